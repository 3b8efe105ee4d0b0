/** Ensembles of real processes that are killed, stopped, cut off, wiped, or run out of disk. */
import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TemporaryDirectories } from "../testing-directories.ts";
import { processEnsemble, type ProcessEnsemble, type ReplicaProcess } from "./testing-processes.ts";

const directories = new TemporaryDirectories();
let ensemble: ProcessEnsemble;

beforeEach(async () => {
  ensemble = await processEnsemble(await directories.make());
});

afterEach(async () => {
  await ensemble.stop();
  await directories.removeAll();
});

const startAll = (): Promise<unknown> =>
  Promise.all(ensemble.replicas.map((replica) => replica.start(ensemble.shared)));

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function reaches(replica: ReplicaProcess, end: number): Promise<void> {
  await until(async () => (await replica.call("state")).end >= end);
}

const failure = (operation: Promise<unknown>): Promise<string> =>
  operation.then(
    () => "no error",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe("an ensemble whose writers are killed in the midst of writing", () => {
  it("holds all that was acknowledged, in order, the same on every replica", async () => {
    await startAll();
    const { replicas } = ensemble;
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round++) {
      const writer = replicas[round % 3] ?? replicas[0];
      await writer.call("becomeWriter");
      const before = writer.acknowledged.length;
      const ended = failure(writer.call("appendForEver", `round ${round}`));
      await until(() => writer.acknowledged.length > before + 20 + round * 7);
      await writer.kill();
      expect(await ended).toBe("killed");
      acknowledged.push(...writer.acknowledged.slice(before));
      await writer.start(ensemble.shared);
    }
    await replicas[0].call("becomeWriter");
    const position = await replicas[0].call("append", "the end");
    for (const replica of replicas) await reaches(replica, position);
    const [first, ...others] = await Promise.all(replicas.map((replica) => replica.call("contents")));
    for (const other of others) expect(other).toEqual(first);
    const acknowledgedSet = new Set(acknowledged);
    expect(first?.filter((text) => acknowledgedSet.has(text))).toEqual(acknowledged);
    // Of what was not acknowledged no more can be there than what each writer had under way when it was killed.
    expect(first?.length).toBeLessThanOrEqual(acknowledged.length + 4 + 1);
  });
});

describe("a replica", () => {
  it("that is killed and wiped recovers from the others, and is needed and there when another one is killed", async () => {
    await startAll();
    const [one, two, three] = ensemble.replicas;
    await one.call("becomeWriter");
    for (let i = 0; i < 50; i++) await one.call("append", `entry ${i}`);
    await three.kill();
    await rm(three.path, { recursive: true });
    await three.start(ensemble.shared);
    await until(async () => (await three.call("state")).status === "VOTING");
    await two.kill();
    const position = await one.call("append", "with the recovered one");
    await reaches(three, position);
    expect(await three.call("contents")).toEqual(await one.call("contents"));
  });

  it("that hangs holds up nobody, and catches up when it goes on", async () => {
    await startAll();
    const [one, , three] = ensemble.replicas;
    await one.call("becomeWriter");
    await one.call("append", "before");
    three.pause();
    // More than sockets hold.
    const large = "x".repeat(256 * 1024);
    let position = 0;
    for (let i = 0; i < 40; i++) position = await one.call("append", large);
    three.resume();
    await reaches(three, position);
    expect(await three.call("contents")).toHaveLength(41);
  });

  it("that is cut off cannot write, and learns what it has missed when it is reached again", async () => {
    await startAll();
    const [one, two] = ensemble.replicas;
    await one.call("becomeWriter");
    await one.call("append", "before");
    one.gate.shut();
    const lost = failure(one.call("append", "cut off"));
    await two.call("becomeWriter");
    await two.call("append", "meanwhile");
    expect(await lost).toMatch(/^(TIMEOUT|DEMOTED)$/);
    one.gate.isOpen = true;
    const position = await two.call("append", "after");
    await reaches(one, position);
    const texts = await one.call("contents");
    expect(texts).toEqual(await two.call("contents"));
    expect(texts.filter((text) => text !== "cut off")).toEqual(["before", "meanwhile", "after"]);
  });

  it("whose disk is full says so and votes no more; the others go on", async () => {
    const [one, two, three] = ensemble.replicas;
    // Files of at most 512 blocks of 512 bytes.
    await Promise.all([one.start(ensemble.shared), two.start(ensemble.shared), three.start(ensemble.shared, "-f 512")]);
    await one.call("becomeWriter");
    const large = "x".repeat(64 * 1024);
    for (let i = 0; i < 10; i++) await one.call("append", large);
    await until(async () => (await three.call("state")).hasDiskFailed);
    await one.call("append", "with two");
    await two.kill();
    expect(await failure(one.call("append", "with nobody"))).toBe("TIMEOUT");
    expect(await failure(three.call("becomeWriter"))).toBe("FAILED");
  });

  it("whose disk is full while it is the writer fails its writes", async () => {
    const [one, two, three] = ensemble.replicas;
    await Promise.all([one.start(ensemble.shared, "-f 512"), two.start(ensemble.shared), three.start(ensemble.shared)]);
    await one.call("becomeWriter");
    expect(await failure(one.call("appendForEver", "y".repeat(64 * 1024)))).toBe("FAILED");
    const { acknowledged } = one;
    await two.call("becomeWriter");
    expect((await two.call("contents")).slice(0, acknowledged.length)).toEqual(acknowledged);
    await two.call("append", "without it");
  });
});
