/**
 * Tells the subscribers of every task that was found in storage when this scheduler began to lead, as
 * Aurora's storage does with `TaskStateChange.initialized`. In chunks, so that 100,000 tasks do not hold
 * the event loop; a task that changed before its turn was told of by that change and is left out, so
 * each is told of exactly once.
 */
import { taskId } from "../../core/domain/task.ts";
import type { SchedulerContext } from "../context.ts";

const CHUNK_SIZE = 1_000;

/** Begins; resolves when all were told of. */
export function announceRecoveredTasks(context: SchedulerContext, isStopped: () => boolean): Promise<void> {
  const { storage, events, clock } = context;
  const changed = new Set<string>();
  const unsubscribe = events.subscribe("TaskStateChange", ({ task, oldState }) => {
    if (oldState !== undefined) changed.add(taskId(task));
  });
  const ids = storage.read((stores) => stores.tasks.fetchTasks({}).map(taskId));
  return new Promise((resolve) => {
    const announceFrom = (start: number): void => {
      for (const id of ids.slice(start, start + CHUNK_SIZE)) {
        const task = storage.read((stores) => stores.tasks.fetchTask(id));
        if (task !== undefined && !changed.has(id)) events.post({ type: "TaskStateChange", task });
      }
      if (start + CHUNK_SIZE < ids.length && !isStopped()) {
        clock.after(0, () => announceFrom(start + CHUNK_SIZE));
        return;
      }
      unsubscribe();
      resolve();
    };
    announceFrom(0);
  });
}
