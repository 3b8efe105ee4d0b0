/**
 * Writes the record of `core/thermos/checkpoint.ts`: each record in one write at the file's end, so a death of this
 * process leaves at most one torn line. The file is the executor's alone, and stays open from before the
 * first process of the task runs: the task's user may own the directory, and cannot make us write elsewhere.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "../base/clock.ts";
import { CHECKPOINT_FILE, encodeRecord, parseCheckpoint, type CheckpointRecord } from "../core/thermos/checkpoint.ts";
import type { Log } from "./log.ts";

type WithoutTime<R> = R extends unknown ? Omit<R, "atMs"> : never;

/** A record that is yet to be given its time. */
export type NewRecord = WithoutTime<CheckpointRecord>;

/** Takes down what happens to a task. */
export interface Recorder {
  add(record: NewRecord): void;
}

const FLAGS = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
const OWNER_ONLY = 0o600;

/** What there is to record with, and what an executor before this one recorded. */
export interface Checkpoint {
  readonly recorder: Recorder;
  readonly history: readonly CheckpointRecord[];
}

/** Opens the record in `directory`; one that cannot be kept must not keep the task from running. */
export function openCheckpoint(
  directory: string,
  environment: { readonly clock: Clock; readonly log: Log },
): Checkpoint {
  try {
    const file = new CheckpointFile(directory, environment);
    return { recorder: file, history: file.history };
  } catch (error) {
    environment.log(`no checkpoint is kept: ${error instanceof Error ? error.message : String(error)}`);
    return { recorder: { add() {} }, history: [] };
  }
}

class CheckpointFile implements Recorder {
  readonly #fd: number;
  readonly #clock: Clock;
  readonly #log: Log;
  #hasFailed = false;
  /** What an executor before this one recorded here. */
  readonly history: readonly CheckpointRecord[];

  /** @throws an error of the file system, or one that says that the file is a stranger's. */
  constructor(directory: string, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    const path = join(directory, CHECKPOINT_FILE);
    this.#clock = clock;
    this.#log = log;
    this.#fd = openSync(path, FLAGS, OWNER_ONLY);
    const { uid, nlink } = fstatSync(this.#fd);
    if (uid !== process.geteuid?.() || nlink !== 1) {
      closeSync(this.#fd);
      throw new Error(`${path} belongs to somebody else`);
    }
    const text = readFileSync(this.#fd, "utf8");
    this.history = parseCheckpoint(text);
    // A torn line must not swallow the next one.
    if (text !== "" && !text.endsWith("\n")) this.#write("\n");
    this.add({ type: "executor", pid: process.pid });
  }

  /** A disk that takes no more must not end the task: it is told of once. */
  add(record: NewRecord): void {
    this.#write(encodeRecord({ atMs: this.#clock.nowMs(), ...record } as CheckpointRecord));
  }

  #write(text: string): void {
    try {
      writeSync(this.#fd, text);
    } catch (error) {
      if (!this.#hasFailed) this.#log(`the checkpoint cannot be written: ${String(error)}`);
      this.#hasFailed = true;
    }
  }
}
