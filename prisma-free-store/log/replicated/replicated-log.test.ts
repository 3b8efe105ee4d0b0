/** Ensembles of replicas on real disks and real connections. */
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { must } from "../../../server/core/domain/invariant.ts";
import { initializeLog } from "../initialize.ts";
import { LevelDbStorage } from "../leveldb/leveldb-storage.ts";
import { testLibprocess, until } from "../libprocess/testing.ts";
import { LogError, type Log } from "../log.ts";
import { ReplicaRefusedError } from "../ports/replica-group.ts";
import { openTestLog, TemporaryDirectories } from "../testing-directories.ts";
import { staticGroup } from "./static-group.ts";
import { contents, TestEnsemble, textOf } from "./testing-ensemble.ts";

const directories = new TemporaryDirectories();
let ensemble: TestEnsemble;

beforeEach(async () => {
  ensemble = new TestEnsemble(await directories.make());
});

afterEach(async () => {
  await ensemble.closeAll();
  await directories.removeAll();
});

async function learns(log: Log, end: number): Promise<void> {
  await until(() => (log.learned.end ?? -1) >= end);
}

const codeOf = (operation: Promise<unknown>): Promise<string> =>
  operation.then(
    () => "no error",
    (error: unknown) => (error instanceof LogError ? error.code : String(error)),
  );

describe("a log of three replicas", () => {
  it("begins with a no-op at position 0, and holds on all replicas what was appended", async () => {
    const [one, two, three] = await ensemble.start(3);
    const writer = await must(one, "a replica").log.becomeWriter();
    expect(await writer.append(textOf("a"))).toBe(1);
    expect(await writer.append(textOf("b"))).toBe(2);
    for (const replica of [one, two, three]) {
      const { log } = must(replica, "a replica");
      await learns(log, 2);
      expect(log.learned).toEqual({ begin: 0, end: 2 });
      expect(await contents(log)).toEqual(["a", "b"]);
    }
  });

  it("takes operations that are asked for at once one after another", async () => {
    const [one] = await ensemble.start(3);
    const writer = await must(one, "a replica").log.becomeWriter();
    const texts = Array.from({ length: 50 }, (_, i) => `entry ${i}`);
    const positions = await Promise.all(texts.map((text) => writer.append(textOf(text))));
    expect(positions).toEqual(texts.map((_, i) => i + 1));
    await learns(must(one, "a replica").log, 50);
    expect(await contents(must(one, "a replica").log)).toEqual(texts);
  });

  it("tells who follows whenever more is learned", async () => {
    const [one, two] = await ensemble.start(3);
    const { log } = must(two, "a replica");
    const ends: (number | undefined)[] = [];
    const stop = log.onLearned(() => ends.push(log.learned.end));
    const writer = await must(one, "a replica").log.becomeWriter();
    await writer.append(textOf("a"));
    await learns(log, 1);
    stop();
    await writer.append(textOf("b"));
    await learns(log, 2);
    expect(ends.at(-1)).toBe(1);
  });

  it("has one writer: the one before finds out by its next append", async () => {
    const [one, two] = await ensemble.start(3);
    const first = await must(one, "a replica").log.becomeWriter();
    await first.append(textOf("a"));
    const second = await must(two, "a replica").log.becomeWriter();
    expect(must(two, "a replica").log.learned.end).toBeGreaterThanOrEqual(1);
    await second.append(textOf("b"));
    expect(await codeOf(first.append(textOf("lost")))).toBe("DEMOTED");
    expect(await codeOf(first.append(textOf("lost as well")))).toBe("DEMOTED");
    await second.append(textOf("c"));
    const { log } = must(two, "a replica");
    await learns(log, 3);
    expect((await contents(log)).filter((text) => !text.startsWith("lost"))).toEqual(["a", "b", "c"]);
    expect(await contents(log)).not.toContain("lost");
  });

  it("forgets what is truncated, on every replica", async () => {
    const [one, two] = await ensemble.start(3);
    const writer = await must(one, "a replica").log.becomeWriter();
    for (const text of ["a", "b", "c"]) await writer.append(textOf(text));
    expect(await writer.truncate(3)).toBe(4);
    for (const replica of [one, two]) {
      const { log } = must(replica, "a replica");
      await learns(log, 4);
      expect(log.learned).toEqual({ begin: 3, end: 4 });
      expect(await contents(log)).toEqual(["c"]);
    }
  });

  it("goes on with two of them, and the third catches up when it is back", async () => {
    const [one, two] = await ensemble.start(3);
    await ensemble.close(3);
    const writer = await must(one, "a replica").log.becomeWriter();
    for (const text of ["a", "b", "c"]) await writer.append(textOf(text));
    const { log } = await ensemble.open(3);
    await learns(log, 3);
    expect(await contents(log)).toEqual(["a", "b", "c"]);
    expect(must(two, "a replica").log.learned.end).toBe(3);
  });

  it("accepts nothing without a quorum, and fails in time", async () => {
    await ensemble.initialize(1, 2, 3);
    const limits = { electionTimeoutMs: 5_000, electionRetries: 1, writeTimeoutMs: 200 };
    const { log } = await ensemble.open(1, { limits });
    await Promise.all([ensemble.open(2), ensemble.open(3)]);
    const writer = await log.becomeWriter();
    await writer.append(textOf("a"));
    await Promise.all([ensemble.close(2), ensemble.close(3)]);
    expect(await codeOf(writer.append(textOf("b")))).toBe("TIMEOUT");
    expect(await codeOf(writer.append(textOf("c")))).toBe("TIMEOUT");
  });

  it("has no writer without a quorum", async () => {
    await ensemble.initialize(1);
    const limits = { electionTimeoutMs: 50, electionRetries: 2, writeTimeoutMs: 200 };
    const { log } = await ensemble.open(1, { limits });
    expect(await codeOf(log.becomeWriter())).toBe("TIMEOUT");
  });

  it("holds everything when all were stopped and start again", async () => {
    const [one] = await ensemble.start(3);
    const writer = await must(one, "a replica").log.becomeWriter();
    for (const text of ["a", "b"]) await writer.append(textOf(text));
    await ensemble.closeAll();
    const [, two] = await Promise.all([ensemble.open(1), ensemble.open(2), ensemble.open(3)]);
    const { log } = must(two, "a replica");
    const again = await log.becomeWriter();
    await again.append(textOf("c"));
    await learns(log, 3);
    expect(await contents(log)).toEqual(["a", "b", "c"]);
  });

  it("drops and counts what makes no sense, and goes on", async () => {
    const [one, two] = await ensemble.start(3);
    const { log, libprocess, stats } = must(one, "a replica");
    const stranger = must(two, "a replica").libprocess;
    const send = (toId: string, name: string, body: string): void =>
      stranger.send("stranger", libprocess.pid(toId), { name: `mesos.internal.log.${name}`, body: textOf(body) });
    send("log-replica(1)", "WriteRequest", "not a message at all");
    send("log-replica(1)", "PromiseRequest", "");
    send("__req_res__(1)", "WriteResponse", "\xff\xff");
    await until(() => libprocess.stats.malformed.value === 3);
    // A learned message whose action is not learned.
    send("log-replica(1)", "LearnedMessage", "\n\x04\b\x01\x10\x01");
    await until(() => new Map(stats.snapshot()).get("scheduler_log_native_replica_messages_dropped") === 1);
    send("log-replica(1)", "StrangeMessage", "x");
    send("log-replica(2)", "WriteRequest", "x");
    await until(() => libprocess.stats.unknown.value === 2);
    expect(await (await log.becomeWriter()).append(textOf("a"))).toBe(1);
  });

  it("fails what is under way when it is closed", async () => {
    const [one] = await ensemble.start(3);
    const { log } = must(one, "a replica");
    const writer = await log.becomeWriter();
    const append = codeOf(writer.append(textOf("a")));
    await ensemble.close(1);
    expect(["CLOSED", "no error"]).toContain(await append);
    expect(await codeOf(writer.append(textOf("b")))).toBe("CLOSED");
    expect(await codeOf(log.becomeWriter())).toBe("CLOSED");
  });
});

describe("a replica that has lost its directory", () => {
  it("recovers from the others and votes again", async () => {
    const [one] = await ensemble.start(2);
    const writer = await must(one, "a replica").log.becomeWriter();
    for (const text of ["a", "b"]) await writer.append(textOf(text));
    const { log, stats } = await ensemble.open(3);
    const voting = () => new Map(stats.snapshot()).get("scheduler_log_native_replica_voting");
    expect(voting()).toBe(0);
    await until(() => voting() === 1);
    await learns(log, 2);
    expect(await contents(log)).toEqual(["a", "b"]);
    await ensemble.close(2);
    await writer.append(textOf("c"));
    await learns(log, 3);
  });
});

describe("a log that was never initialized", () => {
  it("has no writer, and says what to do", async () => {
    const [{ log }] = await Promise.all([ensemble.open(1), ensemble.open(2), ensemble.open(3)]);
    const error = await log.becomeWriter().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      code: "UNINITIALIZED",
      message: expect.stringMatching(
        /Replica in EMPTY status received a broadcasted recover request.*bin\/mesos-log initialize --path=/,
      ) as string,
    });
  });

  it("says in its replicas' logs who asked them in vain", async () => {
    const lines: string[] = [];
    const logger = pino({ level: "warn" }, { write: (line) => void lines.push(line) });
    await ensemble.open(1, { logger });
    const { libprocess } = await ensemble.open(2);
    const refusal = (): string | undefined =>
      lines.find((line) => line.includes("Replica in EMPTY status received a broadcasted recover request"));
    await until(() => refusal() !== undefined);
    expect(refusal()).toContain(`@${libprocess.address}`);
  });

  it("initializes itself where that is asked for", async () => {
    const options = { autoInitialize: true };
    const [one] = await Promise.all([1, 2, 3].map((index) => ensemble.open(index, options)));
    const writer = await must(one, "a replica").log.becomeWriter();
    expect(await writer.append(textOf("a"))).toBe(1);
  });
});

describe("opening", () => {
  it("takes over the directory of a log of one replica, and gives it back", async () => {
    const path = ensemble.pathOf(1);
    await initializeLog(path);
    const local = await openTestLog(path);
    const writer = await local.becomeWriter();
    for (const text of ["a", "b"]) await writer.append(textOf(text));
    await local.close();
    const alone = new TestEnsemble(join(path, ".."), 1);
    const { log } = await alone.open(1);
    expect(await contents(log)).toEqual(["a", "b"]);
    await (await log.becomeWriter()).append(textOf("c"));
    await alone.closeAll();
    const again = await openTestLog(path);
    expect(await contents(again)).toEqual(["a", "b", "c"]);
    await again.close();
  });

  it("goes on with the directories that Mesos's replicas have left", async () => {
    const group = ensemble.group;
    const paths = [await directories.copyOf("leveldb-replica1"), await directories.copyOf("leveldb-bench")];
    const [one, two] = await Promise.all(paths.map((path, i) => ensemble.open(i + 1, { path, group: group.view() })));
    const writer = await must(one, "a replica").log.becomeWriter();
    expect(await writer.append(textOf("after Mesos"))).toBe(21);
    for (const replica of [one, two]) {
      const { log } = must(replica, "a replica");
      await learns(log, 21);
      const texts = await contents(log);
      expect(texts).toHaveLength(21);
      expect(texts.at(-1)).toBe("after Mesos");
    }
  });

  it("refuses a directory that another process, or replica, has open", async () => {
    await ensemble.start(1);
    expect(await codeOf(ensemble.open(1))).toBe("LOCKED");
  });

  it("ends, and lets go of everything, when the group does not take the replica", async () => {
    const refusing = {
      ...staticGroup([]),
      join: () => Promise.reject(new ReplicaRefusedError("the quorum size is wrong")),
    };
    await ensemble.initialize(1);
    await expect(ensemble.open(1, { group: refusing })).rejects.toThrow(ReplicaRefusedError);
    const storage = await LevelDbStorage.open(ensemble.pathOf(1), { create: false });
    await storage.close();
  });

  it("lets go of its port when the directory cannot be opened", async () => {
    await ensemble.start(1);
    const libprocess = await testLibprocess();
    const settings = { ip: "127.0.0.1", port: libprocess.port };
    expect(await codeOf(ensemble.open(1, { libprocess }))).toBe("LOCKED");
    const again = await testLibprocess({ settings });
    await again.close();
  });
});
