import { expect, test } from "vitest";
import { silentLogger } from "../../base/logger.ts";
import { StatsRegistry } from "../../base/stats/stats.ts";
import { InvariantViolation } from "../../core/domain/invariant.ts";
import { EventBus } from "./event-bus.ts";

function busOf(): { bus: EventBus; stats: StatsRegistry; fatal: unknown[] } {
  const stats = new StatsRegistry();
  const fatal: unknown[] = [];
  const bus = new EventBus({ stats, logger: silentLogger, onFatal: (error) => fatal.push(error) });
  return { bus, stats, fatal };
}

test("subscribers get the events of their type, until they leave", () => {
  const { bus } = busOf();
  const roles: string[] = [];
  const leave = bus.subscribe("QuotaChanged", ({ role }) => roles.push(role));
  bus.post({ type: "QuotaChanged", role: "one" });
  bus.post({ type: "DriverDisconnected" });
  leave();
  bus.post({ type: "QuotaChanged", role: "two" });
  expect(roles).toEqual(["one"]);
});

test("an event posted by a subscriber is delivered after the one that it got", () => {
  const { bus } = busOf();
  const seen: string[] = [];
  bus.subscribe("QuotaChanged", ({ role }) => {
    seen.push(`first:${role}`);
    if (role === "outer") bus.post({ type: "QuotaChanged", role: "inner" });
  });
  bus.subscribe("QuotaChanged", ({ role }) => seen.push(`second:${role}`));
  bus.post({ type: "QuotaChanged", role: "outer" });
  expect(seen).toEqual(["first:outer", "second:outer", "first:inner", "second:inner"]);
});

test("a subscriber that throws is counted and keeps the event from nobody", () => {
  const { bus, stats, fatal } = busOf();
  let reached = 0;
  bus.subscribe("QuotaChanged", () => {
    throw new Error("a defect");
  });
  bus.subscribe("QuotaChanged", () => reached++);
  bus.post({ type: "QuotaChanged", role: "one" });
  bus.post({ type: "QuotaChanged", role: "two" });
  expect(reached).toBe(2);
  expect(stats.counter("event_bus_exceptions").value).toBe(2);
  expect(fatal).toEqual([]);
});

test("a broken invariant in a subscriber is fatal", () => {
  const { bus, fatal } = busOf();
  bus.subscribe("QuotaChanged", () => {
    throw new InvariantViolation("two of one");
  });
  bus.post({ type: "QuotaChanged", role: "one" });
  expect(fatal).toHaveLength(1);
});
