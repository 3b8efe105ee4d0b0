import { expect, test } from "vitest";
import { ManualClock } from "../base/clock.ts";
import { SessionClock } from "./session-clock.ts";

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function fixture() {
  const clock = new ManualClock(1000);
  const told: number[] = [];
  return { clock, told, session: new SessionClock(clock, () => told.push(clock.nowMs())) };
}

test("without a session nothing is trusted, and nobody is told", async () => {
  const { clock, told, session } = fixture();
  expect(session.isSuspect).toBe(true);
  clock.advance(60_000);
  await turn();
  expect(told).toEqual([]);
});

test("a session is suspect two thirds of its timeout after the last proof was asked for", async () => {
  const { clock, told, session } = fixture();
  session.proven(1000, 6000);
  clock.advance(1000);
  session.proven(1900, 6000);
  clock.advance(3899);
  await turn();
  expect(session.isSuspect).toBe(false);
  clock.advance(1);
  expect(session.isSuspect).toBe(true);
  await turn();
  expect(told).toEqual([5900]);
});

test("a suspicion is told once, and again after a new proof", async () => {
  const { clock, told, session } = fixture();
  session.proven(1000, 6000);
  clock.advance(9000);
  await turn();
  clock.advance(9000);
  await turn();
  expect(told).toEqual([10_000]);
  session.proven(18_000, 6000);
  expect(session.isSuspect).toBe(false);
  clock.advance(5000);
  await turn();
  expect(told).toEqual([10_000, 24_000]);
});

test("a proof that was on its way while this process stood still counts", async () => {
  const { clock, told, session } = fixture();
  session.proven(1000, 6000);
  clock.advance(4500);
  session.proven(2000, 6000);
  await turn();
  expect(told).toEqual([]);
  clock.advance(500);
  await turn();
  expect(told).toEqual([6000]);
});

test("an older proof changes nothing", () => {
  const { clock, session } = fixture();
  session.proven(1000, 6000);
  session.proven(500, 60_000);
  clock.advance(4000);
  expect(session.isSuspect).toBe(true);
});

test("a clock that was stopped tells nobody", async () => {
  const { clock, told, session } = fixture();
  session.proven(1000, 6000);
  session.stop();
  clock.advance(9000);
  await turn();
  expect(told).toEqual([]);
  expect(session.isSuspect).toBe(true);
});
