import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { EventLoopMonitor } from "./event-loop-monitor.ts";

const STALL_MS = 120;

/** Holds the event loop. */
function stall(): void {
  const end = performance.now() + STALL_MS;
  while (performance.now() < end);
}

describe("the event loop monitor", () => {
  it("remembers a stall for a minute, and no longer", async () => {
    const clock = new ManualClock();
    const monitor = new EventLoopMonitor(clock);
    await sleep(30);
    stall();
    while (monitor.delay().max < STALL_MS / 2) await sleep(5);
    const { p50, p99, max } = monitor.delay();
    expect(p50).toBeLessThanOrEqual(p99);
    expect(p99).toBeLessThanOrEqual(max);
    clock.advance(50_000);
    expect(monitor.delay().max).toBe(max);
    clock.advance(10_000);
    expect(monitor.delay().max).toBe(0);
    monitor.stop();
    expect(monitor.delay().max).toBe(0);
  });
});
