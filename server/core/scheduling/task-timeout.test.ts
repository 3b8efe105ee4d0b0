import { describe, expect, it } from "vitest";
import { SCHEDULE_STATUSES } from "../domain/schedule-status.ts";
import { MINUTE } from "./scheduling-fixtures.ts";
import { killRetryBackoff, taskTimeoutMs } from "./task-timeout.ts";

const SETTINGS = { transientTaskStateTimeoutMs: 5 * MINUTE, initialTaskKillRetryIntervalMs: 15_000 };

describe("timeouts", () => {
  it("are for the states that a task should leave by itself", () => {
    const limited = SCHEDULE_STATUSES.filter((status) => taskTimeoutMs(status, SETTINGS) !== undefined);
    expect(new Set(limited)).toEqual(new Set(["ASSIGNED", "PREEMPTING", "RESTARTING", "DRAINING", "KILLING"]));
    expect(taskTimeoutMs("KILLING", SETTINGS)).toBe(5 * MINUTE);
  });

  it("bound the waits between repeated kills", () => {
    expect(killRetryBackoff(SETTINGS)).toEqual({ initialMs: 15_000, maxMs: 5 * MINUTE });
  });
});
