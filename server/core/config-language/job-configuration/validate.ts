/** What Aurora's client checks of a job beyond its types. From `AuroraConfig.validate_job` and `client/config.py`. */
import type { ConfigProblem } from "../errors.ts";
import type { Origin } from "../python/runtime.ts";
import { SCHEMA_PATH } from "../python/source-file.ts";
import type { StructObject } from "../pystachio/struct.ts";
import { type FieldReader, plainText } from "./field-reader.ts";
import type { JobPorts } from "./ports.ts";

/** Raises when the job lacks what everything else needs. Gives its task. */
export function requireFields(reader: FieldReader, job: StructObject): StructObject {
  for (const name of ["cluster", "task", "role", "environment"]) {
    if (!job.fields.has(name)) {
      reader.fail(`${name[0]?.toUpperCase()}${name.slice(1)} required for job "${jobName(reader, job)}"`, job.origin);
    }
  }
  const task = job.field(reader.rt, "task") as StructObject;
  if (!task.fields.has("processes")) {
    reader.fail(`Processes required for task on job "${jobName(reader, job)}"`, task.origin);
  }
  return task;
}

function jobName(reader: FieldReader, job: StructObject): string {
  const name =
    job.fields.has("task") || job.fields.get("name")?.origin.file.path !== SCHEMA_PATH
      ? job.field(reader.rt, "name")
      : undefined;
  return name === undefined ? "?" : plainText(reader.rt, name);
}

export function validateUpdate(reader: FieldReader, job: StructObject): void {
  const config = reader.struct(job, "update_config");
  const health = reader.struct(job, "health_check_config");
  if (config === undefined || health === undefined) return;
  const instances = reader.int32(job, "instances");
  const maxFailures = reader.integer(config, "max_total_failures");
  if (instances < 0)
    reader.fail(
      `Invalid value (${instances}) specified for instances. Value cannot be less than 0.`,
      reader.origin(job, "instances"),
    );
  if (maxFailures >= instances) {
    const most = Math.max(0, instances - 1);
    const message = `max_total_failures in update_config must be lesser than the job size. Based on your job size (${instances}) you should use max_total_failures <= ${most}.`;
    reader.fail(message, reader.origin(config, "max_total_failures"));
  }
  const least = Math.floor(instances * 0.02);
  if (isDedicated(reader, job) && maxFailures < least) {
    const message = `Since this is a dedicated job, you must set your max_total_failures in your update configuration to no less than 2% of your job size. Based on your job size (${instances}) you should use max_total_failures >= ${least}.`;
    reader.fail(message, reader.origin(config, "max_total_failures"));
  }
  refuseNegative(reader, config, ["watch_secs"]);
  const intervals = ["max_consecutive_failures", "min_consecutive_successes", "initial_interval_secs", "interval_secs"];
  refuseNegative(reader, health, intervals);
}

function refuseNegative(reader: FieldReader, struct: StructObject, names: readonly string[]): void {
  for (const name of names) {
    const value = reader.number(struct, name);
    if (value >= 0) continue;
    const message = `Invalid value (${value}) specified for ${name}. Value cannot be less than 0.`;
    reader.fail(message, reader.origin(struct, name));
  }
}

function isDedicated(reader: FieldReader, job: StructObject): boolean {
  return reader.stringMap(job, "constraints").has("dedicated");
}

export function validateAnnounce(reader: FieldReader, job: StructObject, { announcer, portmap }: JobPorts): void {
  if (announcer === undefined || isDedicated(reader, job)) return;
  for (const port of portmap.values()) {
    if (/^\s*[+-]?\d+\s*$/.test(port)) {
      reader.fail("Job must be dedicated in order to specify static ports!", reader.origin(announcer, "portmap"));
    }
  }
}

/** A cron job starts anew by its schedule; the scheduler refuses one that is a service as well. */
export function validateCron(reader: FieldReader, job: StructObject): void {
  if (job.fields.has("cron_schedule") && reader.boolean(job, "service")) {
    reader.fail("A service task may not be run on a cron schedule", reader.origin(job, "cron_schedule"));
  }
}

/** What deserves a look but does not hinder. */
export function warnings(reader: FieldReader, job: StructObject, ports: JobPorts): ConfigProblem[] {
  const found: ConfigProblem[] = [];
  const warn = (message: string, { file, span }: Origin): void => {
    found.push({ ...file.position(span), message, trace: [] });
  };
  if (reader.boolean(job, "production") && !job.fields.has("tier")) {
    warn(
      "Job configuration attribute 'production' is deprecated. Use 'tier' attribute instead.",
      reader.origin(job, "production"),
    );
  }
  if (ports.announcer === undefined) return found;
  const primary = reader.string(ports.announcer, "primary_port");
  if (!ports.requested.includes(primary) && !ports.portmap.has(primary)) {
    const message = `Announcer specified primary port as '${primary}' but no processes have bound that port. To use it, listen on {{thermos.ports[${primary}]}} in a process of the task.`;
    warn(message, ports.announcer.origin);
  }
  return found;
}
