import { describe, expect, it } from "vitest";
import type { ReadFileInput, SandboxChunk } from "../../server/api/tasks.ts";
import { shownLines } from "./log-text.ts";
import { FIRST_BYTES, type LogHost, LogTail } from "./log-tail.ts";

/** A file that grows, and a host that reads it. */
class FakeFile implements LogHost {
  text = "";
  fails = false;
  isSeen = true;
  readonly reads: ReadFileInput[] = [];
  #waiting: (() => void)[] = [];

  grow(text: string): void {
    this.text += text;
    this.wake();
  }

  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async read(input: ReadFileInput): Promise<SandboxChunk> {
    this.reads.push(input);
    if (this.fails) throw new Error("agent is gone");
    if (input.follow === true && input.offset >= this.text.length) await this.#sleep();
    const offset = input.offset < 0 ? Math.max(0, this.text.length + input.offset) : input.offset;
    const data = this.text.slice(offset, offset + input.length);
    return { offset, data, nextOffset: offset + data.length, atEnd: offset + data.length >= this.text.length };
  }

  async pause(): Promise<void> {
    await Promise.resolve();
  }

  async untilSeen(): Promise<void> {
    if (!this.isSeen) await this.#sleep();
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}

function linesOf(tail: LogTail): readonly string[] {
  const { log } = tail.state.get();
  return log === undefined ? [] : shownLines(log);
}

const source = { taskId: "t", path: "stdout" };

describe("following a log", () => {
  it("shows what is there, then what is added", async () => {
    const file = new FakeFile();
    file.text = "one\ntw";
    const tail = new LogTail(file, source);
    const stop = tail.start(true);
    await settle();
    file.grow("o\nthree\n");
    await settle();
    expect(linesOf(tail)).toEqual(["one", "two", "three"]);
    stop();
  });

  it("begins near the end of a large file, and reads the rest on request", async () => {
    const file = new FakeFile();
    file.text = "x".repeat(10) + "\n" + "y".repeat(FIRST_BYTES);
    const tail = new LogTail(file, source);
    const stop = tail.start(true);
    await settle();
    expect(tail.state.get().log?.start).toBe(11);
    await tail.loadEarlier();
    expect(tail.state.get().log?.start).toBe(0);
    expect(linesOf(tail)[0]).toBe("x".repeat(10));
    stop();
  });

  it("stops by itself at the end of a task that is over", async () => {
    const file = new FakeFile();
    file.text = "done\n";
    const tail = new LogTail(file, source);
    tail.start(false);
    await settle();
    const { length } = file.reads;
    file.grow("more");
    await settle();
    expect(file.reads.length).toBe(length);
    expect(linesOf(tail)).toEqual(["done"]);
  });

  it("tells of a failure, keeps what it has, and goes on", async () => {
    const file = new FakeFile();
    file.text = "one\n";
    const tail = new LogTail(file, source);
    const stop = tail.start(true);
    await settle();
    file.fails = true;
    file.wake();
    await settle();
    expect(tail.state.get().error).toBeInstanceOf(Error);
    expect(linesOf(tail)).toEqual(["one"]);
    file.fails = false;
    file.text += "two\n";
    await settle();
    expect(tail.state.get().error).toBeUndefined();
    expect(linesOf(tail)).toEqual(["one", "two"]);
    stop();
  });

  it("reads nothing while nobody looks, nor after it was stopped", async () => {
    const file = new FakeFile();
    file.isSeen = false;
    const tail = new LogTail(file, source);
    const stop = tail.start(true);
    await settle();
    expect(file.reads.length).toBe(0);
    stop();
    file.wake();
    await settle();
    expect(file.reads.length).toBe(0);
  });
});
