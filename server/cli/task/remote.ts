/**
 * Commands on the machines of tasks: where a sandbox is there, and the variables that a command may use. Behaviour from
 * Aurora's `client/api/command_runner.py`.
 */
import { posix } from "node:path";
import type { ScheduledTask } from "../../core/domain/task.ts";
import type { Cluster } from "../clusters/cluster.ts";
import { CommandError } from "../command-error.ts";
import { EXIT_INVALID_CONFIGURATION, EXIT_INVALID_PARAMETER } from "../exit-codes.ts";

/** What `aurora task` needs of a task. */
export interface RemoteTask {
  readonly taskId: string;
  readonly instanceId: number;
  readonly role: string;
  readonly host: string;
  readonly ports: Readonly<Record<string, number>>;
}

/** Undefined for a task that was never on an agent. */
export function remoteTask({ assignedTask }: ScheduledTask): RemoteTask | undefined {
  const { taskId, instanceId, task, slaveHost: host, assignedPorts: ports } = assignedTask;
  return host === undefined ? undefined : { taskId, instanceId, role: task.job.role, host, ports };
}

/** A directory on the agent, as a shell pattern: of the task, or of its executor around it. */
export function sandboxPattern(cluster: Cluster, taskId: string, isExecutors: boolean): string {
  const { name, slave_root: root, slave_run_directory: run } = cluster;
  if (root === undefined || run === undefined) {
    const message = `Cluster ${name} does not say where its agents keep sandboxes: give it slave_root and slave_run_directory`;
    throw new CommandError(EXIT_INVALID_CONFIGURATION, message);
  }
  const executor = posix.join(root, "slaves/*/frameworks/*/executors", `thermos-${taskId}`, "runs", run);
  return isExecutors ? executor : posix.join(executor, "sandbox");
}

const VARIABLE = /\{\{\s*(thermos\.task_id|thermos\.ports\[([^\]{}]+)\]|mesos\.instance)\s*\}\}/g;

/** Puts in `{{thermos.task_id}}`, `{{thermos.ports[name]}}` and `{{mesos.instance}}`; leaves other braces alone. */
export function substitute(command: string, { taskId, instanceId, ports }: RemoteTask): string {
  return command.replace(VARIABLE, (_whole, variable: string, port: string | undefined) => {
    if (variable === "thermos.task_id") return taskId;
    if (port === undefined) return String(instanceId);
    const number = ports[port];
    if (number === undefined) {
      throw new CommandError(EXIT_INVALID_PARAMETER, `Task ${taskId} has no port named ${port}`);
    }
    return String(number);
  });
}

/** The command line for a shell on the task's machine. */
export function remoteCommand(
  cluster: Cluster,
  task: RemoteTask,
  { command, isExecutors }: { readonly command: string; readonly isExecutors: boolean },
): string {
  return `cd ${sandboxPattern(cluster, task.taskId, isExecutors)};${substitute(command, task)}`;
}
