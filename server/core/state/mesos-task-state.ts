/** What a Mesos task state means to the scheduler. From Aurora's `base/Conversions.java`. */
import type { MesosTaskState } from "../domain/mesos-resource.ts";
import type { ScheduleStatus } from "../domain/schedule-status.ts";

const STATE_TRANSLATION: Readonly<Record<MesosTaskState, ScheduleStatus>> = {
  TASK_STARTING: "STARTING",
  TASK_STAGING: "STARTING",
  TASK_RUNNING: "RUNNING",
  TASK_FINISHED: "FINISHED",
  TASK_FAILED: "FAILED",
  // Executors do not send it and we do not opt in to it. KILLING of ours is a transient state that only
  // the scheduler enters, so the nearest truth about a task that an executor is killing is KILLED.
  TASK_KILLING: "KILLED",
  TASK_KILLED: "KILLED",
  TASK_LOST: "LOST",
  TASK_ERROR: "LOST",
  TASK_DROPPED: "LOST",
  TASK_GONE: "LOST",
  TASK_GONE_BY_OPERATOR: "LOST",
  TASK_UNREACHABLE: "PARTITIONED",
  TASK_UNKNOWN: "PARTITIONED",
};

/**
 * The status that a task in `current` is to be moved to when Mesos reports `state`.
 *
 * A task that is ASSIGNED here and unknown to Mesos was never launched: its scheduler died between storing the
 * assignment and sending it. Aurora waits for `-transient_task_state_timeout`; we give it up at once, which also
 * has it killed, should the launch still be on its way.
 */
export function scheduleStatusOf(state: MesosTaskState, current?: ScheduleStatus): ScheduleStatus {
  if (state === "TASK_UNKNOWN" && current === "ASSIGNED") return "LOST";
  return STATE_TRANSLATION[state];
}
