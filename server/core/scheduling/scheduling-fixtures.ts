/** Small values for the tests of scheduling. */
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";
import { taskConfig } from "../placement/placement-fixtures.ts";
import type { Rng } from "../random/rng.ts";

export const MINUTE = 60_000;

/** Always draws `value`. */
export function constantRng(value: number): Rng {
  return { next: () => value, nextInt: (bound) => Math.floor(value * bound) };
}

/** A task with these events, in the status of the last. */
export function task(
  id: string,
  events: readonly (readonly [number, ScheduleStatus])[],
  ancestorId?: string,
): ScheduledTask {
  const last = events.at(-1);
  return {
    assignedTask: {
      taskId: id,
      instanceId: 0,
      task: taskConfig(),
      assignedPorts: {},
      slaveId: `agent-of-${id}`,
      slaveHost: "h",
    },
    status: last?.[1] ?? "INIT",
    failureCount: 0,
    timesPartitioned: 0,
    taskEvents: events.map(([timestamp, status]) => ({ timestamp, status })),
    ...(ancestorId === undefined ? {} : { ancestorId }),
  };
}
