import { describe, expect, it } from "vitest";
import { ManualClock } from "../../../server/base/clock.ts";
import { must } from "../../../server/core/domain/invariant.ts";
import type { RecordToWrite } from "../../core/paxos/log-node.types.ts";
import type { Action } from "../../core/paxos/messages.ts";
import { DiskQueue } from "./disk-queue.ts";

interface Write {
  readonly numbers: readonly number[];
  readonly sync: boolean;
  done(): void;
  fail(): void;
}

/** A disk that does what it is told to, when it is told to. */
function manualDisk() {
  const clock = new ManualClock();
  const writes: Write[] = [];
  const said: string[] = [];
  const queue = new DiskQueue({
    clock,
    storage: {
      persist: (records, { sync }) =>
        new Promise((resolve, reject) => {
          const numbers = (records as readonly RecordToWrite[]).map((record) => record.number);
          writes.push({ numbers, sync, done: resolve, fail: () => reject(new Error("no space left")) });
        }),
      read: (position) =>
        position === 13
          ? Promise.reject(new Error("bad block"))
          : Promise.resolve<Action>({ position, promised: 1, type: "NOP", nop: {} }),
    },
    onWritten: (through) => void said.push(`written ${through}`),
    onRead: (readId, action) => void said.push(`read ${readId}: ${action?.position}`),
    onFailed: (error) => void said.push(`failed: ${String(error)}`),
  });
  const summary = (): string[] => writes.map(({ numbers, sync }) => `${numbers.join(" ")}${sync ? " synced" : ""}`);
  return { clock, queue, writes, said, summary, write: (i: number) => must(writes[i], `write ${i}`) };
}

/** Lets everything run that waits for nothing but its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const record = (number: number, sync: boolean): RecordToWrite => ({
  number,
  sync,
  action: { position: number, promised: 1 },
});

describe("a disk queue", () => {
  it("writes what arrives together in one batch with one sync", async () => {
    const { queue, said, summary, write } = manualDisk();
    queue.write([record(1, false), record(2, true)]);
    queue.write([record(3, true)]);
    await turn();
    expect(summary()).toEqual(["1 2 3 synced"]);
    expect(said).toEqual([]);
    write(0).done();
    await turn();
    expect(said).toEqual(["written 3"]);
  });

  it("lets what arrives during a write share the next one", async () => {
    const { queue, said, summary, write } = manualDisk();
    queue.write([record(1, true)]);
    await turn();
    queue.write([record(2, true)]);
    await turn();
    queue.write([record(3, false)]);
    await turn();
    expect(summary()).toEqual(["1 synced"]);
    write(0).done();
    await turn();
    expect(summary()).toEqual(["1 synced", "2 3 synced"]);
    write(1).done();
    await turn();
    expect(said).toEqual(["written 1", "written 3"]);
  });

  it("lets what needs no sync wait a moment for what does", async () => {
    const { clock, queue, summary, write } = manualDisk();
    queue.write([record(1, false)]);
    await turn();
    expect(summary()).toEqual([]);
    queue.write([record(2, true)]);
    await turn();
    expect(summary()).toEqual(["1 2 synced"]);
    write(0).done();
    await turn();
    queue.write([record(3, false)]);
    await turn();
    clock.advance(1);
    expect(summary()).toEqual(["1 2 synced", "3"]);
  });

  it("reads behind all that was handed in before", async () => {
    const { queue, said, write } = manualDisk();
    queue.read([{ readId: 1, position: 5 }]);
    await turn();
    expect(said).toEqual(["read 1: 5"]);
    queue.write([record(1, true)]);
    queue.read([{ readId: 2, position: 6 }]);
    await turn();
    expect(said).toHaveLength(1);
    write(0).done();
    await turn();
    expect(said).toEqual(["read 1: 5", "written 1", "read 2: 6"]);
  });

  it("says once that it failed, and neither writes nor reads any more", async () => {
    const { queue, said, summary, write } = manualDisk();
    queue.write([record(1, true)]);
    await turn();
    queue.write([record(2, true)]);
    queue.read([{ readId: 1, position: 5 }]);
    write(0).fail();
    await turn();
    queue.write([record(3, true)]);
    queue.read([{ readId: 2, position: 6 }]);
    await turn();
    expect(said).toEqual(["failed: Error: no space left"]);
    expect(summary()).toEqual(["1 synced"]);
  });

  it("fails when a read does", async () => {
    const { queue, said } = manualDisk();
    queue.read([
      { readId: 1, position: 13 },
      { readId: 2, position: 14 },
    ]);
    await turn();
    expect(said.filter((line) => line.startsWith("failed"))).toEqual(["failed: Error: bad block"]);
  });

  it("is idle when the disk has all that was handed in", async () => {
    const { queue, write, summary } = manualDisk();
    queue.write([record(1, false)]);
    let isIdle = false;
    const idle = queue.idle().then(() => (isIdle = true));
    await turn();
    expect(summary()).toEqual(["1"]);
    expect(isIdle).toBe(false);
    write(0).done();
    await idle;
  });

  it("has failed when more waits for the disk than memory is to hold", async () => {
    const { queue, said, summary, write } = manualDisk();
    const bytes = new Uint8Array(32 * 1024 * 1024);
    const large = (number: number): RecordToWrite => ({
      number,
      sync: true,
      action: { position: number, promised: 1, performed: 1, type: "APPEND", append: { bytes } },
    });
    queue.write([large(1)]);
    await turn();
    for (let number = 2; number <= 8; number++) queue.write([large(number)]);
    expect(said).toEqual([]);
    queue.write([large(9)]);
    expect(said).toEqual(["failed: Error: The disk does not keep up: 256 MiB wait to be written."]);
    write(0).done();
    await queue.idle();
    expect(summary()).toEqual(["1 synced"]);
    expect(said).toHaveLength(1);
  });
});
