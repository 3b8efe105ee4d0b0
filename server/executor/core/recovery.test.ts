import { describe, expect, it } from "vitest";
import type { CheckpointRecord } from "../../core/thermos/checkpoint.ts";
import { recoveryOf } from "./recovery.ts";

const launch: CheckpointRecord = { type: "launch", atMs: 1, taskId: "t", taskInfo: "AAEC" };
const update = (uuid: string, state: string): CheckpointRecord => ({
  type: "update",
  atMs: 2,
  taskId: "t",
  uuid,
  state,
});
const acknowledged = (uuid: string): CheckpointRecord => ({ type: "acknowledged", atMs: 3, taskId: "t", uuid });

describe("what a dead executor left", () => {
  it("is nothing when it had no task", () => {
    expect(recoveryOf([])).toBeUndefined();
    expect(recoveryOf([{ type: "executor", atMs: 1, pid: 7 }])).toBeUndefined();
  });

  it("is the task until one of its updates was acknowledged", () => {
    expect(recoveryOf([launch])).toMatchObject({ taskId: "t", tasks: [{ taskInfo: "AAEC" }], isUnfinished: true });
    const heardOf = recoveryOf([launch, update("a", "TASK_STARTING"), acknowledged("a")]);
    expect(heardOf).toMatchObject({ tasks: [], updates: [], isUnfinished: true });
  });

  it("is every update that was not acknowledged, in order", () => {
    const history = [
      launch,
      update("a", "TASK_STARTING"),
      acknowledged("a"),
      update("b", "TASK_RUNNING"),
      update("c", "TASK_FINISHED"),
    ];
    const left = recoveryOf(history);
    expect(left?.updates.map(({ uuid, state }) => [uuid, state])).toEqual([
      ["b", "TASK_RUNNING"],
      ["c", "TASK_FINISHED"],
    ]);
    expect(left?.isUnfinished).toBe(false);
  });
});
