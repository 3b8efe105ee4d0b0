/**
 * The wire form of every stored entity: one table a type of `server/core/domain`. Field numbers are for
 * ever; a number once used is never given to another property. A new property of a domain type does not
 * compile until its table has it: give it the next free number here and in `storage.proto`.
 */
import type {
  Attribute,
  HostAttributes,
  HostMaintenanceRequest,
  MaintenanceMode,
} from "../../server/core/domain/host.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import {
  JOB_UPDATE_ACTION_NUMBERS,
  JOB_UPDATE_STATUS_NUMBERS,
  type InstanceTaskConfig,
  type JobInstanceUpdateEvent,
  type JobUpdate,
  type JobUpdateEvent,
  type JobUpdateInstructions,
  type JobUpdateKey,
  type JobUpdateSettings,
  type JobUpdateState,
  type JobUpdateStrategy,
  type JobUpdateSummary,
} from "../../server/core/domain/job-update.ts";
import type { CronCollisionPolicy, JobConfiguration, Range, ResourceAggregate } from "../../server/core/domain/job.ts";
import { SCHEDULE_STATUS_NUMBERS } from "../../server/core/domain/schedule-status.ts";
import type {
  AppcImage,
  Constraint,
  Container,
  CoordinatorSlaPolicy,
  CountSlaPolicy,
  DockerContainer,
  DockerImage,
  DockerParameter,
  ExecutorConfig,
  Identity,
  Image,
  LimitConstraint,
  MesosContainer,
  MesosFetcherURI,
  Metadata,
  PartitionPolicy,
  PercentageSlaPolicy,
  Resource,
  SlaPolicy,
  TaskConfig,
  TaskConstraint,
  ValueConstraint,
  Volume,
  VolumeMode,
} from "../../server/core/domain/task-config.ts";
import type { AssignedTask, ScheduledTask, TaskEvent } from "../../server/core/domain/task.ts";
import {
  listOf,
  mapMessage,
  mapOf,
  message,
  oneOf,
  optional,
  repeated,
  required,
  type Alternative,
} from "./message.ts";
import { bool, double, enumOf, int, reference, sharedString, string } from "./wire.ts";

export const scheduleStatus = enumOf("ScheduleStatus", SCHEDULE_STATUS_NUMBERS);
const maintenanceMode = enumOf<MaintenanceMode>("MaintenanceMode", { NONE: 1, SCHEDULED: 2, DRAINING: 3, DRAINED: 4 });
const cronCollisionPolicy = enumOf<CronCollisionPolicy>("CronCollisionPolicy", {
  KILL_EXISTING: 0,
  CANCEL_NEW: 1,
  RUN_OVERLAP: 2,
});
const volumeMode = enumOf<VolumeMode>("VolumeMode", { RW: 1, RO: 2 });
const jobUpdateStatus = enumOf("JobUpdateStatus", JOB_UPDATE_STATUS_NUMBERS);
const jobUpdateAction = enumOf("JobUpdateAction", JOB_UPDATE_ACTION_NUMBERS);

export const jobKey = message<JobKey>("JobKey", {
  role: required(1, sharedString),
  environment: required(2, sharedString),
  name: required(3, sharedString),
});

const identity = message<Identity>("Identity", { user: required(1, string) });

const resource = oneOf<Resource>("Resource", {
  numCpus: [1, double],
  ramMb: [2, int],
  diskMb: [3, int],
  namedPort: [4, string],
  numGpus: [5, int],
});

const constraint = message<Constraint>("Constraint", {
  name: required(1, string),
  constraint: required(
    2,
    oneOf<TaskConstraint>("TaskConstraint", {
      value: [
        1,
        message<ValueConstraint>("ValueConstraint", { negated: required(1, bool), values: repeated(2, string) }),
      ],
      limit: [2, message<LimitConstraint>("LimitConstraint", { limit: required(1, int) })],
    }),
  ),
});

const metadataList = listOf(
  "MetadataList",
  message<Metadata>("Metadata", { key: required(1, string), value: required(2, string) }),
);

const mesosFetcherUri = message<MesosFetcherURI>("MesosFetcherURI", {
  value: required(1, string),
  extract: optional(2, bool),
  cache: optional(3, bool),
  outputFile: optional(4, string),
});

const image = oneOf<Image>("Image", {
  docker: [1, message<DockerImage>("DockerImage", { name: required(1, string), tag: required(2, string) })],
  appc: [2, message<AppcImage>("AppcImage", { name: required(1, string), imageId: required(2, string) })],
});

const volume = message<Volume>("Volume", {
  containerPath: required(1, string),
  hostPath: required(2, string),
  mode: required(3, volumeMode),
});

const dockerParameter = message<DockerParameter>("DockerParameter", {
  name: required(1, string),
  value: required(2, string),
});

const container = oneOf<Container>("Container", {
  mesos: [
    1,
    message<MesosContainer>("MesosContainer", {
      image: optional(1, image),
      volumes: optional(2, listOf("VolumeList", volume)),
    }),
  ],
  docker: [
    2,
    message<DockerContainer>("DockerContainer", {
      image: required(1, string),
      parameters: optional(2, listOf("DockerParameterList", dockerParameter)),
    }),
  ],
});

const slaPolicy = oneOf<SlaPolicy>("SlaPolicy", {
  percentageSlaPolicy: [
    1,
    message<PercentageSlaPolicy>("PercentageSlaPolicy", {
      percentage: required(1, double),
      durationSecs: required(2, int),
    }),
  ],
  countSlaPolicy: [
    2,
    message<CountSlaPolicy>("CountSlaPolicy", { count: required(1, int), durationSecs: required(2, int) }),
  ],
  coordinatorSlaPolicy: [
    3,
    message<CoordinatorSlaPolicy>("CoordinatorSlaPolicy", {
      coordinatorUrl: required(1, string),
      statusKey: required(2, string),
    }),
  ],
});

/** Written in full once; everything else refers to it with {@link taskConfigReference}. */
export const taskConfig = message<TaskConfig>("TaskConfig", {
  job: required(1, jobKey),
  owner: required(2, identity),
  isService: required(3, bool),
  priority: required(4, int),
  maxTaskFailures: required(5, int),
  production: optional(6, bool),
  tier: optional(7, string),
  resources: repeated(8, resource),
  constraints: repeated(9, constraint),
  mesosFetcherUris: optional(10, listOf("MesosFetcherURIList", mesosFetcherUri)),
  taskLinks: optional(11, mapMessage("TaskLinks", string)),
  contactEmail: optional(12, string),
  executorConfig: optional(
    13,
    message<ExecutorConfig>("ExecutorConfig", { name: required(1, string), data: required(2, string) }),
  ),
  metadata: optional(14, metadataList),
  partitionPolicy: optional(
    15,
    message<PartitionPolicy>("PartitionPolicy", { reschedule: required(1, bool), delaySecs: optional(2, int) }),
  ),
  slaPolicy: optional(16, slaPolicy),
  container: required(17, container),
});

/** The index of a config in the table at the head of the transaction. */
export const taskConfigReference = reference<TaskConfig>();

export const taskEvent = message<TaskEvent>("TaskEvent", {
  timestamp: required(1, int),
  status: required(2, scheduleStatus),
  message: optional(3, sharedString),
  scheduler: optional(4, sharedString),
});

export const portMap = mapMessage("PortMap", int);

const assignedTask = message<AssignedTask>("AssignedTask", {
  taskId: required(1, string),
  slaveId: optional(2, sharedString),
  slaveHost: optional(3, sharedString),
  task: required(4, taskConfigReference),
  assignedPorts: mapOf(5, int),
  instanceId: required(6, int),
});

export const scheduledTask = message<ScheduledTask>("ScheduledTask", {
  assignedTask: required(1, assignedTask),
  status: required(2, scheduleStatus),
  failureCount: required(3, int),
  timesPartitioned: required(4, int),
  taskEvents: repeated(5, taskEvent),
  ancestorId: optional(6, string),
});

export const jobConfiguration = message<JobConfiguration>("JobConfiguration", {
  key: required(1, jobKey),
  owner: required(2, identity),
  cronSchedule: optional(3, string),
  cronCollisionPolicy: required(4, cronCollisionPolicy),
  taskConfig: required(5, taskConfigReference),
  instanceCount: required(6, int),
});

export const resourceAggregate = message<ResourceAggregate>("ResourceAggregate", { resources: repeated(1, resource) });

const attribute = message<Attribute>("Attribute", {
  name: required(1, sharedString),
  values: repeated(2, sharedString),
});

export const hostAttributes = message<HostAttributes>("HostAttributes", {
  host: required(1, sharedString),
  attributes: repeated(2, attribute),
  mode: required(3, maintenanceMode),
  slaveId: optional(4, sharedString),
});

export const hostMaintenanceRequest = message<HostMaintenanceRequest>("HostMaintenanceRequest", {
  host: required(1, sharedString),
  defaultSlaPolicy: required(2, slaPolicy),
  timeoutSecs: required(3, int),
  createdTimestampMs: required(4, int),
});

export const jobUpdateKey = message<JobUpdateKey>("JobUpdateKey", {
  job: required(1, jobKey),
  id: required(2, string),
});

const range = message<Range>("Range", { first: required(1, int), last: required(2, int) });

type Strategy<K> = Alternative<JobUpdateStrategy, K>;

const jobUpdateStrategy = oneOf<JobUpdateStrategy>("JobUpdateStrategy", {
  queueStrategy: [1, message<Strategy<"queueStrategy">>("QueueJobUpdateStrategy", { groupSize: required(1, int) })],
  batchStrategy: [
    2,
    message<Strategy<"batchStrategy">>("BatchJobUpdateStrategy", {
      groupSize: required(1, int),
      autopauseAfterBatch: required(2, bool),
    }),
  ],
  varBatchStrategy: [
    3,
    message<Strategy<"varBatchStrategy">>("VariableBatchJobUpdateStrategy", {
      groupSizes: repeated(1, int),
      autopauseAfterBatch: required(2, bool),
    }),
  ],
});

const jobUpdateSettings = message<JobUpdateSettings>("JobUpdateSettings", {
  updateGroupSize: required(1, int),
  maxPerInstanceFailures: required(2, int),
  maxFailedInstances: required(3, int),
  minWaitInInstanceRunningMs: required(4, int),
  rollbackOnFailure: required(5, bool),
  updateOnlyTheseInstances: repeated(6, range),
  waitForBatchCompletion: required(7, bool),
  blockIfNoPulsesAfterMs: optional(8, int),
  slaAware: optional(9, bool),
  updateStrategy: optional(10, jobUpdateStrategy),
});

const instanceTaskConfig = message<InstanceTaskConfig>("InstanceTaskConfig", {
  task: required(1, taskConfigReference),
  instances: repeated(2, range),
});

const jobUpdateSummary = message<JobUpdateSummary>("JobUpdateSummary", {
  key: required(1, jobUpdateKey),
  user: required(2, string),
  state: required(
    3,
    message<JobUpdateState>("JobUpdateState", {
      status: required(1, jobUpdateStatus),
      createdTimestampMs: required(2, int),
      lastModifiedTimestampMs: required(3, int),
    }),
  ),
  metadata: optional(4, metadataList),
});

export const jobUpdate = message<JobUpdate>("JobUpdate", {
  summary: required(1, jobUpdateSummary),
  instructions: required(
    2,
    message<JobUpdateInstructions>("JobUpdateInstructions", {
      initialState: repeated(1, instanceTaskConfig),
      desiredState: optional(2, instanceTaskConfig),
      settings: required(3, jobUpdateSettings),
    }),
  ),
});

export const jobUpdateEvent = message<JobUpdateEvent>("JobUpdateEvent", {
  status: required(1, jobUpdateStatus),
  timestampMs: required(2, int),
  user: optional(3, string),
  message: optional(4, string),
});

export const jobInstanceUpdateEvent = message<JobInstanceUpdateEvent>("JobInstanceUpdateEvent", {
  instanceId: required(1, int),
  timestampMs: required(2, int),
  action: required(3, jobUpdateAction),
  message: optional(4, sharedString),
});
