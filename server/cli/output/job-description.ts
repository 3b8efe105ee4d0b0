/**
 * A configured job for people, laid out as Aurora's client does (`InspectCommand` of `client/cli/jobs.py`). Job and
 * processes come from the job's struct; for a `JobConfiguration` that is what its executor is given.
 */
import type { LoadedJob } from "../job-config/load-job.ts";
import { clusterJobKeyString, type ClusterJobKey } from "../job-key.ts";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function executorData(data: string | undefined): Fields {
  try {
    return fieldsOf(JSON.parse(data ?? "{}"));
  } catch (error) {
    // Another executor's data need not be JSON.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The job's struct. */
export function rawJob({ raw, configuration }: LoadedJob): Fields {
  return raw ?? executorData(configuration.taskConfig.executorConfig?.data);
}

const show = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function jobLines(job: ClusterJobKey, { configuration }: LoadedJob, raw: Fields): string[] {
  const { taskConfig, cronSchedule, cronCollisionPolicy, instanceCount = 1 } = configuration;
  const contact = taskConfig.contactEmail ?? raw.contact;
  const constraints = taskConfig.constraints ?? [];
  const policy = taskConfig.partitionPolicy;
  return [
    "Job level information",
    `  name:       '${job.key.name}'`,
    `  role:       '${job.key.role}'`,
    ...(contact === undefined ? [] : [`  contact:    '${show(contact)}'`]),
    `  cluster:    '${job.cluster}'`,
    `  instances:  '${instanceCount}'`,
    ...(cronSchedule === undefined
      ? []
      : ["  cron:", `    schedule: '${cronSchedule}'`, `    policy:   '${cronCollisionPolicy ?? "KILL_EXISTING"}'`]),
    ...(constraints.length === 0 ? [] : ["  constraints:"]),
    ...constraints.map(({ name, constraint }) => {
      if ("limit" in constraint) return `    '${name}': 'limit:${constraint.limit.limit}'`;
      const { negated = false, values } = constraint.value;
      return `    '${name}': '${negated ? "!" : ""}${values.join(",")}'`;
    }),
    ...(policy === undefined
      ? []
      : [
          "  partition_policy:",
          `    reschedule: ${policy.reschedule}`,
          ...(policy.delaySecs === undefined ? [] : [`    delay_secs: '${policy.delaySecs}'`]),
        ]),
    `  service:    ${taskConfig.isService ?? false}`,
    `  production: ${taskConfig.production ?? false}`,
    ...(taskConfig.tier === undefined ? [] : [`  tier:       '${taskConfig.tier}'`]),
    "",
  ];
}

function taskLines(task: Fields): string[] {
  const orders = listOf(task.constraints)
    .map((constraint) => listOf(fieldsOf(constraint).order).map(show))
    .filter((order) => order.length > 0);
  return [
    "Task level information",
    `  name: '${task.name === undefined ? "" : show(task.name)}'`,
    ...(orders.length === 0 ? [] : ["  constraints:", ...orders.map((order) => `  ${order.join(" < ")}`)]),
    "",
  ];
}

function processLines(process: Fields): string[] {
  const traits = ["daemon", "ephemeral", "final"].filter((trait) => process[trait] === true);
  // In a file, a command line of several lines mostly begins and ends with an empty one.
  const cmdline = typeof process.cmdline === "string" ? process.cmdline.replace(/^\s*\n|\s+$/g, "") : "";
  return [
    `Process '${process.name === undefined ? "" : show(process.name)}':`,
    ...traits.map((trait) => `  ${trait}`),
    "  cmdline:",
    ...cmdline.split("\n").map((line) => `    ${line}`),
    "",
  ];
}

export function jobDescription(job: ClusterJobKey, loaded: LoadedJob): string {
  const raw = rawJob(loaded);
  const task = fieldsOf(raw.task);
  const { image } = fieldsOf(fieldsOf(loaded.configuration.taskConfig.container).docker);
  return [
    ...(loaded.raw === undefined ? [`${clusterJobKeyString(job)} as a JobConfiguration`, ""] : []),
    ...jobLines(job, loaded, raw),
    ...(typeof image === "string" ? [`Docker image '${image}'`, ""] : []),
    ...(isFields(raw.task) ? taskLines(task) : []),
    ...listOf(task.processes).flatMap((process) => processLines(fieldsOf(process))),
  ]
    .join("\n")
    .trimEnd();
}
