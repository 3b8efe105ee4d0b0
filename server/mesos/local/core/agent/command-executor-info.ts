/**
 * The executor that an agent makes up for a task that brings a command and no executor.
 * Behaviour: Slave::getExecutorInfo in src/slave/slave.cpp of Apache Mesos.
 */
import type { CommandInfo, ExecutorInfo, TaskInfo } from "../messages.ts";

/** What the command executor itself takes. */
const OVERHEAD_CPUS = 0.1;
const OVERHEAD_MEM = 32;

/** Longest command that is shown in full, and how much is shown of longer ones. */
const SHOWN_LENGTH = 15;
const CUT_LENGTH = 12;

/** How long after the kill policy's grace period the executor may live on. */
const SHUTDOWN_BUFFER_NANOS = 2e9;

function cut(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, CUT_LENGTH)}...` : text;
}

function shown(command: CommandInfo): string {
  if (command.shell !== false) {
    return command.value === undefined ? "(Command: NO COMMAND)" : `(Command: sh -c '${cut(command.value)}')`;
  }
  if (command.value === undefined) return "(Command: NO EXECUTABLE)";
  return `(Command: [${cut(`${command.value}, ${(command.arguments ?? []).join(", ")}`)}])`;
}

/** The path that the made-up executor is said to be at; the agent runs the task's command by itself. */
const PROGRAM = "mesos-executor";

export function commandExecutorInfo(task: TaskInfo, frameworkId: string): ExecutorInfo {
  const command = task.command ?? {};
  const role = task.resources?.[0]?.allocation_info;
  const allocated = role === undefined ? {} : { allocation_info: role };
  const grace = task.kill_policy?.grace_period;
  return {
    executor_id: { value: task.task_id.value },
    framework_id: { value: frameworkId },
    name: `Command Executor (Task: ${task.task_id.value}) ${shown(command)}`,
    source: task.task_id.value,
    command: {
      ...(command.uris === undefined ? {} : { uris: command.uris }),
      ...(command.environment === undefined ? {} : { environment: command.environment }),
      ...(command.user === undefined ? {} : { user: command.user }),
      shell: false,
      value: PROGRAM,
      arguments: [PROGRAM],
    },
    resources: [
      { ...allocated, name: "cpus", type: "SCALAR", scalar: { value: OVERHEAD_CPUS } },
      { ...allocated, name: "mem", type: "SCALAR", scalar: { value: OVERHEAD_MEM } },
    ],
    ...(task.container === undefined ? {} : { container: task.container }),
    ...(task.labels === undefined ? {} : { labels: task.labels }),
    ...(task.discovery === undefined ? {} : { discovery: task.discovery }),
    ...(grace === undefined
      ? {}
      : { shutdown_grace_period: { nanoseconds: grace.nanoseconds + SHUTDOWN_BUFFER_NANOS } }),
  };
}
