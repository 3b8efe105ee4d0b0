/** A job's task config as api.thrift's. From `convert` of `apache/aurora/config/thrift.py`. */
import { isGoodIdentifier, type JobKey } from "../../domain/job-key.ts";
import {
  AURORA_EXECUTOR_NAME,
  type ExecutorConfig,
  type Identity,
  type Metadata,
  type Resource,
  type TaskConfig,
} from "../../domain/task-config.ts";
import { dumpJson } from "../pystachio/dump.ts";
import { EMPTY, type StructObject } from "../pystachio/struct.ts";
import { readConstraints } from "./constraints.ts";
import { readContainer } from "./container.ts";
import type { FieldReader } from "./field-reader.ts";
import { readPartitionPolicy, readSlaPolicy } from "./policies.ts";

const BYTES_PER_MB = 1024n * 1024n;

/** Fields that differ between updates that change no task; the executor does not get them. */
const ALIASED_FIELDS = ["update_config", "instances"];

export function readJobKey(reader: FieldReader, job: StructObject): JobKey {
  const part = (name: string): string => {
    const value = reader.string(job, name);
    if (isGoodIdentifier(value)) return value;
    const rule = "letters, digits, '-', '_' and '.' are allowed, and no more than 255 of them";
    return reader.fail(`Invalid ${name} '${value}': ${rule}`, reader.origin(job, name));
  };
  return { role: part("role"), environment: part("environment"), name: part("name") };
}

export interface TaskParts {
  readonly key: JobKey;
  readonly owner: Identity;
  readonly task: StructObject;
  readonly ports: readonly string[];
}

export function readTaskConfig(
  reader: FieldReader,
  job: StructObject,
  { key, owner, task, ports }: TaskParts,
): TaskConfig {
  const tier = reader.optionalString(job, "tier");
  const contactEmail = reader.optionalString(job, "contact");
  const partitionPolicy = readPartitionPolicy(reader, job);
  const slaPolicy = readSlaPolicy(reader, job);
  return {
    job: key,
    owner,
    isService: reader.boolean(job, "service"),
    priority: reader.int32(job, "priority"),
    maxTaskFailures: reader.int32(job, "max_task_failures"),
    production: reader.boolean(job, "production"),
    ...(tier !== undefined && { tier }),
    resources: readResources(reader, task, ports),
    constraints: readConstraints(reader, job),
    taskLinks: {},
    ...(contactEmail !== undefined && { contactEmail }),
    executorConfig: readExecutorConfig(reader, job),
    metadata: readMetadata(reader, job),
    ...(partitionPolicy !== undefined && { partitionPolicy }),
    ...(slaPolicy !== undefined && { slaPolicy }),
    container: readContainer(reader, job),
  };
}

function readResources(reader: FieldReader, task: StructObject, ports: readonly string[]): Resource[] {
  const resources = reader.struct(task, "resources") ?? reader.fail("Task must specify resources!", task.origin);
  const megabytes = (name: string): number => {
    const bytes = BigInt(reader.integer(resources, name));
    return Number(bytes < 0n ? -1n : bytes / BYTES_PER_MB);
  };
  const [ram, disk] = [reader.integer(resources, "ram"), reader.integer(resources, "disk")];
  if (ram === 0 || disk === 0) {
    reader.fail(`Must specify ram and disk resources, got ram:${ram} disk:${disk}`, resources.origin);
  }
  const numCpus = reader.number(resources, "cpu");
  const [ramMb, diskMb] = [megabytes("ram"), megabytes("disk")];
  if (numCpus <= 0 || ramMb <= 0 || diskMb <= 0) {
    const amounts = `cpu:${numCpus} ramMb:${ramMb} diskMb:${diskMb}`;
    const message = `Task has invalid resources. cpu/ramMb/diskMb must all be positive: ${amounts} (ram and disk are in bytes: 128*MB)`;
    reader.fail(message, resources.origin);
  }
  const numGpus = reader.integer(resources, "gpu");
  return [
    { numCpus },
    { ramMb },
    { diskMb },
    ...ports.map((namedPort) => ({ namedPort })),
    ...(numGpus === 0 ? [] : [{ numGpus }]),
  ];
}

/** A set: equal pairs count once. */
function readMetadata(reader: FieldReader, job: StructObject): Metadata[] {
  const pairs = new Map<string, Metadata>();
  for (const entry of reader.structs(job, "metadata")) {
    const metadata = { key: reader.string(entry, "key"), value: reader.string(entry, "value") };
    pairs.set(JSON.stringify([metadata.key, metadata.value]), metadata);
  }
  return [...pairs.values()];
}

function readExecutorConfig(reader: FieldReader, job: StructObject): ExecutorConfig {
  const executor = reader.struct(job, "executor_config");
  const name = executor === undefined ? AURORA_EXECUTOR_NAME : reader.string(executor, "name");
  if (executor !== undefined && name !== AURORA_EXECUTOR_NAME) return { name, data: reader.string(executor, "data") };
  const filtered = job.with(reader.rt, new Map(ALIASED_FIELDS.map((field) => [field, EMPTY])));
  return { name, data: dumpJson(reader.rt, filtered.interpolate(reader.rt).value) };
}
