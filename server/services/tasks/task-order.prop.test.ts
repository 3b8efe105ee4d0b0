import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareJobKeys } from "../../core/domain/job-key.ts";
import { taskId, taskJobKey } from "../../core/domain/task.ts";
import { configOf, taskOf } from "../testing.ts";
import { pageOfTasks } from "./task-order.ts";

/** Two configs a job, so that a job's tasks come from several. */
const CONFIGS = ["b", "a", "c"].flatMap((name) =>
  [0, 1].map((priority) => configOf({ role: "r", environment: "prod", name }, { priority })),
);

const sketches = fc.array(
  fc.record({ config: fc.constantFrom(...CONFIGS), instanceId: fc.nat(3), createdMs: fc.nat(5) }),
);

describe("a page of tasks", () => {
  it("is the piece of the whole sorted list that was asked for", () => {
    fc.assert(
      fc.property(sketches, fc.nat(12), fc.integer({ min: 1, max: 8 }), (all, offset, limit) => {
        const tasks = all.map((sketch, i) => taskOf({ id: `t${i}`, ...sketch }));
        const sorted = [...tasks].sort(
          (a, b) =>
            compareJobKeys(taskJobKey(a), taskJobKey(b)) ||
            a.assignedTask.instanceId - b.assignedTask.instanceId ||
            b.taskEvents[0]!.timestamp - a.taskEvents[0]!.timestamp ||
            (taskId(a) < taskId(b) ? -1 : 1),
        );
        expect(pageOfTasks(tasks, { offset, limit }).map(taskId)).toEqual(
          sorted.slice(offset, offset + limit).map(taskId),
        );
      }),
    );
  });
});
