/**
 * The life of a task: one table from (state, wanted state) to what must be done about it. The table only
 * decides; `StateManager` carries the actions out, in the order in which they are listed.
 *
 * - A pair that is not in the table is illegal and does nothing.
 * - A pair marked illegal in the table is refused too, but has actions: a task that we hold to be over, or
 *   that is on its way out, is killed when Mesos reports that it lives.
 * - A wanted state that equals the present one is a NOOP, whatever the table says.
 *
 * Behaviour from Aurora's `state/TaskStateMachine.java`, `SideEffect.java`, `StateManagerImpl.java`.
 */
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";

/** A status, or DELETED: the task is not in the store. */
export type TaskState = ScheduleStatus | "DELETED";

/**
 * What a transition makes necessary, in the order in which it is to be done: a failure is counted before
 * the count is carried over to a replacement, and a task is copied before it is deleted.
 */
export const ACTIONS_IN_ORDER = [
  /** Add one to the task's failure count. */
  "INCREMENT_FAILURES",
  /** Store the new status with an event. */
  "SAVE_STATE",
  /** Insert a new task for the same instance that carries the failure count on. */
  "RESCHEDULE",
  /** Move the task on to LOST at once. */
  "TRANSITION_TO_LOST",
  /** Ask Mesos to kill the task. */
  "KILL",
  /** Take the task out of the store. */
  "DELETE",
] as const;
export type Action = (typeof ACTIONS_IN_ORDER)[number];

/**
 * What became of a requested change. INVALID_CAS_STATE is the answer of a conditional change whose
 * condition did not hold; the table itself never gives it.
 */
export type StateChangeResult = "NOOP" | "SUCCESS" | "ILLEGAL" | "ILLEGAL_WITH_SIDE_EFFECTS" | "INVALID_CAS_STATE";

export interface TransitionResult {
  readonly result: StateChangeResult;
  /** To be carried out in this order, also for ILLEGAL_WITH_SIDE_EFFECTS. */
  readonly sideEffects: readonly Action[];
}

/** What the table looks at in a task. */
export type TransitionSubject = Pick<ScheduledTask, "assignedTask" | "failureCount" | "taskEvents">;

interface Rule {
  readonly legal: boolean;
  readonly actions: (task: TransitionSubject) => readonly Action[];
}

type Row = Readonly<Partial<Record<TaskState, Rule>>>;

function allow(...actions: Action[]): Rule {
  return { legal: true, actions: () => actions };
}

const SAVE = allow("SAVE_STATE");
const SAVE_AND_KILL = allow("SAVE_STATE", "KILL");
const SAVE_AND_RESCHEDULE = allow("SAVE_STATE", "RESCHEDULE");
const SAVE_RESCHEDULE_AND_KILL = allow("SAVE_STATE", "RESCHEDULE", "KILL");
const SAVE_AND_LOSE = allow("SAVE_STATE", "TRANSITION_TO_LOST");
const DELETE = allow("DELETE");
const KILL_ZOMBIE: Rule = { legal: false, actions: () => ["KILL"] };

/** A service that finishes is started again. */
const FINISHED: Rule = {
  legal: true,
  actions: (task) => (task.assignedTask.task.isService ? ["SAVE_STATE", "RESCHEDULE"] : ["SAVE_STATE"]),
};

/** A failed task is started again while it has failures left; a service always. */
const FAILED: Rule = {
  legal: true,
  actions: (task) =>
    mayFailAgain(task) ? ["INCREMENT_FAILURES", "SAVE_STATE", "RESCHEDULE"] : ["INCREMENT_FAILURES", "SAVE_STATE"],
};

/** A partitioned task that is given up is replaced, unless it was being killed when it was cut off. */
const LOST_IN_PARTITION: Rule = {
  legal: true,
  actions: (task) =>
    task.taskEvents.some((event) => event.status === "KILLING")
      ? ["SAVE_STATE", "KILL"]
      : ["SAVE_STATE", "RESCHEDULE", "KILL"],
};

function mayFailAgain(task: TransitionSubject): boolean {
  const { isService, maxTaskFailures } = task.assignedTask.task;
  return isService || maxTaskFailures === -1 || task.failureCount < maxTaskFailures - 1;
}

/** Mesos says that the task lives, and it should not. */
const ZOMBIE: Row = { ASSIGNED: KILL_ZOMBIE, STARTING: KILL_ZOMBIE, RUNNING: KILL_ZOMBIE };

const TERMINATED: Row = { ...ZOMBIE, DELETED: DELETE };

/**
 * The task was told to end so that it starts elsewhere. When its agent is cut off meanwhile it is given
 * up at once, whatever its partition policy: a drain or a restart must not hang on a lost agent.
 */
const BEING_MOVED: Row = {
  ...ZOMBIE,
  FINISHED: SAVE_AND_RESCHEDULE,
  FAILED: SAVE_AND_RESCHEDULE,
  KILLED: SAVE_AND_RESCHEDULE,
  KILLING: SAVE,
  LOST: SAVE_RESCHEDULE_AND_KILL,
  PARTITIONED: SAVE_AND_LOSE,
};

/** What is the same for a task that has an agent and is not being ended. */
const ON_AGENT: Row = {
  FINISHED,
  FAILED,
  PREEMPTING: SAVE_AND_KILL,
  RESTARTING: SAVE_AND_KILL,
  DRAINING: SAVE_AND_KILL,
  KILLING: SAVE_AND_KILL,
  KILLED: SAVE_AND_RESCHEDULE,
};

const TRANSITIONS: Readonly<Record<TaskState, Row>> = {
  INIT: { PENDING: SAVE, THROTTLED: SAVE },
  THROTTLED: { PENDING: SAVE, KILLING: DELETE },
  PENDING: { ASSIGNED: SAVE, KILLING: DELETE },
  // Mesos does not know yet whether the task arrived, so one that is given up is killed as well.
  ASSIGNED: { ...ON_AGENT, STARTING: SAVE, RUNNING: SAVE, LOST: SAVE_RESCHEDULE_AND_KILL },
  STARTING: { ...ON_AGENT, RUNNING: SAVE, LOST: SAVE_AND_RESCHEDULE, PARTITIONED: SAVE },
  RUNNING: { ...ON_AGENT, LOST: SAVE_AND_RESCHEDULE, PARTITIONED: SAVE },
  PARTITIONED: {
    ASSIGNED: SAVE,
    STARTING: SAVE,
    RUNNING: SAVE,
    FINISHED: SAVE,
    FAILED,
    PREEMPTING: SAVE_AND_LOSE,
    RESTARTING: SAVE_AND_LOSE,
    DRAINING: SAVE_AND_LOSE,
    KILLING: SAVE_AND_LOSE,
    LOST: LOST_IN_PARTITION,
  },
  PREEMPTING: BEING_MOVED,
  RESTARTING: BEING_MOVED,
  DRAINING: BEING_MOVED,
  KILLING: {
    ...TERMINATED,
    FINISHED: SAVE,
    FAILED: SAVE,
    KILLED: SAVE,
    LOST: SAVE,
    // The kill cannot arrive; what waits for it (an update, a drain) must not.
    PARTITIONED: SAVE_AND_LOSE,
  },
  FINISHED: TERMINATED,
  FAILED: TERMINATED,
  KILLED: TERMINATED,
  LOST: TERMINATED,
  DELETED: ZOMBIE,
};

const NOOP: TransitionResult = { result: "NOOP", sideEffects: [] };
const ILLEGAL: TransitionResult = { result: "ILLEGAL", sideEffects: [] };
const UNKNOWN_ZOMBIE: TransitionResult = { result: "ILLEGAL_WITH_SIDE_EFFECTS", sideEffects: ["KILL"] };

/**
 * What asking for `to` leads to. Changes nothing.
 *
 * @param task the task as stored, or undefined when the store does not know it.
 * @param to the status reported or wanted; DELETED to remove the task.
 */
export function transition(task: ScheduledTask | undefined, to: TaskState): TransitionResult {
  if (task === undefined) {
    if (to === "DELETED") return NOOP;
    return TRANSITIONS.DELETED[to] === undefined ? ILLEGAL : UNKNOWN_ZOMBIE;
  }
  if (task.status === to) return NOOP;
  const rule = TRANSITIONS[task.status][to];
  if (rule === undefined) return ILLEGAL;
  return { result: rule.legal ? "SUCCESS" : "ILLEGAL_WITH_SIDE_EFFECTS", sideEffects: rule.actions(task) };
}
