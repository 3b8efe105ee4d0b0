/** Arbitrary entities for property tests: every optional property present or absent, every alternative of a union. */
import fc, { type Arbitrary } from "fast-check";
import type { HostAttributes, HostMaintenanceRequest, MaintenanceMode } from "../server/core/domain/host.ts";
import type { JobKey } from "../server/core/domain/job-key.ts";
import {
  JOB_UPDATE_ACTION_NUMBERS,
  JOB_UPDATE_STATUS_NUMBERS,
  type InstanceTaskConfig,
  type JobInstanceUpdateEvent,
  type JobUpdate,
  type JobUpdateAction,
  type JobUpdateEvent,
  type JobUpdateKey,
  type JobUpdateSettings,
  type JobUpdateStatus,
  type JobUpdateStrategy,
} from "../server/core/domain/job-update.ts";
import type { CronCollisionPolicy, JobConfiguration, Range } from "../server/core/domain/job.ts";
import { SCHEDULE_STATUSES } from "../server/core/domain/schedule-status.ts";
import type {
  Constraint,
  Container,
  Image,
  Resource,
  SlaPolicy,
  TaskConfig,
  VolumeMode,
} from "../server/core/domain/task-config.ts";
import type { ScheduledTask, TaskEvent } from "../server/core/domain/task.ts";
import type { Op, Ops, TaskPatch } from "./op.ts";

/** An arbitrary for every property; one that is missing or has the wrong type does not compile. */
type Properties<T> = { readonly [K in keyof T]-?: Arbitrary<Exclude<T[K], undefined>> };
type OptionalKeys<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

function entity<T extends object>(properties: Properties<T>, ...optional: OptionalKeys<T>[]): Arbitrary<T> {
  const requiredKeys = Object.keys(properties).filter((key) => !optional.includes(key as OptionalKeys<T>));
  return record(properties as Record<string, Arbitrary<unknown>>, requiredKeys) as unknown as Arbitrary<T>;
}

/** Plain objects; those of fast-check lack a prototype now and then, which nothing that is stored does. */
function record<T extends object>(model: { [K in keyof T]: Arbitrary<T[K]> }): Arbitrary<T>;
function record<T extends object, K extends keyof T>(
  model: { [P in keyof T]: Arbitrary<T[P]> },
  requiredKeys: readonly K[],
): Arbitrary<Pick<T, K> & Partial<T>>;
function record<T extends object, K extends keyof T>(
  model: { [P in keyof T]: Arbitrary<T[P]> },
  requiredKeys?: readonly K[],
): unknown {
  const optional = requiredKeys === undefined ? {} : { requiredKeys: [...requiredKeys] };
  return fc.record(model as Record<string, Arbitrary<unknown>>, { noNullPrototype: true, ...optional } as object);
}

const text = fc.string({ maxLength: 12 });
const name = fc.constantFrom("a", "b", "www-data", "prod", "hello");
const int = fc.oneof(fc.nat(100), fc.maxSafeInteger());
const count = fc.nat(5);
const timestamp = fc.nat(2 ** 31).map((n) => 1_700_000_000_000 + n);
const amount = fc.double({ noNaN: true, noDefaultInfinity: true });

function few<T>(arbitrary: Arbitrary<T>): Arbitrary<T[]> {
  return fc.array(arbitrary, { maxLength: 3 });
}

function oneKey<K extends string, V>(key: K, value: Arbitrary<V>): Arbitrary<Record<K, V>> {
  return value.map((v) => ({ [key]: v }) as Record<K, V>);
}

/** Objects as they come from JSON, keys such as `__proto__` included. */
function dictionary<V>(value: Arbitrary<V>): Arbitrary<Record<string, V>> {
  const key = fc.oneof({ weight: 9, arbitrary: text }, { weight: 1, arbitrary: fc.constant("__proto__") });
  return few(fc.tuple(key, value)).map((entries) => Object.fromEntries(entries) as Record<string, V>);
}

export const anyJobKey = entity<JobKey>({ role: name, environment: name, name });

const anyResource: Arbitrary<Resource> = fc.oneof(
  oneKey("numCpus", amount),
  oneKey("ramMb", int),
  oneKey("diskMb", int),
  oneKey("namedPort", text),
  oneKey("numGpus", int),
);

const anyConstraint = entity<Constraint>({
  name: text,
  constraint: fc.oneof(
    oneKey("value", record({ negated: fc.boolean(), values: few(text) })),
    oneKey("limit", record({ limit: int })),
  ),
});

const anyImage: Arbitrary<Image> = fc.oneof(
  oneKey("docker", record({ name: text, tag: text })),
  oneKey("appc", record({ name: text, imageId: text })),
);

const anyVolume = record({
  containerPath: text,
  hostPath: text,
  mode: fc.constantFrom<VolumeMode>("RW", "RO"),
});

const anyContainer: Arbitrary<Container> = fc.oneof(
  oneKey("mesos", record({ image: anyImage, volumes: few(anyVolume) }, [])),
  oneKey("docker", record({ image: text, parameters: few(record({ name: text, value: text })) }, ["image"])),
);

const anySlaPolicy: Arbitrary<SlaPolicy> = fc.oneof(
  oneKey("percentageSlaPolicy", record({ percentage: amount, durationSecs: int })),
  oneKey("countSlaPolicy", record({ count: int, durationSecs: int })),
  oneKey("coordinatorSlaPolicy", record({ coordinatorUrl: text, statusKey: text })),
);

const anyUri = record({ value: text, extract: fc.boolean(), cache: fc.boolean(), outputFile: text }, ["value"]);

export const anyTaskConfig = entity<TaskConfig>(
  {
    job: anyJobKey,
    owner: record({ user: name }),
    isService: fc.boolean(),
    priority: int,
    maxTaskFailures: int,
    production: fc.boolean(),
    tier: text,
    resources: few(anyResource),
    constraints: few(anyConstraint),
    mesosFetcherUris: few(anyUri),
    taskLinks: dictionary(text),
    contactEmail: text,
    executorConfig: record({ name: text, data: text }),
    metadata: few(record({ key: text, value: text })),
    partitionPolicy: record({ reschedule: fc.boolean(), delaySecs: int }, ["reschedule"]),
    slaPolicy: anySlaPolicy,
    container: anyContainer,
  },
  "production",
  "tier",
  "mesosFetcherUris",
  "taskLinks",
  "contactEmail",
  "executorConfig",
  "metadata",
  "partitionPolicy",
  "slaPolicy",
);

export const anyStatus = fc.constantFrom(...SCHEDULE_STATUSES);

export const anyTaskEvent = entity<TaskEvent>(
  { timestamp, status: anyStatus, message: text, scheduler: name },
  "message",
  "scheduler",
);

const anyPorts = dictionary(fc.integer({ min: 1, max: 65_535 }));

/** A task with one of a few configs, so that configs are shared. */
export function anyTask(
  config: Arbitrary<TaskConfig> = anyTaskConfig,
  taskId: Arbitrary<string> = text,
): Arbitrary<ScheduledTask> {
  return entity<ScheduledTask>(
    {
      assignedTask: entity<ScheduledTask["assignedTask"]>(
        { taskId, slaveId: name, slaveHost: name, task: config, assignedPorts: anyPorts, instanceId: count },
        "slaveId",
        "slaveHost",
      ),
      status: anyStatus,
      failureCount: int,
      timesPartitioned: int,
      taskEvents: few(anyTaskEvent),
      ancestorId: text,
    },
    "ancestorId",
  );
}

export const anyAttributes = entity<HostAttributes>(
  {
    host: name,
    attributes: few(record({ name: text, values: few(text) })),
    mode: fc.constantFrom<MaintenanceMode>("NONE", "SCHEDULED", "DRAINING", "DRAINED"),
    slaveId: name,
  },
  "slaveId",
);

export const anyMaintenanceRequest = entity<HostMaintenanceRequest>({
  host: name,
  defaultSlaPolicy: anySlaPolicy,
  timeoutSecs: int,
  createdTimestampMs: timestamp,
});

export const anyCronJob = entity<JobConfiguration>(
  {
    key: anyJobKey,
    owner: record({ user: name }),
    cronSchedule: text,
    cronCollisionPolicy: fc.constantFrom<CronCollisionPolicy>("KILL_EXISTING", "CANCEL_NEW", "RUN_OVERLAP"),
    taskConfig: anyTaskConfig,
    instanceCount: int,
  },
  "cronSchedule",
);

export const anyQuota = record({ resources: few(anyResource) });

export const anyUpdateKey = entity<JobUpdateKey>({ job: anyJobKey, id: fc.constantFrom("u1", "u2") });

const anyRange: Arbitrary<Range> = record({ first: int, last: int });
const anyInstances = entity<InstanceTaskConfig>({ task: anyTaskConfig, instances: few(anyRange) });

const anyStrategy: Arbitrary<JobUpdateStrategy> = fc.oneof(
  oneKey("queueStrategy", record({ groupSize: int })),
  oneKey("batchStrategy", record({ groupSize: int, autopauseAfterBatch: fc.boolean() })),
  oneKey("varBatchStrategy", record({ groupSizes: few(int), autopauseAfterBatch: fc.boolean() })),
);

const anySettings = entity<JobUpdateSettings>(
  {
    updateGroupSize: int,
    maxPerInstanceFailures: int,
    maxFailedInstances: int,
    minWaitInInstanceRunningMs: int,
    rollbackOnFailure: fc.boolean(),
    updateOnlyTheseInstances: few(anyRange),
    waitForBatchCompletion: fc.boolean(),
    blockIfNoPulsesAfterMs: int,
    slaAware: fc.boolean(),
    updateStrategy: anyStrategy,
  },
  "blockIfNoPulsesAfterMs",
  "slaAware",
  "updateStrategy",
);

const anyUpdateStatus = fc.constantFrom(...(Object.keys(JOB_UPDATE_STATUS_NUMBERS) as JobUpdateStatus[]));

export const anyJobUpdate = entity<JobUpdate>({
  summary: entity<JobUpdate["summary"]>(
    {
      key: anyUpdateKey,
      user: name,
      state: record({
        status: anyUpdateStatus,
        createdTimestampMs: timestamp,
        lastModifiedTimestampMs: timestamp,
      }),
      metadata: few(record({ key: text, value: text })),
    },
    "metadata",
  ),
  instructions: entity<JobUpdate["instructions"]>(
    { initialState: few(anyInstances), desiredState: anyInstances, settings: anySettings },
    "desiredState",
  ),
});

export const anyUpdateEvent = entity<JobUpdateEvent>(
  { status: anyUpdateStatus, timestampMs: timestamp, user: name, message: text },
  "user",
  "message",
);

const anyAction = fc.constantFrom(...(Object.keys(JOB_UPDATE_ACTION_NUMBERS) as JobUpdateAction[]));

export const anyInstanceEvent = entity<JobInstanceUpdateEvent>(
  { instanceId: count, timestampMs: timestamp, action: anyAction, message: text },
  "message",
);

const anyPatch = entity<TaskPatch>(
  {
    taskId: text,
    status: anyStatus,
    failureCount: int,
    timesPartitioned: int,
    slaveId: name,
    slaveHost: name,
    assignedPorts: anyPorts,
    newEvents: few(anyTaskEvent),
  },
  "status",
  "failureCount",
  "timesPartitioned",
  "slaveId",
  "slaveHost",
  "assignedPorts",
);

const OP_BODIES: { readonly [K in keyof Ops]: Arbitrary<Ops[K]> } = {
  saveFrameworkId: record({ id: text }),
  saveCronJob: record({ job: anyCronJob }),
  removeJob: record({ key: anyJobKey }),
  saveTasks: record({ tasks: few(anyTask()) }),
  patchTask: anyPatch,
  removeTasks: record({ taskIds: few(text) }),
  saveQuota: record({ role: name, quota: anyQuota }),
  removeQuota: record({ role: name }),
  saveHostAttributes: record({ attributes: anyAttributes }),
  saveJobUpdate: record({ update: anyJobUpdate }),
  saveJobUpdateEvent: record({ key: anyUpdateKey, event: anyUpdateEvent }),
  saveJobInstanceUpdateEvent: record({ key: anyUpdateKey, event: anyInstanceEvent }),
  removeJobUpdates: record({ keys: few(anyUpdateKey) }),
  saveHostMaintenanceRequest: record({ request: anyMaintenanceRequest }),
  removeHostMaintenanceRequest: record({ host: name }),
};

/** The names of all ops. */
export const OP_KINDS = Object.keys(OP_BODIES) as (keyof Ops)[];

/** An op of one kind. */
export function anyOp(kind: keyof Ops): Arbitrary<Op> {
  return oneKey(kind, OP_BODIES[kind] as Arbitrary<unknown>) as unknown as Arbitrary<Op>;
}

/** A change of a task: any of its properties but its id and its job. */
export const anyPatchedTask: Arbitrary<(task: ScheduledTask) => ScheduledTask> = record({
  top: record({ status: anyStatus, failureCount: int, timesPartitioned: int }, []),
  assigned: record({ slaveId: name, slaveHost: name, assignedPorts: anyPorts, instanceId: count }, []),
  newEvents: few(anyTaskEvent),
  forgetsEvents: fc.boolean(),
  losesHost: fc.boolean(),
  priority: fc.option(fc.nat(2), { nil: undefined }),
}).map(({ top, assigned, newEvents, forgetsEvents, losesHost, priority }) => (task) => {
  const { slaveHost, ...rest } = task.assignedTask;
  const config = priority === undefined ? rest.task : { ...rest.task, priority };
  const kept = losesHost || slaveHost === undefined ? rest : { ...rest, slaveHost };
  return {
    ...task,
    ...top,
    assignedTask: { ...kept, ...assigned, task: config },
    taskEvents: forgetsEvents ? newEvents : [...task.taskEvents, ...newEvents],
  };
});
