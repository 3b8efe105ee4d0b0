/** Follows all logs of a task: those that are there, and those of processes that start later. */
import { ApiFailure } from "../api/api-failure.ts";
import type { Environment } from "../environment.ts";
import type { LogReader, OpenLog } from "./log-reader.ts";
import type { LoggedTask, LogSource } from "./log-sources.ts";

/** How often is looked for processes that have started. */
const LOOK_MS = 2_000;

export interface FollowOptions {
  readonly reader: LogReader;
  readonly environment: Pick<Environment, "sleep">;
  /** The logs that are there now. */
  readonly find: (task: LoggedTask) => Promise<LogSource[]>;
  readonly open: (source: LogSource) => OpenLog;
}

const nameOf = ({ process, stream }: LogSource): string => `${process ?? ""}/${stream ?? ""}`;

/** While a task is not over, a sandbox that cannot be looked into may be yet to come. */
async function findNow({ find }: FollowOptions, task: LoggedTask, isOver: boolean): Promise<LogSource[]> {
  try {
    return await find(task);
  } catch (error) {
    if (!isOver && error instanceof ApiFailure && error.code === "INVALID_REQUEST") return [];
    throw error;
  }
}

/** Resolves when the task is over and everything is shown. */
export async function followTask(options: FollowOptions, task: LoggedTask): Promise<void> {
  const { reader, environment } = options;
  const followed = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  for (;;) {
    const wasOver = await reader.isOver(task);
    for (const source of await findNow(options, task, wasOver)) {
      const name = nameOf(source);
      if (followed.has(name)) continue;
      const end = reader.follow(options.open(source)).catch((error: unknown) => void failures.push(error));
      followed.set(name, end);
    }
    if (wasOver) break;
    await environment.sleep(LOOK_MS);
    if (failures.length > 0) break;
  }
  if (failures.length === 0) await Promise.all(followed.values());
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}
