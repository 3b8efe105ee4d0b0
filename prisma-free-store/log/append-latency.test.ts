import { describe, expect, it } from "vitest";
import { ManualClock } from "../../server/base/clock.ts";
import { AppendLatency, MAX_SAMPLES, SAMPLE_MS } from "./append-latency.ts";

const START_MS = 1_000_000 * SAMPLE_MS;

describe("the latency of appends", () => {
  it("is summed up for every five seconds in which there were any", () => {
    const clock = new ManualClock(START_MS);
    const latency = new AppendLatency(clock);
    expect(latency.samples()).toEqual([]);
    for (let i = 1; i <= 100; i++) latency.add(i);
    clock.advance(3 * SAMPLE_MS);
    latency.add(0.5);
    const [first, second, ...others] = latency.samples();
    expect(first).toMatchObject({ atMs: START_MS, maxMs: 100, count: 100 });
    expect(first?.p50Ms).toBeGreaterThanOrEqual(50);
    expect(first?.p50Ms).toBeLessThanOrEqual(50 * 1.08);
    expect(first?.p99Ms).toBeGreaterThanOrEqual(99);
    expect(first?.p99Ms).toBeLessThanOrEqual(100);
    expect(second).toEqual({ atMs: START_MS + 3 * SAMPLE_MS, p50Ms: 0.5, p99Ms: 0.5, maxMs: 0.5, count: 1 });
    expect(others).toEqual([]);
  });

  it("is kept for five minutes", () => {
    const clock = new ManualClock(START_MS);
    const latency = new AppendLatency(clock);
    for (let i = 0; i < 2 * MAX_SAMPLES; i++) {
      latency.add(i);
      clock.advance(SAMPLE_MS);
    }
    expect(latency.samples()).toHaveLength(MAX_SAMPLES - 1);
    expect(latency.samples().at(-1)?.maxMs).toBe(2 * MAX_SAMPLES - 1);
    clock.advance(MAX_SAMPLES * SAMPLE_MS);
    expect(latency.samples()).toEqual([]);
  });

  it("counts what takes no time, or very long", () => {
    const latency = new AppendLatency(new ManualClock(START_MS));
    for (const durationMs of [0, -1, 1e9]) latency.add(durationMs);
    expect(latency.samples()[0]).toMatchObject({ p50Ms: 0.02, maxMs: 1e9, count: 3 });
  });
});
