import { describe, expect, it } from "vitest";
import { Timers } from "./timers.ts";

describe("timers", () => {
  it("run in the order of their times, equal times in the order they were set", () => {
    const timers = new Timers(0);
    const ran: string[] = [];
    timers.after(20, () => ran.push("c"));
    timers.after(10, () => ran.push("a"));
    timers.after(10, () => ran.push("b"));
    timers.advance(15);
    expect(ran).toEqual(["a", "b"]);
    expect(timers.nextDueMs()).toBe(20);
    timers.advance(20);
    expect(ran).toEqual(["a", "b", "c"]);
    expect(timers.nextDueMs()).toBeUndefined();
  });

  it("tell the time at which each was due while it runs", () => {
    const timers = new Timers(100);
    const seen: number[] = [];
    timers.after(5, () => {
      seen.push(timers.nowMs);
      timers.after(5, () => seen.push(timers.nowMs));
    });
    timers.advance(200);
    expect(seen).toEqual([105, 110]);
    expect(timers.nowMs).toBe(200);
  });

  it("do not run once cancelled, however many there are", () => {
    const timers = new Timers(0);
    let ran = 0;
    const all = Array.from({ length: 1000 }, (_, i) => timers.after(i, () => (ran += 1)));
    for (const [i, timer] of all.entries()) if (i % 10 !== 0) timer.cancel();
    expect(timers.pending).toBe(100);
    timers.advance(1000);
    expect(ran).toBe(100);
    expect(timers.pending).toBe(0);
  });

  it("shrug at being cancelled after they have run, or twice", () => {
    const timers = new Timers(0);
    const done = timers.after(1, () => undefined);
    const twice = timers.after(2, () => undefined);
    timers.advance(1);
    done.cancel();
    twice.cancel();
    twice.cancel();
    expect(timers.pending).toBe(0);
  });

  it("never go back in time", () => {
    const timers = new Timers(50);
    timers.advance(10);
    expect(timers.nowMs).toBe(50);
  });
});
