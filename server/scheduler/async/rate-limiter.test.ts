import { expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { RateLimiter } from "./rate-limiter.ts";

test("grants a second's worth at once, then one permit each time the rate allows", () => {
  const clock = new ManualClock();
  const limiter = new RateLimiter(clock, 4);
  expect([limiter.acquire(), limiter.acquire(), limiter.acquire(), limiter.acquire()]).toEqual([0, 0, 0, 0]);
  expect(limiter.acquire()).toBe(250);
  clock.advance(249);
  expect(limiter.acquire()).toBe(1);
  clock.advance(1);
  expect(limiter.acquire()).toBe(0);
  expect(limiter.acquire()).toBe(250);
});

test("saves no more than one second's worth", () => {
  const clock = new ManualClock();
  const limiter = new RateLimiter(clock, 2);
  clock.advance(60_000);
  expect([limiter.acquire(), limiter.acquire()]).toEqual([0, 0]);
  expect(limiter.acquire()).toBe(500);
});

test("a rate below one a second still grants its first permit", () => {
  const clock = new ManualClock();
  const limiter = new RateLimiter(clock, 0.5);
  expect(limiter.acquire()).toBe(0);
  expect(limiter.acquire()).toBe(2_000);
});
