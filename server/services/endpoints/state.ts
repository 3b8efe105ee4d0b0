/** `/state`: which configs run where, each config told once. From Aurora's `http/State.java`. */
import { jobKeyString } from "../../core/domain/job-key.ts";
import { isActive } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { TaskStore } from "../../../prisma-free-store/storage.ts";

/** FNV-1a, 32 bits: the number that tells configs of one job apart. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

export function stateJson(tasks: TaskStore): unknown {
  const keys = new Map<TaskConfig, string>();
  const taskConfigs: Record<string, TaskConfig> = {};
  const agents: Record<string, string[]> = {};
  for (const { status, assignedTask } of tasks.fetchTasks({})) {
    const { slaveId, task } = assignedTask;
    if (slaveId === undefined || !isActive(status)) continue;
    let key = keys.get(task);
    if (key === undefined) {
      key = `${jobKeyString(task.job)}-${hash(JSON.stringify(task))}`;
      keys.set(task, key);
      taskConfigs[key] = task;
    }
    (agents[slaveId] ??= []).push(key);
  }
  return { taskConfigs, agents };
}
