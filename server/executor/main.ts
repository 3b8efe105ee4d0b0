/**
 * `aurora-executor`: what an agent starts to run one task. Everything it needs to know of the agent is in
 * its environment; its log is its standard error.
 */
import { systemClock } from "../base/clock.ts";
import { helpText, parseFlags, UsageError } from "../base/flags/parse.ts";
import { AgentClient } from "./agent-client/agent-client.ts";
import { EnvironmentError, readAgentSettings } from "./agent-client/settings.ts";
import { AuroraExecutor } from "./aurora-executor.ts";
import { logToStderr } from "./log.ts";
import { openCheckpoint } from "./checkpoint-file.ts";
import { recoveryOf } from "./core/recovery.ts";
import { executorFlags, joinValues } from "./options.ts";

/** Timers do not keep the process alive, and a task may be all that goes on. */
const KEEP_ALIVE_INTERVAL_MS = 2 ** 30;

function main(): void {
  const { values, descriptions, help } = parseFlags({ executor: executorFlags }, joinValues(process.argv.slice(2)));
  if (help) {
    process.stdout.write(helpText("aurora-executor [-flag=value ...]", descriptions));
    return;
  }
  const agent = readAgentSettings(process.env);
  // Children must not be able to speak for the executor.
  delete process.env["MESOS_EXECUTOR_AUTHENTICATION_TOKEN"];
  const common = { clock: systemClock, log: logToStderr };
  const { recorder, history } = openCheckpoint(agent.directory, common);
  const environment = { ...common, recorder };
  const client = new AgentClient(agent, environment);
  const exit = (status: number): void => process.exit(status);
  const executor = new AuroraExecutor({ client, agent, options: values.executor, ...environment, exit });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => executor.shutdown());
  process.on("uncaughtException", (error) => executor.abort(error.stack ?? String(error)));
  // Who reads our output may go away; the task must not end with it.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  setInterval(() => {}, KEEP_ALIVE_INTERVAL_MS);
  const recovery = recoveryOf(history);
  if (recovery === undefined) executor.start();
  else void executor.recover(recovery);
}

try {
  main();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof EnvironmentError)) throw error;
  process.stderr.write(`aurora-executor: ${error.message}\n`);
  process.exitCode = 1;
}
