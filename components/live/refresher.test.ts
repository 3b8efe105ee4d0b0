import { describe, expect, it } from "vitest";
import { GATHER_MS, MAX_REST_MS, MIN_REST_MS, Refresher, type Timers } from "./refresher.ts";

class FakeTimers implements Timers {
  #now = 0;
  #next = 0;
  readonly #due = new Map<number, { atMs: number; run: () => void }>();

  now(): number {
    return this.#now;
  }

  after(delayMs: number, run: () => void): () => void {
    const id = this.#next++;
    this.#due.set(id, { atMs: this.#now + delayMs, run });
    return () => this.#due.delete(id);
  }

  /** Runs what falls due within `ms`, in order, and lets promises settle in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [id, first] = [...this.#due].sort(([, a], [, b]) => a.atMs - b.atMs)[0] ?? [];
      if (id === undefined || first === undefined || first.atMs > end) break;
      this.#due.delete(id);
      this.#now = first.atMs;
      first.run();
      await settle();
    }
    this.#now = end;
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await Promise.resolve();
}

const jobs = { id: "jobs.list" };

describe("the refresher", () => {
  it("gathers the changes of a moment into one fetch", async () => {
    const timers = new FakeTimers();
    let fetches = 0;
    const refresher = new Refresher(() => Promise.resolve(fetches++), timers);
    for (let i = 0; i < 1000; i++) refresher.mark(jobs);
    await timers.advance(GATHER_MS);
    expect(fetches).toBe(1);
    await timers.advance(60_000);
    expect(fetches).toBe(1);
  });

  it("fetches a topic that changes all the time at most every now and then", async () => {
    const timers = new FakeTimers();
    const at: number[] = [];
    const refresher = new Refresher(() => Promise.resolve(at.push(timers.now())), timers);
    for (let i = 0; i < 100; i++) {
      refresher.mark(jobs);
      await timers.advance(20);
    }
    expect(at.length).toBeGreaterThanOrEqual(3);
    for (let i = 1; i < at.length; i++) expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThanOrEqual(MIN_REST_MS);
  });

  it("rests long after a fetch that took long, and fetches what changed meanwhile", async () => {
    const timers = new FakeTimers();
    const done: (() => void)[] = [];
    const refresher = new Refresher(() => new Promise<void>((resolve) => done.push(resolve)), timers);
    refresher.mark(jobs);
    await timers.advance(GATHER_MS);
    refresher.mark(jobs);
    await timers.advance(2000);
    expect(done.length).toBe(1);
    done[0]?.();
    await settle();
    await timers.advance(MAX_REST_MS - 1);
    expect(done.length).toBe(1);
    await timers.advance(1);
    expect(done.length).toBe(2);
  });

  it("fetches nothing after it was stopped", async () => {
    const timers = new FakeTimers();
    let fetches = 0;
    const refresher = new Refresher(() => Promise.resolve(fetches++), timers);
    refresher.mark(jobs);
    refresher.stop();
    await timers.advance(5000);
    expect(fetches).toBe(0);
  });
});
