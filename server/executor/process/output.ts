/**
 * Takes the output of a run through the executor, where it cannot go straight to its files: because they rotate, or
 * because it goes to the executor's own output too (`PipedSubprocessExecutor` of `thermos/core/process.py`).
 */
import type { Readable } from "node:stream";
import type { ProcessLogger } from "../core/logger-config.ts";
import type { TaskUser } from "../core/task-user.ts";
import type { Log } from "../log.ts";
import { RotatingFile } from "./rotating-file.ts";

/** True when the executor has to copy a process's output. */
export function needsPipes(logger: ProcessLogger): boolean {
  return logger.destination === "both" || (logger.destination === "file" && logger.rotate !== undefined);
}

export interface OutputOptions {
  /** The file to write to. */
  readonly path: string;
  readonly logger: ProcessLogger;
  readonly owner: TaskUser;
  /** The executor's own stream, which `both` goes to. */
  readonly console: NodeJS.WritableStream;
  readonly log: Log;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Copies `from` until it ends. A disk that takes no more is told of once; the process must not block on it. */
export function copyOutput(from: Readable, { path, logger, owner, console, log }: OutputOptions): void {
  let file: RotatingFile | undefined;
  let hasFailed = false;
  from.on("data", (piece: Buffer) => {
    if (logger.destination === "both") console.write(piece);
    try {
      file ??= new RotatingFile(path, logger.rotate, owner);
      file.write(piece);
    } catch (error) {
      if (!hasFailed) log(`output is lost, ${path} cannot be written: ${messageOf(error)}`);
      hasFailed = true;
    }
  });
  from.on("error", (error) => log(`output is lost, reading it failed: ${error.message}`));
  from.on("close", () => file?.close());
}
