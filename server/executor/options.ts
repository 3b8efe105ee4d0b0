/** The executor's command line. Names are those of Aurora's `thermos_executor` (`executor/bin/thermos_executor_main.py`). */
import {
  booleanFlag,
  durationFlag,
  flagGroup,
  integerFlag,
  optionalStringFlag,
  positive,
  stringFlag,
  type FlagValues,
} from "../base/flags/flag.ts";
import {
  DEFAULT_LOGGER,
  DEFAULT_ROTATION,
  LOGGER_DESTINATIONS,
  LOGGER_MODES,
  type ProcessLogger,
} from "./core/logger-config.ts";

const userFlags = {
  nosetuid: booleanFlag("nosetuid", false, "Run processes as the executor's own user instead of the job's role."),
  nosetuidHealthChecks: booleanFlag(
    "nosetuid-health-checks",
    false,
    "Run shell health checks as the executor's own user instead of the job's role.",
  ),
  executeAsUser: optionalStringFlag("execute-as-user", "Run processes as this user instead of the job's role."),
  preserveEnv: booleanFlag("preserve_env", false, "Hand the executor's environment on to the processes."),
};

const timeFlags = {
  preemptionWait: durationFlag(
    "preemption_wait",
    "1mins",
    "How long a killed task may take to end after SIGTERM before what is left of it is killed by force, when the kill does not say.",
  ),
  stopTimeoutSecs: integerFlag(
    "stop_timeout_in_secs",
    120,
    "The longest that a killed task may take to end, requests to its lifecycle endpoints included, when the kill does not say.",
    { check: positive },
  ),
  launchTimeout: durationFlag(
    "launch_timeout",
    "10secs",
    "How long to wait for a task after subscribing, before giving up.",
  ),
};

const oneOf = (choices: readonly string[]) => (value: string | undefined) =>
  value === undefined || choices.includes(value) ? undefined : `must be one of ${choices.join(", ")}`;

const logFlags = {
  loggerDestination: optionalStringFlag(
    "runner-logger-destination",
    "Where the output of processes goes that have no logger of their own: file, console, both or none.",
    { check: oneOf(LOGGER_DESTINATIONS) },
  ),
  loggerMode: optionalStringFlag(
    "runner-logger-mode",
    "How log files grow, of processes that have no logger of their own: standard (without limit) or rotate.",
    { check: oneOf(LOGGER_MODES) },
  ),
  rotateLogSizeMb: integerFlag(
    "runner-rotate-log-size-mb",
    DEFAULT_ROTATION.maxBytes / 1024 ** 2,
    "Size in MiB at which rotated log files are put aside, of processes that have no logger of their own.",
    { check: positive },
  ),
  rotateLogBackups: integerFlag(
    "runner-rotate-log-backups",
    DEFAULT_ROTATION.backups,
    "How many rotated log files are kept, of processes that have no logger of their own.",
    { check: positive },
  ),
};

const announcerFlags = {
  announcerEnsemble: optionalStringFlag(
    "announcer-ensemble",
    "The ZooKeeper servers to announce tasks at, host:port,host:port. Without it no task is announced.",
  ),
  announcerServersetPath: stringFlag(
    "announcer-serverset-path",
    "/aurora",
    "The root of the tree that tasks are announced in, at $ROOT/$ROLE/$ENVIRONMENT/$JOBNAME.",
  ),
  announcerAllowCustomServersetPath: booleanFlag(
    "announcer-allow-custom-serverset-path",
    false,
    "Allow jobs to set the path that they are announced at (zk_path).",
  ),
  announcerHostname: optionalStringFlag(
    "announcer-hostname",
    "The hostname to announce. By default the one that the agent has.",
  ),
  announcerZooKeeperAuthConfig: optionalStringFlag(
    "announcer-zookeeper-auth-config",
    "Path of a JSON file with the credentials and ACLs of announcements.",
  ),
};

/** Accepted so that command lines of Aurora's executor work; they tune what this one refuses or always does. */
const idleFlags = {
  announcerEnable: booleanFlag("announcer-enable", false, "Without effect: -announcer-ensemble is enough."),
  mesosContainerizerPath: optionalStringFlag(
    "mesos-containerizer-path",
    "Without effect: tasks in file system images are refused.",
  ),
  noCreateUser: booleanFlag("no-create-user", false, "Without effect: tasks in file system images are refused."),
  sandboxMountPoint: optionalStringFlag(
    "sandbox-mount-point",
    "Without effect: tasks in file system images are refused.",
  ),
};

export const executorFlags = flagGroup(
  "Executor",
  { ...userFlags, ...timeFlags, ...logFlags, ...announcerFlags, ...idleFlags },
  ({ nosetuid, executeAsUser }) =>
    nosetuid && executeAsUser !== undefined ? ["-nosetuid and -execute-as-user exclude each other"] : [],
);

export type ExecutorOptions = FlagValues<typeof executorFlags>;

/** The logger of processes that have none of their own. */
export function defaultLogger(options: ExecutorOptions): ProcessLogger {
  const destination = LOGGER_DESTINATIONS.find((one) => one === options.loggerDestination);
  const isRotated = options.loggerMode === "rotate";
  const rotate = { maxBytes: options.rotateLogSizeMb * 1024 ** 2, backups: options.rotateLogBackups };
  return { destination: destination ?? DEFAULT_LOGGER.destination, rotate: isRotated ? rotate : undefined };
}

/**
 * Joins `--flag value` to `--flag=value`, as Aurora's executor also takes its flags: the next argument belongs to a
 * flag that needs a value and has none.
 */
export function joinValues(argv: readonly string[]): string[] {
  const needsValue = new Set(
    Object.values(executorFlags.flags).flatMap(({ name, isSwitch }) => (isSwitch ? [] : [name])),
  );
  const joined: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? "";
    const next = argv[i + 1];
    const takesNext = needsValue.has(argument.replace(/^--?/, "")) && /^--?/.test(argument);
    if (takesNext && next !== undefined) {
      joined.push(`${argument}=${next}`);
      i += 1;
    } else {
      joined.push(argument);
    }
  }
  return joined;
}
