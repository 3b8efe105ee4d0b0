/** `aurora task run`. Behaviour from Aurora's `client/cli/task.py` and `client/api/command_runner.py`. */
import { LIVE_STATES } from "../../core/domain/schedule-status.ts";
import { allTasks } from "../all-tasks.ts";
import { option, optionOr, positionals, type Values } from "../arguments/argument.ts";
import { positiveInteger, words } from "../arguments/values.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_API_ERROR, EXIT_OK } from "../exit-codes.ts";
import { EXECUTOR_SANDBOX, INSTANCE_SPEC, SSH_USER } from "../options.ts";
import { verb } from "../verb.ts";
import { remoteCommand, remoteTask, type RemoteTask } from "./remote.ts";
import { runProgram } from "./run-program.ts";

const ARGUMENTS = {
  job: INSTANCE_SPEC,
  cmd: positionals("unix_command_line", "What to run; words after -- are joined by blanks."),
  threads: optionOr("--threads -t", "1", { metavar: "N", help: "Machines at a time.", parse: positiveInteger }),
  sshUser: SSH_USER,
  sshOptions: option("--ssh-options", { metavar: "ssh_options", help: "Options for ssh, in one word.", parse: words }),
  executorSandbox: EXECUTOR_SANDBOX,
};

type RunSpec = Values<typeof ARGUMENTS>;

async function runOn(context: CommandContext, spec: RunSpec, task: RemoteTask): Promise<void> {
  const cluster = context.clusters.get(spec.job.cluster);
  const command = remoteCommand(cluster, task, { command: spec.cmd.join(" "), isExecutors: spec.executorSandbox });
  const user = spec.sshUser ?? task.role;
  const ssh = ["ssh", "-n", "-q", ...(spec.sshOptions ?? []), `${user}@${task.host}`, command];
  const { output, exitCode } = await runProgram(context, ssh, { output: "capture" });
  const lines = output.replace(/\n$/, "").split("\n");
  if (output !== "") context.out(lines.map((line) => `${task.host}:  ${line}`).join("\n"));
  if (exitCode !== 0) context.err(`${task.host}: the command of instance ${task.instanceId} ended with ${exitCode}`);
}

export const run = verb({
  help:
    "Runs a shell command by ssh on the machine of each of a job's live tasks, in its sandbox. {{thermos.task_id}}, " +
    "{{thermos.ports[name]}} and {{mesos.instance}} stand for what the task has. What the commands end with is told, and is not " +
    "what this one ends with.",
  arguments: ARGUMENTS,
  async run(context, spec) {
    const { cluster, key, instances } = spec.job;
    const api = await context.api(cluster);
    const terms = {
      jobKeys: [key],
      statuses: [...LIVE_STATES],
      ...(instances === undefined ? {} : { instanceIds: [...instances] }),
    };
    const heading = "Error: could not retrieve task information for run command:";
    const found = await context.attempt(EXIT_API_ERROR, heading, () => allTasks(api, terms));
    const queue = found.flatMap((task) => remoteTask(task) ?? []);
    if (queue.length === 0) context.err("No live tasks.");
    const worker = async (): Promise<void> => {
      for (let task = queue.shift(); task !== undefined; task = queue.shift()) await runOn(context, spec, task);
    };
    await Promise.all(Array.from({ length: spec.threads }, worker));
    return EXIT_OK;
  },
});
