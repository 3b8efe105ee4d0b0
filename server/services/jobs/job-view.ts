/** One job with its instances, small enough for ten thousand of them. */
import type { InstanceView } from "../../api/jobs.ts";
import { isTerminal } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { latestEvent, taskId, type ScheduledTask } from "../../core/domain/task.ts";
import { isLater } from "./job-index.ts";

interface Instance {
  current: ScheduledTask;
  completed: number;
}

function byInstance(tasks: Iterable<ScheduledTask>): Map<number, Instance> {
  const instances = new Map<number, Instance>();
  for (const task of tasks) {
    const { instanceId } = task.assignedTask;
    const completed = isTerminal(task.status) ? 1 : 0;
    const instance = instances.get(instanceId);
    if (instance === undefined) {
      instances.set(instanceId, { current: task, completed });
      continue;
    }
    instance.completed += completed;
    if (isLater(task, instance.current)) instance.current = task;
  }
  return instances;
}

function instanceView({ current, completed }: Instance, config: number): InstanceView {
  const { assignedTask, status, failureCount } = current;
  const latest = latestEvent(current);
  return {
    instanceId: assignedTask.instanceId,
    taskId: taskId(current),
    status,
    sinceMs: latest?.timestamp ?? 0,
    ...(assignedTask.slaveHost === undefined ? {} : { host: assignedTask.slaveHost }),
    failureCount,
    ...(latest?.message === undefined ? {} : { message: latest.message }),
    config,
    completedTasks: completed,
  };
}

/** The instances of a job, by id, and the distinct configs that they refer to. */
export function instanceViews(tasks: Iterable<ScheduledTask>): { configs: TaskConfig[]; instances: InstanceView[] } {
  const numbers = new Map<TaskConfig, number>();
  const sorted = [...byInstance(tasks)].sort(([a], [b]) => a - b);
  const instances = sorted.map(([, instance]) => {
    const config = instance.current.assignedTask.task;
    const number = numbers.get(config) ?? numbers.size;
    numbers.set(config, number);
    return instanceView(instance, number);
  });
  return { configs: [...numbers.keys()], instances };
}
