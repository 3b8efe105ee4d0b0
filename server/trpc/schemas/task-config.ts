/**
 * `TaskConfig` of api.thrift. What may be left out gets Aurora's default: those of api.thrift for the
 * container, those of the client's schema (`config/schema/base.py`) for the rest.
 */
import { z } from "zod";
import type {
  Constraint,
  CoordinatorSlaPolicy,
  CountSlaPolicy,
  ExecutorConfig,
  Identity,
  LimitConstraint,
  MesosFetcherURI,
  Metadata,
  PartitionPolicy,
  PercentageSlaPolicy,
  SlaPolicy,
  TaskConfig,
  TaskConstraint,
  ValueConstraint,
} from "../../core/domain/task-config.ts";
import { container } from "./container.ts";
import { resource } from "./resources.ts";
import { i32, i64, jobKey } from "./scalars.ts";
import { struct, union } from "./shape.ts";

export const identity = struct<Identity>()({ user: z.string() }) satisfies z.ZodType<Identity>;

const taskConstraint = union({
  value: struct<ValueConstraint>()({ negated: z.boolean().default(false), values: z.array(z.string()) }),
  limit: struct<LimitConstraint>()({ limit: i32 }),
}) satisfies z.ZodType<TaskConstraint>;

const constraint = struct<Constraint>()({
  name: z.string(),
  constraint: taskConstraint,
}) satisfies z.ZodType<Constraint>;

const mesosFetcherUri = struct<MesosFetcherURI>()({
  value: z.string(),
  extract: z.boolean().exactOptional(),
  cache: z.boolean().exactOptional(),
  outputFile: z.string().exactOptional(),
}) satisfies z.ZodType<MesosFetcherURI>;

const executorConfig = struct<ExecutorConfig>()({ name: z.string(), data: z.string() });

const metadata = struct<Metadata>()({ key: z.string(), value: z.string() });

const partitionPolicy = struct<PartitionPolicy>()({
  reschedule: z.boolean(),
  delaySecs: i64.exactOptional(),
}) satisfies z.ZodType<PartitionPolicy>;

const slaPolicy = union({
  percentageSlaPolicy: struct<PercentageSlaPolicy>()({ percentage: z.number(), durationSecs: i64 }),
  countSlaPolicy: struct<CountSlaPolicy>()({ count: i64, durationSecs: i64 }),
  coordinatorSlaPolicy: struct<CoordinatorSlaPolicy>()({ coordinatorUrl: z.string(), statusKey: z.string() }),
}) satisfies z.ZodType<SlaPolicy>;

/** The fields of {@link TaskConfig}, with defaults where Aurora has them. */
export const taskConfigFields = {
  job: jobKey,
  owner: identity,
  isService: z.boolean().default(false),
  priority: i32.default(0),
  maxTaskFailures: i32.default(1),
  production: z.boolean().exactOptional(),
  tier: z.string().exactOptional(),
  resources: z.array(resource),
  constraints: z.array(constraint).default([]),
  mesosFetcherUris: z.array(mesosFetcherUri).exactOptional(),
  taskLinks: z.record(z.string(), z.string()).exactOptional(),
  contactEmail: z.string().exactOptional(),
  executorConfig: executorConfig.exactOptional(),
  metadata: z.array(metadata).exactOptional(),
  partitionPolicy: partitionPolicy.exactOptional(),
  slaPolicy: slaPolicy.exactOptional(),
  container: container.default({ mesos: {} }),
};

export const taskConfig = struct<TaskConfig>()(taskConfigFields) satisfies z.ZodType<TaskConfig>;
