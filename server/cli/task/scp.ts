/** `aurora task scp`. Behaviour from Aurora's `client/cli/task.py`. */
import { posix } from "node:path";
import { ArgumentError, option, positional, positionals } from "../arguments/argument.ts";
import { text, words } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_INVALID_PARAMETER } from "../exit-codes.ts";
import { clusterJobKeyString, taskInstance } from "../job-key.ts";
import { EXECUTOR_SANDBOX } from "../options.ts";
import { verb } from "../verb.ts";
import { findTask } from "./find-task.ts";
import { sandboxPattern } from "./remote.ts";
import { runProgram } from "./run-program.ts";

function instanceOf(given: string): ReturnType<typeof taskInstance> {
  try {
    return taskInstance(given);
  } catch (error) {
    if (error instanceof ArgumentError) throw new CommandError(EXIT_INVALID_PARAMETER, error.message, { cause: error });
    throw error;
  }
}

/** What scp is given for a path: itself, or `user@host:path` for `cluster/role/env/name/instance:path`. */
async function location(context: CommandContext, given: string, isExecutors: boolean): Promise<string> {
  const colon = given.indexOf(":");
  if (colon < 0) return given;
  const { instance, ...job } = instanceOf(given.slice(0, colon));
  const path = given.slice(colon + 1);
  const notFound = `Job or instance ${clusterJobKeyString(job)}/${instance} not found`;
  const task = await findTask(context, { ...job, instances: [instance] }, notFound);
  const normal = posix.normalize(path === "" ? "." : path);
  if (normal === "~" || normal.startsWith("~/")) {
    throw new CommandError(EXIT_INVALID_PARAMETER, `Command does not support tilde expansion for path: ${path}`);
  }
  const sandbox = (): string => sandboxPattern(context.clusters.get(job.cluster), task.taskId, isExecutors);
  return `${task.role}@${task.host}:${posix.isAbsolute(normal) ? normal : posix.join(sandbox(), normal)}`;
}

export const scp = verb({
  help:
    "Copies files by scp to, from or between tasks. A path in a task is written CLUSTER/ROLE/ENV/NAME/INSTANCE:path and is " +
    "relative to the task's sandbox. Ends as scp ends.",
  arguments: {
    sources: positionals("source", "What to copy, [CLUSTER/ROLE/ENV/NAME/INSTANCE:]source."),
    dest: positional("dest", "Where to, [CLUSTER/ROLE/ENV/NAME/INSTANCE:]dest.", text),
    scpOptions: option("--scp-options", {
      metavar: "scp_options",
      help: "Options for scp, in one word.",
      parse: words,
    }),
    executorSandbox: EXECUTOR_SANDBOX,
  },
  async run(context, { sources, dest, scpOptions = [], executorSandbox }) {
    const paths: string[] = [];
    for (const path of [...sources, dest]) paths.push(await location(context, path, executorSandbox));
    const { exitCode } = await runProgram(context, ["scp", ...scpOptions, ...paths], { output: "inherit" });
    return exitCode;
  },
});
