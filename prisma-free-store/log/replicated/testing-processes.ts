/** Replicas as processes that can be killed and stopped, reached through proxies that can be closed. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { must } from "../../../server/core/domain/invariant.ts";
import { freePort } from "../../../server/base/testing-ports.ts";
import { initializeLog } from "../initialize.ts";
import type { Action, ReplicaActions, StartSettings, Told } from "./testing-replica.ts";

/** Takes connections for a replica; while it is closed to them, refuses all and cuts those that are there. */
class Gate {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  isOpen = true;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async before(port: number): Promise<Gate> {
    const server = createServer();
    const gate = new Gate(server);
    server.on("connection", (socket) => gate.#accept(socket, port));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return gate;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  shut(): void {
    this.isOpen = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.shut();
    this.#server.close();
  }

  #accept(socket: Socket, port: number): void {
    if (!this.isOpen) return void socket.resetAndDestroy();
    const onward = connect(port, "127.0.0.1");
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      this.#sockets.add(from);
      from.on("error", () => undefined);
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }
}

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SOURCE = fileURLToPath(new URL("./testing-replica.ts", import.meta.url));

/** The replica's program in one file, since it is started many times; beside the packages that it needs. */
async function bundle(): Promise<string> {
  const outfile = join(ROOT, "node_modules", ".cache", `testing-replica-${randomUUID()}.mjs`);
  await build({ entryPoints: [SOURCE], outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
  return outfile;
}

interface ReplicaPlace {
  readonly path: string;
  readonly port: number;
  readonly gate: Gate;
  /** The file that is run. */
  readonly program: string;
}

/** A replica's place: its directory, its port, and its process when there is one. */
export class ReplicaProcess {
  readonly path: string;
  readonly gate: Gate;
  readonly #port: number;
  readonly #program: string;
  #child: ChildProcess | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  /** What it was told is written, in order. */
  readonly acknowledged: string[] = [];

  constructor(place: ReplicaPlace) {
    this.path = place.path;
    this.gate = place.gate;
    this.#port = place.port;
    this.#program = place.program;
  }

  get pid(): string {
    return `log-replica(1)@127.0.0.1:${this.gate.port}`;
  }

  /** Runs the process. `limits` are for `ulimit`, as `-f 100`. */
  async start(given: Pick<StartSettings, "pids" | "quorumSize">, limits?: string): Promise<void> {
    const command = `${limits === undefined ? "" : `ulimit ${limits};`} exec "$0" "$@"`;
    const child = spawn("/bin/sh", ["-c", command, process.execPath, this.#program], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#child = child;
    child.on("message", (told: Told) => this.#told(told));
    child.on("exit", () => this.#ended());
    const settings = { ip: "127.0.0.1", port: this.#port, advertisePort: this.gate.port };
    await this.call("start", { ...given, path: this.path, settings });
  }

  call<A extends Action>(
    action: A,
    ...[argument]: Parameters<ReplicaActions[A]>
  ): Promise<Awaited<ReturnType<ReplicaActions[A]>>> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      must(this.#child, "the replica runs").send({ id, action, argument });
    });
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    child.kill("SIGCONT");
    await once(child, "exit");
  }

  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  #told(told: Told): void {
    if (told.kind === "acknowledged") {
      this.acknowledged.push(told.text);
      return;
    }
    const waiting = this.#waiting.get(told.id);
    this.#waiting.delete(told.id);
    if (told.error === undefined) waiting?.resolve(told.value);
    else waiting?.reject(new Error(told.error));
  }

  #ended(): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error("killed"));
    this.#waiting.clear();
  }
}

export interface ProcessEnsemble {
  readonly replicas: readonly [ReplicaProcess, ReplicaProcess, ReplicaProcess];
  /** What every replica is started with. */
  readonly shared: Pick<StartSettings, "pids" | "quorumSize">;
  stop(): Promise<void>;
}

/** Three initialized replicas that do not run yet. */
export async function processEnsemble(directory: string): Promise<ProcessEnsemble> {
  const program = await bundle();
  const make = async (name: string): Promise<ReplicaProcess> => {
    const path = join(directory, name);
    await initializeLog(path);
    const port = await freePort();
    return new ReplicaProcess({ path, port, gate: await Gate.before(port), program });
  };
  const replicas = [await make("one"), await make("two"), await make("three")] as const;
  return {
    replicas,
    shared: { pids: replicas.map(({ pid }) => pid), quorumSize: 2 },
    async stop() {
      await Promise.all(replicas.map((replica) => replica.kill()));
      for (const { gate } of replicas) gate.close();
      await rm(program);
    },
  };
}
