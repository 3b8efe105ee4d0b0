/** The tasks of a job for people, laid out as Aurora's client does (`StatusCommand` of `client/cli/jobs.py`). */
import type { ScheduledTask, TaskEvent } from "../../core/domain/task.ts";
import { describeResources } from "./resources.ts";

/** Local time, `YYYY-MM-DD HH:MM:SS`. */
export function localTime(epochMs: number): string {
  const time = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, "0");
  const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
  return `${date} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":")}`;
}

const byTime = (a: TaskEvent, b: TaskEvent): number => a.timestamp - b.timestamp;

/** Why tasks wait, by their ids. */
export type PendingReasons = ReadonlyMap<string, string>;

function taskText({ assignedTask, status, failureCount, taskEvents }: ScheduledTask, reasons: PendingReasons): string {
  const reason = reasons.get(assignedTask.taskId);
  const { task, instanceId, slaveHost, assignedPorts } = assignedTask;
  const { role, environment, name } = task.job;
  const ports = Object.entries(assignedPorts);
  const where = slaveHost === undefined ? "" : ` on ${slaveHost}`;
  const lines = [
    `\tTask role: ${role}, env: ${environment}, name: ${name}, instance: ${instanceId}, status: ${status}${where}`,
    `\t  ${describeResources(task.resources).join(", ")}`,
  ];
  if (ports.length > 0) {
    lines.push(`\t  assigned ports: ${ports.map(([port, number]) => `${port}: ${number}`).join(", ")}`);
  }
  if (reason !== undefined) lines.push(`\t  waits: ${reason}`);
  lines.push(`\t  failure count: ${failureCount} (max ${task.maxTaskFailures})`, "\t  events:");
  for (const event of [...taskEvents].sort(byTime)) {
    lines.push(
      `\t   ${localTime(event.timestamp)} ${event.status}${event.message === undefined ? "" : `: ${event.message}`}`,
    );
  }
  if (task.metadata !== undefined && task.metadata.length > 0) {
    lines.push("\t  metadata:", ...task.metadata.map(({ key, value }) => `\t\t  (key: '${key}', value: '${value}')`));
  }
  return `${lines.join("\n")}\n`;
}

/** Both lists are sorted by instance. */
export function jobText(
  active: readonly ScheduledTask[],
  inactive: readonly ScheduledTask[],
  reasons: PendingReasons = new Map(),
): string {
  const section = (title: string, tasks: readonly ScheduledTask[]): string =>
    `${title} tasks (${tasks.length}):\n${tasks.map((task) => taskText(task, reasons)).join("")}`;
  return section("Active", active) + section("Inactive", inactive);
}
