/** Arguments that several verbs share, with Aurora's names and defaults (`client/cli/options.py`). */
import { choice, option, optionOr, positional, repeated, toggle } from "./arguments/argument.ts";
import { binding, integer, positiveInteger, text } from "./arguments/values.ts";
import { instanceSpec, jobKey, jobPattern, taskInstance } from "./job-key.ts";

export const JOB_KEY = positional("CLUSTER/ROLE/ENV/NAME", "The job.", jobKey);

export const JOB_PATTERN = positional(
  "cluster[/role[/env[/name]]]",
  "The job, or a pattern with the wildcards *, ? and [...]; parts left out match all.",
  jobPattern,
);

export const INSTANCE_SPEC = positional(
  "CLUSTER/ROLE/ENV/NAME[/INSTANCES]",
  "The job and its instances, such as 0,2-4; without them all are meant.",
  instanceSpec,
);

export const TASK_INSTANCE = positional("CLUSTER/ROLE/ENV/NAME/INSTANCE", "One instance of a job.", taskInstance);

export const CONFIG_FILE = positional("pathname", "The configuration: an .aurora file, or JSON.", text);

/** Aurora reads its hooks from this file; here it is checked and otherwise not needed. */
export const CONFIG = option("--config", {
  metavar: "pathname",
  help: "A configuration that must hold the job; nothing else is taken from it.",
  parse: text,
});

export const BIND = repeated("--bind", {
  metavar: "var=value",
  help: "Binds a variable of the configuration. May be given several times.",
  parse: binding,
});

export const READ_JSON = toggle("--read-json", "The configuration is JSON, whatever its file is called.");

export const WRITE_JSON = toggle("--write-json", "Print JSON.");

export const OPEN_BROWSER = toggle("--open-browser", "Open the job's page in a browser afterwards.");

export const BATCH_SIZE = optionOr("--batch-size", "1", {
  metavar: "N",
  help: "Instances to work on at a time.",
  parse: positiveInteger,
});

export const MAX_TOTAL_FAILURES = optionOr("--max-total-failures", "0", {
  metavar: "N",
  help: "Failed instances to put up with in all.",
  parse: integer,
});

export const NO_BATCHING = toggle("--no-batching", "Work on all instances at once.");

export const STRICT = toggle("--strict", "Refuse instances that are not active.");

export const FORCE = toggle("--force", "Go ahead where there is a warning.");

export const WAIT_UNTIL = choice("--wait-until", ["PENDING", "RUNNING", "FINISHED"], {
  help: "Wait until all the tasks have come this far.",
  defaultText: "PENDING",
});

export const SSH_USER = option("--ssh-user -l", {
  metavar: "ssh_username",
  help: "The user to log in as. Default: the job's role.",
  parse: text,
});

export const EXECUTOR_SANDBOX = toggle(
  "--executor-sandbox -e",
  "Begin in the executor's directory instead of the task's sandbox.",
);
