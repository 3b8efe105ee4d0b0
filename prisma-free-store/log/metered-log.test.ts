import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../../server/base/clock.ts";
import { StatsRegistry } from "../../server/base/stats/stats.ts";
import type { LogWriter } from "./log.ts";
import { MemoryLog } from "./memory-log.ts";
import { MeteredLog } from "./metered-log.ts";

describe("a metered log", () => {
  let clock: ManualClock;
  let inner: MemoryLog;
  let stats: StatsRegistry;
  let log: MeteredLog;
  let writer: LogWriter;

  beforeEach(async () => {
    clock = new ManualClock();
    inner = new MemoryLog();
    stats = new StatsRegistry();
    log = new MeteredLog(inner, { clock, stats, timeouts: { readTimeoutMs: 5_000, writeTimeoutMs: 3_000 } });
    writer = await log.becomeWriter();
  });

  afterEach(() => log.close());

  const stat = (name: string) => Object.fromEntries(stats.snapshot())[`scheduler_log_native_${name}`];

  it("counts operations and the time they take", async () => {
    const release = inner.hold();
    const append = writer.append(Buffer.from("a"));
    clock.advance(20);
    release();
    await append;
    await writer.truncate(1);
    for await (const record of log.read(1, 2)) expect(Buffer.from(record.data).toString()).toBe("a");
    expect([stat("append_events"), stat("append_nanos_total"), stat("append_failures")]).toEqual([1, 20e6, 0]);
    expect([stat("truncate_events"), stat("read_timeouts")]).toEqual([1, 0]);
    expect(stat("read_events")).toBeGreaterThan(0);
    expect(log.appendLatency.percentiles()).toEqual({ p50: 20, p99: 20 });
  });

  it("tells how long a replica that is alone takes to answer", async () => {
    expect(log.replicas()).toMatchObject([{ pid: "local", lag: "0", appendLatency: [] }]);
    const release = inner.hold();
    const append = writer.append(Buffer.from("a"));
    clock.advance(20);
    release();
    await append;
    const appendLatency = [{ atMs: 0, p50Ms: 20, p99Ms: 20, maxMs: 20, count: 1 }];
    expect(log.replicas()).toMatchObject([{ pid: "local", appendLatency }]);
    expect(log.appendSamples()).toEqual(appendLatency);
  });

  it("fails an append that takes longer than -native_log_write_timeout", async () => {
    const release = inner.hold();
    const append = writer.append(Buffer.from("a"));
    clock.advance(3_000);
    await expect(append).rejects.toMatchObject({ code: "TIMEOUT" });
    await expect(append).rejects.toThrow("Timeout performing log append: it took more than -native_log_write_timeout");
    expect([stat("append_timeouts"), stat("append_failures")]).toEqual([1, 0]);
    release();
  });

  it("passes failures on and counts them", async () => {
    inner.fail(new Error("disk full"));
    await expect(writer.append(Buffer.from("a"))).rejects.toThrow("disk full");
    await expect(writer.truncate(0)).rejects.toThrow("disk full");
    expect([stat("append_failures"), stat("truncate_failures"), stat("append_timeouts")]).toEqual([1, 1, 0]);
  });
});
