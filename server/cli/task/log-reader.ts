/** Reads logs piece by piece: from the start or the last lines of it, and on as they grow. */
import { isTerminal } from "../../core/domain/schedule-status.ts";
import type { SchedulerApi } from "../api/scheduler-api.ts";
import { lastLines, type LogPrinter } from "./log-printer.ts";
import { latestRun, runSource, type LoggedTask, type LogSource } from "./log-sources.ts";

/** Bytes of one read, and the most that is looked back over for the last lines. */
const READ_BYTES = 256 * 1024;
const TAIL_BYTES = 1024 * 1024;

/** A log and where it is shown. */
export interface OpenLog {
  readonly source: LogSource;
  readonly printer: LogPrinter;
}

export interface LogReaderOptions {
  readonly api: SchedulerApi;
  /** Only so many lines of what is there; all where it is undefined. */
  readonly lines: number | undefined;
  /** Goes on with a process's next run. */
  readonly followsRuns: boolean;
}

export class LogReader {
  readonly #options: LogReaderOptions;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** Shows what is there. */
  async print(log: OpenLog): Promise<void> {
    await this.#printPresent(log);
    log.printer.end();
  }

  /** Shows what is there and what is written later, until the task is over. */
  async follow(log: OpenLog): Promise<void> {
    let current: OpenLog | undefined = log;
    for (let offset = await this.#printPresent(log); current !== undefined; offset = 0) {
      current = await this.#printLater(current, offset);
    }
    log.printer.end();
  }

  /** True when the task will write nothing more. */
  async isOver({ taskId }: LoggedTask): Promise<boolean> {
    const { status } = await this.#options.api.query((client) => client.tasks.get.query({ taskId }));
    return isTerminal(status);
  }

  /** @returns where it ended */
  async #printPresent({ source, printer }: OpenLog): Promise<number> {
    const { api, lines } = this.#options;
    const { path, task } = source;
    const { taskId } = task;
    if (lines !== undefined) {
      const input = { taskId, path, offset: -TAIL_BYTES, length: TAIL_BYTES };
      const tail = await api.query((client) => client.tasks.readFile.query(input));
      printer.print(lastLines(tail.data, lines));
      return tail.nextOffset;
    }
    for (let offset = 0; ;) {
      const input = { taskId, path, offset, length: READ_BYTES };
      const chunk = await api.query((client) => client.tasks.readFile.query(input));
      printer.print(chunk.data);
      if (chunk.atEnd || chunk.nextOffset === offset) return chunk.nextOffset;
      offset = chunk.nextOffset;
    }
  }

  /** @returns the process's next run, or undefined when the task is over */
  async #printLater({ source, printer }: OpenLog, from: number): Promise<OpenLog | undefined> {
    const { api } = this.#options;
    const { path, task } = source;
    for (let offset = from; ;) {
      const wasOver = await this.isOver(task);
      const input = { taskId: task.taskId, path, offset, length: READ_BYTES, follow: !wasOver };
      const chunk = await api.query((client) => client.tasks.readFile.query(input));
      printer.print(chunk.data);
      offset = chunk.nextOffset;
      if (chunk.data !== "") continue;
      const next = await this.#nextRun(source);
      if (next !== undefined || wasOver) return next === undefined ? undefined : { source: next, printer };
    }
  }

  async #nextRun({ task, process, stream, path }: LogSource): Promise<LogSource | undefined> {
    if (process === undefined || stream === undefined || !this.#options.followsRuns) return undefined;
    const run = await latestRun(this.#options.api, task, process);
    const next = run === undefined ? undefined : runSource(task, process, { run, stream });
    return next?.path === path ? undefined : next;
  }
}
