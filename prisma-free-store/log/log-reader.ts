/** What looking into the log takes: its entries as they are stored, and the configs that they refer to. */
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import type { LearnedRange, LogRecord, Position } from "./log.ts";

/** Reading only: nothing that is done with it changes the log, the stores or whose turn it is to write. */
export interface LogReader {
  readonly learned: LearnedRange;
  /** As `Log.read`. @throws {LogError} when what was within {@link learned} has been truncated meanwhile */
  read(from: Position, to: Position): AsyncIterable<LogRecord>;
  /** The config that the stores hold under this id; undefined when nothing holds it any more. */
  findConfig(id: string): TaskConfig | undefined;
  /** The task as the stores have it by now. */
  findTask(taskId: string): ScheduledTask | undefined;
}
