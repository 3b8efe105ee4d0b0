import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { DiskMonitor, diskUsage } from "./disk-monitor.ts";

const MB = 1024 * 1024;
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aurora-disk-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

it("counts what files hold, at any depth, and follows no links", async () => {
  mkdirSync(join(directory, "a/b"), { recursive: true });
  writeFileSync(join(directory, "a/b/c"), Buffer.alloc(2 * MB));
  symlinkSync("/usr", join(directory, "elsewhere"));
  expect(await diskUsage(directory)).toBe(2 * MB + "/usr".length);
  expect(await diskUsage(join(directory, "gone"))).toBe(0);
});

it("fails a task that holds more than it asked for, once, and looks again until then", async () => {
  const clock = new ManualClock();
  const told: string[] = [];
  let tell: () => void = () => undefined;
  const exceeded = new Promise<void>((resolve) => (tell = resolve));
  const monitor = new DiskMonitor({
    directory,
    limitBytes: MB,
    clock,
    log: () => undefined,
    onExceeded: (message) => {
      told.push(message);
      tell();
    },
  });
  monitor.start();
  clock.advance(60_000);
  writeFileSync(join(directory, "large"), Buffer.alloc(3 * MB));
  const ticking = setInterval(() => clock.advance(60_000), 5);
  await exceeded;
  clearInterval(ticking);
  expect(told).toEqual([
    expect.stringMatching(/^Disk limit exceeded\. {2}Reserved 1048576 bytes vs used 3145728 bytes\.$/),
  ]);
});

it("says nothing when it is stopped", async () => {
  const clock = new ManualClock();
  const told: string[] = [];
  const options = { directory, limitBytes: 1, clock, log: () => undefined };
  const monitor = new DiskMonitor({ ...options, onExceeded: (message) => told.push(message) });
  monitor.start();
  clock.advance(60_000);
  monitor.stop();
  clock.advance(120_000);
  await diskUsage(directory);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual([]);
});
