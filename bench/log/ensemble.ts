/** Three replicas of a log on loopback, each a process with a directory of its own. */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "../../server/base/testing-ports.ts";
import { must } from "../../server/core/domain/invariant.ts";
import type { Throughput } from "../storage/measure.ts";
import type { Answer, MeasureOrder, Order } from "./replica.ts";

export class Ensemble {
  readonly #children: readonly ChildProcess[];

  private constructor(children: readonly ChildProcess[]) {
    this.#children = children;
  }

  static async start(directory: string, size: number): Promise<Ensemble> {
    const ports = await freePorts(size);
    const pids = ports.map((port) => `log-replica(1)@127.0.0.1:${port}`);
    const children = ports.map(() => fork(fileURLToPath(new URL("./replica.ts", import.meta.url))));
    const quorumSize = Math.floor(size / 2) + 1;
    await Promise.all(
      children.map((child, i) => {
        const port = must(ports[i], "a port for each replica");
        return ask(child, { kind: "start", path: join(directory, `replica-${i + 1}`), port, pids, quorumSize });
      }),
    );
    return new Ensemble(children);
  }

  /** Lets the first replica lead and measure. */
  async measure(order: Omit<MeasureOrder, "kind">): Promise<Throughput> {
    const answer = await ask(must(this.#children[0], "an ensemble has replicas"), { kind: "measure", ...order });
    if (answer.kind !== "measured") throw new Error("a replica did not measure what it was told to");
    return answer.figures;
  }

  stop(): void {
    for (const child of this.#children) child.kill("SIGKILL");
  }
}

async function ask(child: ChildProcess, order: Order): Promise<Answer> {
  child.send(order);
  const gone = once(child, "exit").then(() => {
    throw new Error("a replica has ended; what it had to say is above");
  });
  const [answer] = (await Promise.race([once(child, "message"), gone])) as [Answer];
  gone.catch(() => undefined);
  return answer;
}
