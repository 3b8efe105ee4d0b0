/** A job's struct as the JobConfiguration that Aurora's client sends. From `AuroraConfig.job` and `thrift.convert`. */
import type { CronCollisionPolicy, JobConfiguration } from "../../domain/job.ts";
import { nearestName } from "../nearest-name.ts";
import type { ConfigProblem } from "../errors.ts";
import type { ConfiguredJob, ConfiguredJobKey, Json, UnboundVariable } from "../loaded-config.ts";
import { ConfigError } from "../errors.ts";
import type { Interpreter } from "../python/interpreter.ts";
import { dumpJson } from "../pystachio/dump.ts";
import { environmentOf } from "../pystachio/scopes.ts";
import type { StructObject } from "../pystachio/struct.ts";
import { FieldReader, plainText } from "./field-reader.ts";
import { validatePlan } from "./plan.ts";
import { readPorts } from "./ports.ts";
import { readJobKey, readTaskConfig } from "./task-config.ts";
import { refuseNested, unboundVariables } from "./unbound.ts";
import { readUpdateSettings } from "./update-settings.ts";
import { requireFields, validateAnnounce, validateCron, validateUpdate, warnings } from "./validate.ts";

const CRON_COLLISION_POLICIES: readonly CronCollisionPolicy[] = ["KILL_EXISTING", "CANCEL_NEW", "RUN_OVERLAP"];

export interface ConvertOptions {
  readonly bindings: Readonly<Record<string, string>>;
  /** The jobs' owner; the role when absent. */
  readonly user: string | undefined;
}

/** Never throws for a job that is wrong: that one is marked as invalid. */
export function convertJob(interpreter: Interpreter, original: StructObject, options: ConvertOptions): ConfiguredJob {
  const { origin } = original;
  interpreter.moveTo(origin);
  const position = origin.file.position(origin.span);
  let facts: JobFacts = { key: EMPTY_KEY, raw: {}, unbound: [] };
  try {
    const job = interpreter.guard(() => bindStandard(interpreter, original, options));
    facts = interpreter.guard(() => jobFacts(interpreter, job));
    const { key, raw } = facts;
    const ready = interpreter.guard(() => readyParts(interpreter, job, { facts, options }));
    return { key, raw, unboundVariables: [], position, ready: true, ...ready };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { key, raw, unbound } = facts;
    return { key, raw, unboundVariables: unbound, position, warnings: [], ready: false, problem: error.problem };
  }
}

const EMPTY_KEY: ConfiguredJobKey = { cluster: "", role: "", environment: "", name: "" };

interface JobFacts {
  readonly key: ConfiguredJobKey;
  readonly raw: { readonly [field: string]: Json };
  readonly unbound: readonly UnboundVariable[];
}

/** The job with the user's bindings and the names that Aurora itself gives. */
function bindStandard(interpreter: Interpreter, job: StructObject, { bindings }: ConvertOptions): StructObject {
  const own = environmentOf(interpreter, Object.entries(bindings));
  const standard = environmentOf(interpreter, [
    ["mesos.role", "{{role}}"],
    ["mesos.cluster", "{{cluster}}"],
    ["thermos.user", "{{role}}"],
  ]);
  return job.withScopes([standard, own, ...job.ownScopes]);
}

function jobFacts(interpreter: Interpreter, job: StructObject): JobFacts {
  const part = (name: string): string => {
    const value = job.field(interpreter, name);
    return value === undefined ? "" : plainText(interpreter, value);
  };
  const name = part("name");
  const key = {
    cluster: part("cluster"),
    role: part("role"),
    environment: part("environment"),
    name: name === "{{task.name}}" ? "" : name,
  };
  const interpolated = job.interpolate(interpreter).value;
  const raw = JSON.parse(dumpJson(interpreter, interpolated)) as JobFacts["raw"];
  return { key, raw, unbound: unboundVariables(interpreter, job) };
}

interface ReadyParts {
  readonly jobConfiguration: JobConfiguration;
  readonly updateSettings: ReturnType<typeof readUpdateSettings>;
  readonly warnings: readonly ConfigProblem[];
}

function readyParts(
  interpreter: Interpreter,
  bound: StructObject,
  { facts, options }: { readonly facts: JobFacts; readonly options: ConvertOptions },
): ReadyParts {
  const reader = new FieldReader(interpreter);
  requireFields(reader, bound);
  const job = bound.interpolate(interpreter).value as StructObject;
  refuseUnbound(facts.unbound, bound);
  refuseNested(interpreter, job);
  const task = requireFields(reader, job);
  const failure = job.check(interpreter);
  if (failure !== undefined) reader.fail(`Job not fully specified: ${failure.message}`, failure.origin);
  const ports = readPorts(reader, job, task);
  const jobConfiguration = readJobConfiguration(reader, job, { task, ports: ports.requested, user: options.user });
  validatePlan(reader, task);
  validateUpdate(reader, job);
  validateAnnounce(reader, job, ports);
  validateCron(reader, job);
  return { jobConfiguration, updateSettings: readUpdateSettings(reader, job), warnings: warnings(reader, job, ports) };
}

function refuseUnbound(unbound: readonly UnboundVariable[], { origin }: StructObject): void {
  const [first] = unbound;
  if (first === undefined) return;
  const names = unbound.map(({ name }) => `{{${name}}}`).join(" ");
  const position = first.position.file === "" ? origin.file.position(origin.span) : first.position;
  throw new ConfigError({ position, message: `Config contains unbound variables: ${names}` });
}

function readJobConfiguration(
  reader: FieldReader,
  job: StructObject,
  parts: { readonly task: StructObject; readonly ports: readonly string[]; readonly user: string | undefined },
): JobConfiguration {
  const key = readJobKey(reader, job);
  const owner = { user: parts.user ?? key.role };
  const cronSchedule = reader.optionalString(job, "cron_schedule");
  return {
    key,
    owner,
    ...(cronSchedule !== undefined && { cronSchedule }),
    cronCollisionPolicy: readCollisionPolicy(reader, job),
    taskConfig: readTaskConfig(reader, job, { key, owner, task: parts.task, ports: parts.ports }),
    instanceCount: reader.int32(job, "instances"),
  };
}

function readCollisionPolicy(reader: FieldReader, job: StructObject): CronCollisionPolicy {
  const text = reader.string(job, "cron_collision_policy");
  const policy = CRON_COLLISION_POLICIES.find((known) => known === text.toUpperCase());
  if (policy !== undefined) return policy;
  const suggestion = nearestName(text, CRON_COLLISION_POLICIES);
  const hint =
    suggestion === undefined ? `there are ${CRON_COLLISION_POLICIES.join(", ")}` : `did you mean ${suggestion}?`;
  return reader.fail(`Invalid cron_collision_policy '${text}'; ${hint}`, reader.origin(job, "cron_collision_policy"));
}
