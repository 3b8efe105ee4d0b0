/**
 * The one table of task states as people see them: label, tone, shape, and what the state means. Tones
 * are CSS variables (`--tone-NAME` and `--fill-NAME`, in theme/tokens.css); shapes tell states apart without colour.
 *
 * A shape is drawn on a 16 by 16 grid, by SVG (`StatusMark`) and on canvas (the instance grid) alike.
 */
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";

export type Tone = "run" | "wait" | "start" | "turn" | "split" | "done" | "bad" | "gone";

export type Shape =
  "disc" | "ring" | "dashed" | "quarter" | "half" | "turning" | "split" | "tick" | "cross" | "diamond" | "square";

/** What a state asks of the person who sees it. */
export type Concern = "well" | "moving" | "waiting" | "attention" | "over";

export interface StatusLook {
  readonly label: string;
  readonly tone: Tone;
  readonly shape: Shape;
  readonly concern: Concern;
  /** One sentence, for tooltips. */
  readonly meaning: string;
}

function look(label: string, [tone, shape, concern]: readonly [Tone, Shape, Concern], meaning: string): StatusLook {
  return { label, tone, shape, concern, meaning };
}

export const STATUS_TABLE: Readonly<Record<ScheduleStatus, StatusLook>> = {
  INIT: look("Init", ["gone", "dashed", "moving"], "Being created."),
  THROTTLED: look("Throttled", ["wait", "dashed", "attention"], "Failed too often; waits before it is tried again."),
  PENDING: look("Pending", ["wait", "ring", "waiting"], "Waits for an agent that fits."),
  ASSIGNED: look("Assigned", ["start", "quarter", "moving"], "Given to an agent that has not answered yet."),
  STARTING: look("Starting", ["start", "half", "moving"], "The executor prepares the sandbox and starts processes."),
  RUNNING: look("Running", ["run", "disc", "well"], "Its processes run."),
  PARTITIONED: look("Partitioned", ["split", "split", "attention"], "Its agent cannot be reached."),
  PREEMPTING: look("Preempting", ["turn", "turning", "moving"], "Makes room for a task of higher priority."),
  RESTARTING: look("Restarting", ["turn", "turning", "moving"], "Is being stopped; a new run follows."),
  DRAINING: look("Draining", ["turn", "turning", "moving"], "Leaves a host that goes into maintenance."),
  KILLING: look("Killing", ["turn", "turning", "moving"], "Was told to stop; has not confirmed yet."),
  FINISHED: look("Finished", ["done", "tick", "over"], "Ended with success."),
  FAILED: look("Failed", ["bad", "cross", "attention"], "Ended with an error."),
  KILLED: look("Killed", ["gone", "square", "over"], "Was stopped on request."),
  LOST: look("Lost", ["bad", "diamond", "attention"], "Vanished together with its agent or executor."),
};

/** Order in which states are listed where attention matters: what needs a person first. */
export const STATUS_ORDER: readonly ScheduleStatus[] = [
  "FAILED",
  "LOST",
  "PARTITIONED",
  "THROTTLED",
  "PENDING",
  "KILLING",
  "RESTARTING",
  "DRAINING",
  "PREEMPTING",
  "INIT",
  "ASSIGNED",
  "STARTING",
  "RUNNING",
  "FINISHED",
  "KILLED",
];

/** One piece of a shape: filled, or stroked with a line 2 wide. */
export interface Stroke {
  readonly d: string;
  readonly paint: "fill" | "stroke";
  readonly dash?: readonly [number, number];
}

const RING = "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z";

export const SHAPES: Readonly<Record<Shape, readonly Stroke[]>> = {
  disc: [{ d: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z", paint: "fill" }],
  ring: [{ d: RING, paint: "stroke" }],
  dashed: [{ d: RING, paint: "stroke", dash: [3.2, 2.56] }],
  quarter: [
    { d: RING, paint: "stroke" },
    { d: "M8 8V2.5A5.5 5.5 0 0 1 13.5 8z", paint: "fill" },
  ],
  half: [
    { d: RING, paint: "stroke" },
    { d: "M8 2.5a5.5 5.5 0 0 1 0 11z", paint: "fill" },
  ],
  turning: [
    { d: "M12.8 9.5A5.2 5.2 0 1 1 11.6 4.2", paint: "stroke" },
    { d: "M14.4 1.6v5.2H9.2z", paint: "fill" },
  ],
  split: [
    { d: "M6.6 2.2v11.6a6 6 0 0 1 0-11.6z", paint: "fill" },
    { d: "M10 3.2a5.2 5.2 0 0 1 0 9.6z", paint: "stroke" },
  ],
  tick: [{ d: "M2.8 8.6l3.6 3.6l7-8", paint: "stroke" }],
  cross: [{ d: "M3.4 3.4l9.2 9.2M12.6 3.4l-9.2 9.2", paint: "stroke" }],
  diamond: [{ d: "M8 1.8L14.2 8L8 14.2L1.8 8z", paint: "stroke" }],
  square: [{ d: "M3 3h10v10H3z", paint: "fill" }],
};

export function statusLook(status: ScheduleStatus): StatusLook {
  return STATUS_TABLE[status];
}

/** The colour of words in a tone. */
export function toneColor(tone: Tone): string {
  return `var(--tone-${tone})`;
}

/** The colour of marks and bars in a tone. */
export function fillColor(tone: Tone): string {
  return `var(--fill-${tone})`;
}
