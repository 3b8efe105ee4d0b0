/** `mesos-log replica` and `mesos-log benchmark` as an operator runs them, with real ZooKeeper between them. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startZooKeeper, type ZooKeeperCluster } from "./zookeeper/testing/zookeeper-server.ts";

const PROGRAM = fileURLToPath(new URL("./mesos-log.ts", import.meta.url));
const children: ChildProcess[] = [];
let directory: string;
let zooKeeper: ZooKeeperCluster;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "mesos-log-"));
  zooKeeper = await startZooKeeper();
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await zooKeeper.stop();
  await rm(directory, { recursive: true });
});

interface Tool {
  readonly child: ChildProcess;
  readonly printed: { out: string; err: string };
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

function run(...argv: string[]): Tool {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, ...argv], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LIBPROCESS_IP: "127.0.0.1" },
  });
  children.push(child);
  const printed = { out: "", err: "" };
  child.stdout.on("data", (bytes: Buffer) => (printed.out += bytes.toString("latin1")));
  child.stderr.on("data", (bytes: Buffer) => (printed.err += bytes.toString()));
  return { child, printed, ended: once(child, "close").then(([code]) => code as number | null) };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

const path = (name: string): string => join(directory, name);
const member = (name: string): string[] => [
  `--path=${path(name)}`,
  "--quorum=2",
  `--servers=${zooKeeper.endpoints.join(",")}`,
  "--znode=/log",
];

describe("two replicas and a benchmark", () => {
  it("make one log, which all of them hold when they have ended", async () => {
    const replicas = ["one", "two"].map((name) => run("replica", ...member(name)));
    await until(() => replicas.every(({ printed }) => printed.err.includes("Joined the log's replica group")));
    await writeFile(path("trace"), "10B\n100B\n1KB\n");
    const benchmark = run("benchmark", ...member("three"), `--input=${path("trace")}`, `--output=${path("result")}`);
    expect(await benchmark.ended).toBe(0);
    expect(benchmark.printed.out).toMatch(/^Total number of appends: 3\nTotal time used: /);
    expect((await readFile(path("result"), "utf8")).match(/ Appended \d+ bytes in /g)).toHaveLength(3);
    for (const { child } of replicas) child.kill("SIGTERM");
    expect(await Promise.all(replicas.map(({ ended }) => ended))).toEqual([0, 0]);
    const reads = ["one", "two", "three"].map((name) => run("read", `--path=${path(name)}`));
    expect(await Promise.all(reads.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    // That the last entry is learned may not have reached everybody.
    const texts = reads.map(({ printed }) => printed.out.replaceAll("learned: true\n", ""));
    expect(texts[0]?.match(/^type: APPEND$/gm)).toHaveLength(3);
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
  });

  it("says what is wrong with where ZooKeeper is supposed to be, and leaves nothing behind", async () => {
    const given = [`--path=${path("never")}`, "--quorum=2", "--servers=a:b:c", "--znode=/log"];
    const tool = run("replica", ...given);
    expect(await tool.ended).toBe(1);
    expect(tool.printed.err).toBe("'a:b:c' is not a ZooKeeper server's host:port\n");
  });
});
