import { describe, expect, it } from "vitest";
import type { ScheduledTask } from "../domain/task.ts";
import type { Rng } from "../random/rng.ts";
import type { RescheduleContext, RescheduleSettings } from "./reschedule-calculator.ts";
import { flapped, flappingPenaltyMs, startupScheduleDelayMs, throttleDelayMs } from "./reschedule-calculator.ts";
import { constantRng, MINUTE, task } from "./scheduling-fixtures.ts";

describe("flapping", () => {
  const settings: RescheduleSettings = {
    flappingThresholdMs: 5 * MINUTE,
    backoff: { initialMs: 30_000, maxMs: 5 * MINUTE },
    maxStartupDelayMs: 30_000,
  };
  const short = (id: string, ancestorId?: string): ScheduledTask =>
    task(
      id,
      [
        [0, "PENDING"],
        [10, "RUNNING"],
        [20, "FAILED"],
      ],
      ancestorId,
    );

  it("is ending by oneself within the threshold after the last active event", () => {
    expect(flapped(short("t"), 11)).toBe(true);
    expect(flapped(short("t"), 10)).toBe(false);
    expect(
      flapped(
        task("t", [
          [0, "PENDING"],
          [5, "ASSIGNED"],
          [20, "LOST"],
        ]),
        16,
      ),
    ).toBe(true);
  });

  it.each(["RESTARTING", "KILLING", "DRAINING"] as const)("is not being ended from outside: %s", (status) => {
    expect(
      flapped(
        task("t", [
          [0, "RUNNING"],
          [5, status],
          [6, "KILLED"],
        ]),
        MINUTE,
      ),
    ).toBe(false);
  });

  it("needs a history and an end", () => {
    expect(flapped(task("t", []), MINUTE)).toBe(false);
    expect(flapped(task("t", [[0, "RUNNING"]]), MINUTE)).toBe(false);
    expect(flapped(task("t", [[0, "FAILED"]]), MINUTE)).toBe(false);
  });

  const context = (tasks: readonly ScheduledTask[], rng: Rng): RescheduleContext => ({
    settings,
    rng,
    fetchTask: (id) => tasks.find((one) => one.assignedTask.taskId === id),
  });

  it("holds a task back for every ancestor in a row that flapped, up to the maximum", () => {
    const chain = [short("a"), short("b", "a"), short("c", "b")];
    const penalty = (ancestor: string): number =>
      flappingPenaltyMs(task("new", [], ancestor), context(chain, constantRng(0.999)));
    expect(flappingPenaltyMs(task("new", []), context(chain, constantRng(0)))).toBe(0);
    expect(penalty("gone")).toBe(0);
    expect(penalty("a")).toBeCloseTo(60_000, -2);
    expect(penalty("b")).toBeCloseTo(120_000, -3);
    expect(penalty("c")).toBeCloseTo(240_000, -3);
    const longChain = Array.from({ length: 50 }, (_, i) => short(`t${i}`, `t${i - 1}`));
    expect(flappingPenaltyMs(task("new", [], "t49"), context(longChain, constantRng(0.999)))).toBe(
      settings.backoff.maxMs,
    );
  });

  it("stops at the first ancestor that ran long enough", () => {
    const steady = task(
      "steady",
      [
        [0, "RUNNING"],
        [6 * MINUTE, "FAILED"],
      ],
      "a",
    );
    const chain = [short("a"), steady, short("b", "steady")];
    const penalty = (ancestor: string): number =>
      flappingPenaltyMs(task("new", [], ancestor), context(chain, constantRng(0)));
    expect(penalty("steady")).toBe(0);
    expect(penalty("b")).toBe(settings.backoff.initialMs);
  });

  it("adds to the spread with which pending tasks are tried after a start", () => {
    const at = (draw: number, ancestor?: string): number =>
      startupScheduleDelayMs(task("new", [], ancestor), context([short("a")], constantRng(draw)));
    expect(at(0)).toBe(0);
    expect(at(0.5)).toBe(settings.maxStartupDelayMs / 2);
    expect(at(0, "a")).toBe(settings.backoff.initialMs);
  });

  it("keeps a throttled task waiting from the moment it was throttled", () => {
    expect(throttleDelayMs(1_000, 500, 1_100)).toBe(400);
    expect(throttleDelayMs(1_000, 500, 9_000)).toBe(0);
  });
});
