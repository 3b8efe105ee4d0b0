/**
 * The record that an executor keeps of its task, a JSON object a line, only ever added to. Three read it:
 * an executor that is started where another one died, people and programs that ask for a task's processes
 * (through the agent's files), and those who look for what went wrong.
 *
 * A reader takes every line that it understands. The last one may be torn: its writer died.
 */
import type { TaskStage } from "../domain/task-processes.ts";

/** The record's name in the agent's directory. Above the task's own sandbox, out of its way. */
export const CHECKPOINT_FILE = "checkpoint.jsonl";

/** How a run of a process ended: its exit status, the signal that ended it, or why it did not start. */
export type RunEnd =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signaled"; readonly signal: string }
  | { readonly kind: "unstartable"; readonly message: string };

/** What a task says of one of its processes. */
export interface DeclaredProcess {
  readonly name: string;
  readonly maxFailures: number;
  readonly daemon: boolean;
  readonly ephemeral: boolean;
  readonly final: boolean;
  readonly after: readonly string[];
  /** False when its output goes to no file. */
  readonly hasLogs: boolean;
}

/** Times are epoch milliseconds. */
export type CheckpointRecord = { readonly atMs: number } & (
  | { readonly type: "executor"; readonly pid: number }
  /** `taskInfo` as the agent sent it, in base64. */
  | { readonly type: "launch"; readonly taskId: string; readonly taskInfo: string }
  | { readonly type: "task"; readonly taskId: string; readonly processes: readonly DeclaredProcess[] }
  | { readonly type: "stage"; readonly stage: TaskStage }
  | { readonly type: "start"; readonly process: string; readonly run: number; readonly pid: number | undefined }
  | { readonly type: "end"; readonly process: string; readonly run: number; readonly end: RunEnd }
  | { readonly type: "health"; readonly status: "STARTING" | "HEALTHY" | "UNHEALTHY"; readonly reason?: string }
  /** A status update was made; `uuid` in hexadecimal. */
  | {
      readonly type: "update";
      readonly taskId: string;
      readonly uuid: string;
      readonly state: string;
      readonly message?: string;
    }
  | { readonly type: "acknowledged"; readonly taskId: string; readonly uuid: string }
);

export function encodeRecord(record: CheckpointRecord): string {
  return `${JSON.stringify(record)}\n`;
}

type Json = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isFlag = (value: unknown): value is boolean => typeof value === "boolean";
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isOneOf =
  (...choices: readonly string[]) =>
  (value: unknown): boolean =>
    isText(value) && choices.includes(value);

function isRunEnd(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value["kind"] === "exited") return isCount(value["code"]);
  return value["kind"] === "signaled" ? isText(value["signal"]) : isText(value["message"]);
}

function isDeclaration(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, maxFailures, daemon, ephemeral, final, hasLogs, after } = value;
  return (
    isText(name) &&
    isCount(maxFailures) &&
    [daemon, ephemeral, final, hasLogs].every(isFlag) &&
    Array.isArray(after) &&
    after.every(isText)
  );
}

const optional =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || check(value);

/** Record type -> its fields, each with what it must be. */
const FIELDS: Readonly<Record<CheckpointRecord["type"], Readonly<Record<string, (value: unknown) => boolean>>>> = {
  executor: { pid: isCount },
  launch: { taskId: isText, taskInfo: isText },
  task: { taskId: isText, processes: (value) => Array.isArray(value) && value.every(isDeclaration) },
  stage: { stage: isOneOf("ACTIVE", "CLEANING", "FINALIZING", "ENDED") },
  start: { process: isText, run: isCount, pid: optional(isCount) },
  end: { process: isText, run: isCount, end: isRunEnd },
  health: { status: isOneOf("STARTING", "HEALTHY", "UNHEALTHY"), reason: optional(isText) },
  update: { taskId: isText, uuid: isText, state: isText, message: optional(isText) },
  acknowledged: { taskId: isText, uuid: isText },
};

function isRecord(value: unknown): value is CheckpointRecord {
  if (!isObject(value) || !isCount(value["atMs"]) || !isText(value["type"])) return false;
  const fields = Object.hasOwn(FIELDS, value["type"]) ? FIELDS[value["type"] as CheckpointRecord["type"]] : undefined;
  return fields !== undefined && Object.entries(fields).every(([name, check]) => check(value[name]));
}

function parseLine(line: string): CheckpointRecord[] {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? [value] : [];
  } catch {
    return []; // torn, or not ours
  }
}

/** The records of a text, as far as they can be read. */
export function parseCheckpoint(text: string): CheckpointRecord[] {
  return text.split("\n").flatMap(parseLine);
}
