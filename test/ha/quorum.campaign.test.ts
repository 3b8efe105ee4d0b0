/** The steps of docs/operations/changing-quorum.md, taken with real schedulers: `npm run test:campaign`. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../../server/base/testing-ports.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { startZooKeeper, type ZooKeeperCluster } from "../../server/zookeeper/testing/zookeeper-server.ts";
import { clientFor, eventually, initializeLog, makeStateDir } from "../harness.ts";
import { Program } from "../program.ts";

const TIMEOUT_MS = 120_000;

let directory = "";
let zooKeeper: ZooKeeperCluster;
const members: Member[] = [];

beforeAll(async () => {
  directory = makeStateDir();
  zooKeeper = await startZooKeeper();
});

afterAll(async () => {
  await Promise.all(members.map((member) => member.stop()));
  await zooKeeper.stop();
  rmSync(directory, { recursive: true });
});

/** A scheduler that is started with one quorum size after another, on the same log directory. */
class Member {
  readonly base: string;
  readonly trpc: ReturnType<typeof clientFor>;
  readonly #name: string;
  readonly #port: number;
  #program: Program | undefined;

  constructor(name: string, port: number) {
    this.#name = name;
    this.#port = port;
    this.base = `http://127.0.0.1:${port}`;
    this.trpc = clientFor(this.base);
  }

  get program(): Program {
    return must(this.#program, "the scheduler was started");
  }

  async start(...flags: readonly string[]): Promise<void> {
    await this.stop();
    const args = [
      "-cluster_name=quorum",
      "-ip=127.0.0.1",
      `-http_port=${this.#port}`,
      `-zk_endpoints=${zooKeeper.endpoints.join(",")}`,
      "-zk_session_timeout=1secs",
      "-serverset_path=/aurora/scheduler",
      "-native_log_zk_group_path=/aurora/replicated-log",
      `-native_log_file_path=${join(directory, this.#name, "log")}`,
      // Nobody is there: registration is not what this is about.
      "-mesos_master_address=127.0.0.1:1",
      "-max_registration_delay=1hrs",
      ...flags,
    ];
    const logFile = join(directory, `${this.#name}.log`);
    this.#program = new Program({
      name: "aurora-scheduler",
      args,
      environment: { LIBPROCESS_IP: "127.0.0.1" },
      logFile,
    });
    this.#program.launch();
  }

  async stop(): Promise<void> {
    if (this.#program?.isRunning === true) await this.#program.end("SIGTERM");
  }

  /** What it says of the log itself, leader or not. */
  async ownReplica(): Promise<{ readonly status: string; readonly lag: string } | undefined> {
    const options = { headers: { "bypass-leader-redirect": "1" } };
    const response = await fetch(`${this.base}/api/trpc/log.status`, options).catch(() => undefined);
    if (response?.ok !== true) return undefined;
    const { result } = (await response.json()) as { result: { data: { replicas: { status: string; lag: string }[] } } };
    return result.data.replicas[0];
  }
}

async function member(name: string, isInitialized: boolean): Promise<Member> {
  const stateDir = join(directory, name);
  mkdirSync(stateDir);
  if (isInitialized) initializeLog(stateDir);
  const made = new Member(name, await freePort());
  members.push(made);
  return made;
}

/** As the page says before each step: every running replica votes and has everything. */
async function complete(running: readonly Member[]): Promise<void> {
  for (const one of running) {
    await eventually(
      "a replica that votes and lacks nothing",
      async () => {
        one.program.assertRunning();
        const replica = await one.ownReplica();
        return replica?.status === "VOTING" && replica.lag === "0" ? true : undefined;
      },
      TIMEOUT_MS,
    );
  }
}

/** Writes through whoever leads. The leader serves as soon as its storage is ready. */
async function write(running: readonly Member[], cpus: number): Promise<void> {
  await eventually(
    "a write to be acknowledged",
    async () => {
      for (const { base } of running) {
        const body = JSON.stringify({
          role: "quorum",
          quota: { resources: [{ numCpus: cpus }, { ramMb: 1 }, { diskMb: 1 }] },
        });
        const headers = { "content-type": "application/json", "bypass-leader-redirect": "1" };
        const response = await fetch(`${base}/api/trpc/quotas.set`, { method: "POST", headers, body }).catch(
          () => undefined,
        );
        if (response?.ok === true) return true;
      }
      return undefined;
    },
    TIMEOUT_MS,
  );
}

async function restartAll(running: readonly Member[], flags: readonly string[]): Promise<void> {
  for (const one of running) {
    await one.start(...flags);
    await complete([one]);
  }
}

it(
  "three schedulers become five and three again, and nothing is lost",
  async () => {
    const three = [await member("a", true), await member("b", true), await member("c", true)];
    for (const one of three) await one.start("-native_log_quorum_size=2");
    await write(three, 1);

    await restartAll(three, ["-native_log_quorum_size=3", "-native_log_previous_quorum_size=2"]);
    const five = [...three, await member("d", false), await member("e", false)];
    for (const added of five.slice(3)) {
      await added.start("-native_log_quorum_size=3");
      await complete([added]);
    }
    await write(five, 2);

    const stray = await member("f", false);
    await stray.start("-native_log_quorum_size=3");
    expect(await stray.program.gone()).toBe(1);
    expect(stray.program.log()).toMatch(/does not join the replicated log/);

    for (const leaving of five.slice(0, 2)) await leaving.stop();
    const left = five.slice(2);
    await complete(left);
    await restartAll(left, ["-native_log_quorum_size=2", "-native_log_previous_quorum_size=3"]);
    await write(left, 3);
    const quotas = await Promise.all(
      left.map(async ({ base }) => {
        const headers = { "bypass-leader-redirect": "1" };
        const response = await fetch(`${base}/api/trpc/quotas.list`, { headers });
        return response.ok ? JSON.stringify(await response.json()) : undefined;
      }),
    );
    expect(quotas.filter((answer) => answer?.includes('{"numCpus":3}'))).toHaveLength(1);
  },
  4 * TIMEOUT_MS,
);
