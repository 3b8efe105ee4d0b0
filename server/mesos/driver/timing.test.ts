import { expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { Backoff, sleep } from "./backoff.ts";
import { Watchdog } from "./watchdog.ts";

test("Delays double up to the limit, with jitter in the upper half, and start over when reset.", () => {
  const least = new Backoff({ initialMs: 100, maxMs: 1_000 }, () => 0);
  expect([1, 2, 3, 4, 5, 6].map(() => least.nextMs())).toEqual([50, 100, 200, 400, 500, 500]);
  const most = new Backoff({ initialMs: 100, maxMs: 1_000 }, () => 1);
  expect([1, 2].map(() => most.nextMs())).toEqual([100, 200]);
  most.reset();
  expect(most.nextMs()).toBe(100);
});

test("A sleep ends with its time, or with its signal, or at once.", async () => {
  const clock = new ManualClock();
  const abort = new AbortController();
  const ended: string[] = [];
  const naps = [
    sleep(clock, 100, abort.signal).then(() => ended.push("short")),
    sleep(clock, 1_000, abort.signal).then(() => ended.push("long")),
  ];
  clock.advance(100);
  await naps[0];
  expect(ended).toEqual(["short"]);
  abort.abort();
  await Promise.all(naps);
  await sleep(clock, 1_000, abort.signal);
  expect(ended).toEqual(["short", "long"]);
});

test("A watchdog fires once, after silence as long as its limit, and not while it is touched.", () => {
  const clock = new ManualClock();
  let fired = 0;
  const watchdog = new Watchdog(clock, () => fired++);
  watchdog.arm(100);
  for (let i = 0; i < 10; i++) {
    clock.advance(99);
    watchdog.touch();
  }
  expect(fired).toBe(0);
  clock.advance(100);
  expect(fired).toBe(1);
  clock.advance(1_000);
  expect(fired).toBe(1);
});

test("A watchdog armed anew counts from then, and one disarmed is silent.", () => {
  const clock = new ManualClock();
  let fired = 0;
  const watchdog = new Watchdog(clock, () => fired++);
  watchdog.arm(100);
  clock.advance(90);
  watchdog.arm(50);
  clock.advance(49);
  expect(fired).toBe(0);
  clock.advance(1);
  expect(fired).toBe(1);
  watchdog.arm(10);
  watchdog.disarm();
  clock.advance(100);
  expect(fired).toBe(1);
});
