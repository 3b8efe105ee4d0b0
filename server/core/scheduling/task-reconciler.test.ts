import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCHEDULE_STATUSES } from "../domain/schedule-status.ts";
import { MINUTE, task } from "./scheduling-fixtures.ts";
import { explicitBatches, reconciliationSchedule } from "./task-reconciler.ts";

describe("reconciliation", () => {
  it("has its two kinds half an interval apart", () => {
    expect(
      reconciliationSchedule({
        initialDelayMs: MINUTE,
        explicitIntervalMs: 60 * MINUTE,
        implicitIntervalMs: 60 * MINUTE,
        scheduleSpreadMs: 30 * MINUTE,
        explicitBatchSize: 1_000,
        explicitBatchIntervalMs: 5_000,
      }),
    ).toEqual({
      explicit: { delayMs: MINUTE, intervalMs: 60 * MINUTE },
      implicit: { delayMs: 31 * MINUTE, intervalMs: 60 * MINUTE },
    });
  });

  it("asks for tasks that have an agent, each once, in portions with pauses", () => {
    const statuses = fc.array(fc.constantFrom(...SCHEDULE_STATUSES), { maxLength: 30 });
    fc.assert(
      fc.property(statuses, fc.integer({ min: 1, max: 7 }), (given, explicitBatchSize) => {
        const tasks = given.map((status, i) => task(`t${i}`, [[0, status]]));
        const batches = explicitBatches(tasks, { explicitBatchSize, explicitBatchIntervalMs: 5_000 });
        const assigned = [
          "ASSIGNED",
          "STARTING",
          "RUNNING",
          "PARTITIONED",
          "PREEMPTING",
          "RESTARTING",
          "DRAINING",
          "KILLING",
        ];
        const wanted = tasks.filter((one) => assigned.includes(one.status)).map((one) => one.assignedTask.taskId);
        expect(batches.flatMap((batch) => batch.tasks)).toEqual(
          wanted.map((taskId) => ({ taskId, agentId: `agent-of-${taskId}` })),
        );
        expect(batches.map((batch) => batch.delayMs)).toEqual(batches.map((_, i) => i * 5_000));
        expect(batches.slice(0, -1).every((batch) => batch.tasks.length === explicitBatchSize)).toBe(true);
        expect(batches.every((batch) => batch.tasks.length <= explicitBatchSize && batch.tasks.length > 0)).toBe(true);
      }),
    );
  });
});
