/**
 * Every pair of states, for every kind of task, against a table that was written down from Aurora's
 * `TaskStateMachineTest.java` and its documentation of task states, not from the implementation.
 */
import { describe, expect, it } from "vitest";
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";
import type { Action, TaskState, TransitionResult } from "./task-state-machine.ts";
import { ACTIONS_IN_ORDER, transition } from "./task-state-machine.ts";

const STATES: readonly TaskState[] = [
  "INIT",
  "THROTTLED",
  "PENDING",
  "ASSIGNED",
  "STARTING",
  "RUNNING",
  "PARTITIONED",
  "PREEMPTING",
  "RESTARTING",
  "DRAINING",
  "KILLING",
  "FINISHED",
  "FAILED",
  "KILLED",
  "LOST",
  "DELETED",
];

/**
 * Rows: from; columns: to, both in the order of STATES.
 * `.` refused          `=` nothing to do         `x` refused, and the task is killed
 * `s` saved            `k` saved, killed         `r` saved, rescheduled      `b` saved, rescheduled, killed
 * `l` saved, then LOST `d` deleted
 * `F` finished: rescheduled if it is a service
 * `f` failed: counted, and rescheduled if it may fail again
 * `p` given up while partitioned: killed, and rescheduled unless it was being killed before
 */
const TABLE = `
  INIT         = s s . . . . . . . . . . . . .
  THROTTLED    . = s . . . . . . . d . . . . .
  PENDING      . . = s . . . . . . d . . . . .
  ASSIGNED     . . . = s s . k k k k F f r b .
  STARTING     . . . . = s s k k k k F f r r .
  RUNNING      . . . . . = s k k k k F f r r .
  PARTITIONED  . . . s s s = l l l l s f . p .
  PREEMPTING   . . . x x x l = . . s r r r b .
  RESTARTING   . . . x x x l . = . s r r r b .
  DRAINING     . . . x x x l . . = s r r r b .
  KILLING      . . . x x x l . . . = s s s s d
  FINISHED     . . . x x x . . . . . = . . . d
  FAILED       . . . x x x . . . . . . = . . d
  KILLED       . . . x x x . . . . . . . = . d
  LOST         . . . x x x . . . . . . . . = d
  DELETED      . . . x x x . . . . . . . . . =`;

interface Flavour {
  readonly name: string;
  readonly isService: boolean;
  readonly maxTaskFailures: number;
  readonly failureCount: number;
  readonly wasKilling: boolean;
  readonly mayFailAgain: boolean;
}

const FAILURES: readonly Omit<Flavour, "wasKilling">[] = [
  { name: "a service", isService: true, maxTaskFailures: 1, failureCount: 7, mayFailAgain: true },
  { name: "a task at its last failure", isService: false, maxTaskFailures: 10, failureCount: 9, mayFailAgain: false },
  { name: "a task one failure before", isService: false, maxTaskFailures: 10, failureCount: 8, mayFailAgain: true },
  { name: "a task that may fail once", isService: false, maxTaskFailures: 1, failureCount: 0, mayFailAgain: false },
  { name: "a task with no failures set", isService: false, maxTaskFailures: 0, failureCount: 0, mayFailAgain: false },
  {
    name: "a task without a limit of failures",
    isService: false,
    maxTaskFailures: -1,
    failureCount: 1000,
    mayFailAgain: true,
  },
];

const FLAVOURS: readonly Flavour[] = FAILURES.flatMap((failures) => [
  { ...failures, wasKilling: false },
  { ...failures, name: `${failures.name}, being killed`, wasKilling: true },
]);

function taskIn(status: ScheduleStatus, flavour: Flavour): ScheduledTask {
  return {
    assignedTask: {
      taskId: "task",
      instanceId: 0,
      assignedPorts: {},
      task: {
        job: { role: "www", environment: "prod", name: "hello" },
        owner: { user: "www" },
        isService: flavour.isService,
        maxTaskFailures: flavour.maxTaskFailures,
        priority: 0,
        resources: [],
        constraints: [],
        container: { mesos: {} },
      },
    },
    status,
    failureCount: flavour.failureCount,
    timesPartitioned: 0,
    taskEvents: [
      { timestamp: 1, status: "PENDING" },
      ...(flavour.wasKilling ? [{ timestamp: 2, status: "KILLING" as const }] : []),
      { timestamp: 3, status },
    ],
  };
}

function success(...sideEffects: Action[]): TransitionResult {
  return { result: "SUCCESS", sideEffects };
}

function expected(code: string, flavour: Flavour): TransitionResult {
  switch (code) {
    case ".":
      return { result: "ILLEGAL", sideEffects: [] };
    case "=":
      return { result: "NOOP", sideEffects: [] };
    case "x":
      return { result: "ILLEGAL_WITH_SIDE_EFFECTS", sideEffects: ["KILL"] };
    case "s":
      return success("SAVE_STATE");
    case "k":
      return success("SAVE_STATE", "KILL");
    case "r":
      return success("SAVE_STATE", "RESCHEDULE");
    case "b":
      return success("SAVE_STATE", "RESCHEDULE", "KILL");
    case "l":
      return success("SAVE_STATE", "TRANSITION_TO_LOST");
    case "d":
      return success("DELETE");
    case "F":
      return flavour.isService ? success("SAVE_STATE", "RESCHEDULE") : success("SAVE_STATE");
    case "f":
      return flavour.mayFailAgain
        ? success("INCREMENT_FAILURES", "SAVE_STATE", "RESCHEDULE")
        : success("INCREMENT_FAILURES", "SAVE_STATE");
    case "p":
      return flavour.wasKilling ? success("SAVE_STATE", "KILL") : success("SAVE_STATE", "RESCHEDULE", "KILL");
    default:
      throw new Error(`unknown code ${code}`);
  }
}

const ROWS = TABLE.trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/))
  .map(([from, ...codes]) => ({ from: from as TaskState, codes }));

describe("the table of expectations", () => {
  it("has sixteen rows and sixteen columns in the order of the states", () => {
    expect(ROWS.map((row) => row.from)).toEqual(STATES);
    for (const row of ROWS) expect(row.codes).toHaveLength(16);
  });
});

describe.each(FLAVOURS)("transitions of $name", (flavour) => {
  it.each(ROWS)("from $from", ({ from, codes }) => {
    const task = from === "DELETED" ? undefined : taskIn(from, flavour);
    const actual = STATES.map((to) => ({ to, ...transition(task, to) }));
    expect(actual).toEqual(STATES.map((to, i) => ({ to, ...expected(codes[i] ?? "", flavour) })));
  });
});

describe("side effects", () => {
  it("come in the order in which they are to be carried out, each once", () => {
    for (const flavour of FLAVOURS) {
      for (const from of STATES) {
        for (const to of STATES) {
          const { sideEffects } = transition(from === "DELETED" ? undefined : taskIn(from, flavour), to);
          const places = sideEffects.map((action) => ACTIONS_IN_ORDER.indexOf(action));
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        }
      }
    }
  });

  it("never leave a task that is over without a record, nor save one that is deleted", () => {
    for (const flavour of FLAVOURS) {
      for (const { from } of ROWS.filter((row) => row.from !== "DELETED")) {
        for (const to of STATES) {
          const { result, sideEffects } = transition(taskIn(from as ScheduleStatus, flavour), to);
          const marks = sideEffects.filter((action) => action === "SAVE_STATE" || action === "DELETE");
          expect(marks).toHaveLength(result === "SUCCESS" ? 1 : 0);
        }
      }
    }
  });
});
