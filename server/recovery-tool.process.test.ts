/** `recovery-tool` as an operator runs it: what it says, how it ends, and that it looks for schedulers in ZooKeeper. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testTask } from "../prisma-free-store/testing-entities.ts";
import { leveldbTestStorage } from "../prisma-free-store/testing.ts";
import { ManualClock } from "./base/clock.ts";
import { silentLogger } from "./base/logger.ts";
import { freePort } from "./base/testing-ports.ts";
import { ZooKeeper } from "./zookeeper/requests.ts";
import { parseServers } from "./zookeeper/servers.ts";
import { Session } from "./zookeeper/session.ts";
import { runRecoveryTool } from "./run-recovery-tool.ts";
import { startZooKeeper, type ZooKeeperCluster } from "./zookeeper/testing/zookeeper-server.ts";

const PROGRAM = fileURLToPath(new URL("./recovery-tool.ts", import.meta.url));
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "recovery-tool-"));
  const storage = await leveldbTestStorage(path("log"));
  await storage.storage.write(({ tasks }) => tasks.saveTasks([testTask("a"), testTask("b")]));
  await storage.close();
});

afterAll(() => rm(directory, { recursive: true }));

const path = (name: string): string => join(directory, name);

/** Ended with exit code 1 and this one line. */
const refused = (line: string | RegExp): unknown => ({
  exitCode: 1,
  out: "",
  err: expect.stringMatching(line) as unknown,
});

describe("recovery-tool", () => {
  it("makes a backup of a log, and a log of a backup", async () => {
    const given = (log: string): string[] => [`-backup=${path("b")}`, `-native_log_file_path=${path(log)}`];
    const made = await runRecoveryTool(["-from=LOG", "-to=BACKUP", ...given("log")]);
    expect(made).toMatchObject({ exitCode: 0, err: "" });
    expect(made.out).toMatch(/^Recovered 2 tasks from the log at .*\n$/);
    const program = ["--import", "tsx", PROGRAM, "-from", "BACKUP", "-to", "LOG", ...given("copy")];
    const { stdout } = await promisify(execFile)(process.execPath, program);
    expect(stdout).toMatch(/^Recovered 2 tasks from .*, taken at .*, into the log at .*\n$/);
    const storage = await leveldbTestStorage(path("copy"));
    expect(storage.storage.read(({ tasks }) => tasks.size)).toBe(2);
    await storage.close();
  });

  it("says in one line what is wrong, and changes nothing", async () => {
    const log = `-native_log_file_path=${path("never")}`;
    await writeFile(path("nonsense"), "nonsense");
    const answers = await Promise.all([
      runRecoveryTool([]),
      runRecoveryTool(["-from=BACKUP", "-to=LOGS", log]),
      runRecoveryTool(["-from=LOG", "-to=LOG", log]),
      runRecoveryTool(["-from=BACKUP", "-to=LOG", log, `-backup=${path("nothing")}`]),
      runRecoveryTool(["-from=BACKUP", "-to=LOG", log, `-backup=${path("nonsense")}`]),
      runRecoveryTool(["-from=LOG", "-to=BACKUP", log, `-backup=${path("never")}`]),
    ]);
    expect(answers).toEqual([
      refused(/^recovery-tool: A value for the -from flag must be supplied: LOG or BACKUP; .*\n$/),
      refused(/^recovery-tool: -to=LOGS: expected one of LOG, BACKUP\n$/),
      refused(/^recovery-tool: -from and -to are both LOG: .*\n$/),
      refused(/^recovery-tool: Backup .*nothing does not exist\.\n$/),
      refused(/^recovery-tool: .*nonsense is not a backup of this program\.\n$/),
      refused(/^recovery-tool: There is no log at .*never\.\n$/),
    ]);
  });
});

describe("recovery-tool, told where ZooKeeper is", () => {
  let zooKeeper: ZooKeeperCluster;
  let session: Session;
  const into = (name: string, endpoints: readonly string[]): string[] => [
    "-from=BACKUP",
    "-to=LOG",
    `-backup=${path("b")}`,
    `-native_log_file_path=${path(name)}`,
    "-native_log_zk_group_path=/aurora/replicated-log/",
    `-zk_endpoints=${endpoints.join(",")}`,
    "-zk_connection_timeout=60secs",
  ];

  beforeAll(async () => {
    zooKeeper = await startZooKeeper();
    const limits = { sessionTimeoutMs: 30_000, connectionTimeoutMs: 30_000 };
    session = new Session({
      servers: parseServers(zooKeeper.endpoints),
      ...limits,
      clock: new ManualClock(),
      logger: silentLogger,
    });
    session.start();
  });
  afterAll(async () => {
    await session.close();
    await zooKeeper.stop();
  });

  it("refuses while a scheduler is in the log's group, and names it", async () => {
    expect(await runRecoveryTool(into("alone", zooKeeper.endpoints))).toMatchObject({ exitCode: 0 });
    const requests = new ZooKeeper(session);
    await requests.ensurePath("/aurora/replicated-log");
    const data = "log-replica(1)@10.0.0.1:8083";
    await requests.create("/aurora/replicated-log/", { data, mode: "EPHEMERAL_SEQUENTIAL" });
    expect(await runRecoveryTool(into("other", zooKeeper.endpoints))).toEqual(
      refused(/^recovery-tool: Stop all schedulers first: log-replica\(1\)@10\.0\.0\.1:8083 in /),
    );
  });

  it("says when ZooKeeper does not answer", async () => {
    const argv = into("other", [`127.0.0.1:${await freePort()}`]).slice(0, -1);
    expect(await runRecoveryTool([...argv, "-zk_connection_timeout=1secs"])).toEqual(
      refused(/^recovery-tool: ZooKeeper at 127\.0\.0\.1:\d+ does not answer\. Without -zk_endpoints/),
    );
  });
});
