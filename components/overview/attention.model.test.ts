import { describe, expect, it } from "vitest";
import type { PendingReasonView } from "../../server/api/tasks.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { jobConcerns } from "./attention.model.ts";

function task(
  taskId: string,
  name: string,
  [status, timestamp, message]: readonly [ScheduledTask["status"], number, string?],
): ScheduledTask {
  return {
    assignedTask: { taskId, instanceId: 0, task: { job: { role: "r", environment: "prod", name } } },
    status,
    taskEvents: [{ timestamp, status, message }],
  } as unknown as ScheduledTask;
}

function reason(taskId: string, summary: string): PendingReasonView {
  return { taskId, reason: "", sinceMs: 0, explanation: { summary } } as unknown as PendingReasonView;
}

describe("what needs a person", () => {
  it("gathers tasks by job, the worst and the longest first", () => {
    const concerns = jobConcerns(
      [
        task("a", "waits", ["PENDING", 50]),
        task("b", "waits-longer", ["PENDING", 10]),
        task("c", "flaps", ["THROTTLED", 90, "exited 1"]),
        task("d", "waits", ["PENDING", 40]),
      ],
      [reason("a", "Not enough CPU."), reason("b", "No rack.")],
    );
    expect(concerns.map(({ id, counts, sinceMs, why }) => [id, counts, sinceMs, why])).toEqual([
      ["r/prod/flaps", { THROTTLED: 1 }, 90, "exited 1"],
      ["r/prod/waits-longer", { PENDING: 1 }, 10, "No rack."],
      ["r/prod/waits", { PENDING: 2 }, 40, "Not enough CPU."],
    ]);
  });

  it("says why of the worst state where a job has several", () => {
    const [concern] = jobConcerns(
      [task("a", "both", ["PENDING", 50]), task("b", "both", ["PARTITIONED", 60, "agent is unreachable"])],
      [reason("a", "Not enough CPU.")],
    );
    expect(concern).toMatchObject({ worst: "PARTITIONED", why: "agent is unreachable", sinceMs: 50 });
  });

  it("is empty when all runs", () => {
    expect(jobConcerns([], [])).toEqual([]);
  });
});
