/** `aurora task ssh`. Behaviour from Aurora's `client/cli/task.py`. */
import { writeFileSync } from "node:fs";
import { ArgumentError, option, repeated } from "../arguments/argument.ts";
import { text, words } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import { EXIT_INVALID_PARAMETER } from "../exit-codes.ts";
import { clusterJobKeyString } from "../job-key.ts";
import { EXECUTOR_SANDBOX, INSTANCE_SPEC, SSH_USER } from "../options.ts";
import { verb } from "../verb.ts";
import { findTask } from "./find-task.ts";
import { remoteCommand, type RemoteTask } from "./remote.ts";
import { runProgram } from "./run-program.ts";

interface Tunnel {
  readonly port: number;
  readonly name: string;
}

function tunnel(given: string): Tunnel {
  const match = /^(\d{1,5}):([^:]+)$/.exec(given);
  if (match?.[2] === undefined) throw new ArgumentError(`Could not parse tunnel: ${given}. Must be of form PORT:NAME`);
  return { port: Number(match[1]), name: match[2] };
}

function tunnelOptions(tunnels: readonly Tunnel[], { taskId, host, ports }: RemoteTask): string[] {
  return tunnels.flatMap(({ port, name }) => {
    const remote = ports[name];
    if (remote === undefined) {
      throw new CommandError(EXIT_INVALID_PARAMETER, `Task ${taskId} has no port named ${name}`);
    }
    return ["-L", `${port}:${host}:${remote}`];
  });
}

export const ssh = verb({
  help: "Opens a shell by ssh on the machine of a task, in its sandbox. Ends as ssh ends.",
  arguments: {
    job: INSTANCE_SPEC,
    sshUser: SSH_USER,
    sshOptions: option("--ssh-options", {
      metavar: "ssh_options",
      help: "Options for ssh, in one word.",
      parse: words,
    }),
    executorSandbox: EXECUTOR_SANDBOX,
    tunnels: repeated("--tunnels -L", {
      metavar: "PORT:NAME",
      help: "Leads a local port to the task's port of that name.",
      parse: tunnel,
    }),
    command: option("--command -c", {
      metavar: "unix_command_line",
      help: "What to run instead of a shell; the instance must be named then.",
      parse: text,
    }),
    pidFile: option("--pid-file -p", {
      metavar: "pid_file",
      help: "Where to note the process id of ssh.",
      parse: text,
    }),
  },
  async run(context, { job, sshUser, sshOptions = [], executorSandbox, tunnels, command, pidFile }) {
    if (job.instances === undefined && command !== undefined) {
      throw new CommandError(EXIT_INVALID_PARAMETER, "INSTANCE must be specified when --command option is given");
    }
    const cluster = context.clusters.get(job.cluster);
    const task = await findTask(context, job, `Job ${clusterJobKeyString(job)} not found`);
    const remote = remoteCommand(cluster, task, { command: command ?? "bash", isExecutors: executorSandbox });
    const target = `${sshUser ?? task.role}@${task.host}`;
    const line = ["ssh", "-t", ...sshOptions, ...tunnelOptions(tunnels, task), target, remote];
    const onStart = (pid: number): void => {
      if (pidFile !== undefined) writeFileSync(pidFile, String(pid));
    };
    const { exitCode } = await runProgram(context, line, { output: "inherit", onStart });
    return exitCode;
  },
});
