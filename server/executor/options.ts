/** The executor's command line. Names are those of Aurora's `thermos_executor` (`executor/bin/thermos_executor_main.py`). */
import { booleanFlag, durationFlag, flagGroup, optionalStringFlag, type FlagValues } from "../base/flags/flag.ts";

export const executorFlags = flagGroup(
  "Executor",
  {
    nosetuid: booleanFlag("nosetuid", false, "Run processes as the executor's own user instead of the job's role."),
    executeAsUser: optionalStringFlag("execute-as-user", "Run processes as this user instead of the job's role."),
    preserveEnv: booleanFlag("preserve_env", false, "Hand the executor's environment on to the processes."),
    preemptionWait: durationFlag(
      "preemption_wait",
      "1mins",
      "How long a killed task may take to end before what is left of it is killed by force, when the kill does not say.",
    ),
    launchTimeout: durationFlag(
      "launch_timeout",
      "10secs",
      "How long to wait for a task after subscribing, before giving up.",
    ),
  },
  ({ nosetuid, executeAsUser }) =>
    nosetuid && executeAsUser !== undefined ? ["-nosetuid and -execute-as-user exclude each other"] : [],
);

export type ExecutorOptions = FlagValues<typeof executorFlags>;
