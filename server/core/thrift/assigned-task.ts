/**
 * `AssignedTask` of api.thrift and all it holds. Aurora's scheduler puts these bytes into
 * `TaskInfo.data` (`MesosTaskFactory.java`, `ThriftBinaryCodec.java`), and Thermos and custom executors
 * read them there.
 *
 * What upstream always sets is required here only where nothing sensible could stand for it.
 */
import type { JobKey } from "../domain/job-key.ts";
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
} from "../domain/task-config.ts";
import type { AssignedTask } from "../domain/task.ts";
import { BinaryReader } from "./binary-reader.ts";
import { BinaryWriter } from "./binary-writer.ts";
import { bool, double, enumeration, i32, i64, list, map, set, string } from "./schema.ts";
import { optional, required, struct, union, withDefault } from "./struct.ts";

const jobKey = struct<JobKey>("JobKey", {
  role: required(1, string),
  environment: required(2, string),
  name: required(3, string),
});

const identity = struct<Identity>("Identity", { user: withDefault(2, string, "") });

const resource = union<Resource>("Resource", {
  numCpus: required(1, double),
  ramMb: required(2, i64),
  diskMb: required(3, i64),
  namedPort: required(4, string),
  numGpus: required(5, i64),
});

const valueConstraint = struct<ValueConstraint>("ValueConstraint", {
  negated: withDefault(1, bool, false),
  values: withDefault(2, set(string), []),
});

const limitConstraint = struct<LimitConstraint>("LimitConstraint", { limit: withDefault(1, i32, 0) });

const taskConstraint = union<TaskConstraint>("TaskConstraint", {
  value: required(1, valueConstraint),
  limit: required(2, limitConstraint),
});

const constraint = struct<Constraint>("Constraint", {
  name: required(1, string),
  constraint: required(2, taskConstraint),
});

const metadata = struct<Metadata>("Metadata", { key: required(1, string), value: withDefault(2, string, "") });

const mesosFetcherUri = struct<MesosFetcherURI>("MesosFetcherURI", {
  value: required(1, string),
  extract: optional(2, bool),
  cache: optional(3, bool),
  outputFile: optional(4, string),
});

const executorConfig = struct<ExecutorConfig>("ExecutorConfig", {
  name: required(1, string),
  data: withDefault(2, string, ""),
});

const volume = struct<Volume>("Volume", {
  containerPath: required(1, string),
  hostPath: required(2, string),
  mode: required(3, enumeration<VolumeMode>({ RW: 1, RO: 2 })),
});

const dockerImage = struct<DockerImage>("DockerImage", { name: required(1, string), tag: required(2, string) });
const appcImage = struct<AppcImage>("AppcImage", { name: required(1, string), imageId: required(2, string) });
const image = union<Image>("Image", { docker: required(1, dockerImage), appc: required(2, appcImage) });

const mesosContainer = struct<MesosContainer>("MesosContainer", {
  image: optional(1, image),
  volumes: optional(2, list(volume)),
});

const dockerParameter = struct<DockerParameter>("DockerParameter", {
  name: required(1, string),
  value: required(2, string),
});

const dockerContainer = struct<DockerContainer>("DockerContainer", {
  image: required(1, string),
  parameters: optional(2, list(dockerParameter)),
});

const container = union<Container>("Container", {
  mesos: required(1, mesosContainer),
  docker: required(2, dockerContainer),
});

const partitionPolicy = struct<PartitionPolicy>("PartitionPolicy", {
  reschedule: withDefault(1, bool, false),
  delaySecs: optional(2, i64),
});

const percentageSlaPolicy = struct<PercentageSlaPolicy>("PercentageSlaPolicy", {
  percentage: withDefault(1, double, 0),
  durationSecs: withDefault(2, i64, 0),
});

const countSlaPolicy = struct<CountSlaPolicy>("CountSlaPolicy", {
  count: withDefault(1, i64, 0),
  durationSecs: withDefault(2, i64, 0),
});

const coordinatorSlaPolicy = struct<CoordinatorSlaPolicy>("CoordinatorSlaPolicy", {
  coordinatorUrl: required(1, string),
  statusKey: required(2, string),
});

const slaPolicy = union<SlaPolicy>("SlaPolicy", {
  percentageSlaPolicy: required(1, percentageSlaPolicy),
  countSlaPolicy: required(2, countSlaPolicy),
  coordinatorSlaPolicy: required(3, coordinatorSlaPolicy),
});

/** `TaskConfig` of api.thrift. */
export const taskConfigSchema = struct<TaskConfig>("TaskConfig", {
  isService: withDefault(7, bool, false),
  priority: withDefault(11, i32, 0),
  maxTaskFailures: withDefault(13, i32, 0),
  owner: withDefault(17, identity, { user: "" }),
  production: optional(18, bool),
  constraints: withDefault(20, set(constraint), []),
  taskLinks: optional(22, map(string)),
  contactEmail: optional(23, string),
  executorConfig: optional(25, executorConfig),
  metadata: optional(27, set(metadata)),
  job: required(28, jobKey),
  container: withDefault(29, container, { mesos: {} }),
  tier: optional(30, string),
  resources: withDefault(32, set(resource), []),
  mesosFetcherUris: optional(33, set(mesosFetcherUri)),
  partitionPolicy: optional(34, partitionPolicy),
  slaPolicy: optional(35, slaPolicy),
});

/** `AssignedTask` of api.thrift. */
export const assignedTaskSchema = struct<AssignedTask>("AssignedTask", {
  taskId: required(1, string),
  slaveId: optional(2, string),
  slaveHost: optional(3, string),
  task: required(4, taskConfigSchema),
  assignedPorts: withDefault(5, map(i32), {}),
  instanceId: withDefault(6, i32, 0),
});

/** The bytes for `TaskInfo.data`. */
export function encodeAssignedTask(task: AssignedTask): Uint8Array {
  const writer = new BinaryWriter();
  assignedTaskSchema.write(writer, task);
  return writer.finish();
}

/** The task in `TaskInfo.data`. @throws ThriftDecodeError */
export function decodeAssignedTask(bytes: Uint8Array): AssignedTask {
  return assignedTaskSchema.read(new BinaryReader(bytes));
}
