/** The wire form of every op; see `entities.ts` for the rules on field numbers. */
import type { Op, Ops, TaskPatch } from "../op.ts";
import {
  hostAttributes,
  hostMaintenanceRequest,
  jobConfiguration,
  jobInstanceUpdateEvent,
  jobKey,
  jobUpdate,
  jobUpdateEvent,
  jobUpdateKey,
  portMap,
  resourceAggregate,
  scheduledTask,
  scheduleStatus,
  taskEvent,
} from "./entities.ts";
import { message, oneOf, optional, repeated, required } from "./message.ts";
import { int, sharedString, string } from "./wire.ts";

const patchTask = message<TaskPatch>("PatchTask", {
  taskId: required(1, string),
  status: optional(2, scheduleStatus),
  failureCount: optional(3, int),
  timesPartitioned: optional(4, int),
  slaveId: optional(5, sharedString),
  slaveHost: optional(6, sharedString),
  assignedPorts: optional(7, portMap),
  newEvents: repeated(8, taskEvent),
});

export const op = oneOf<Op>("Op", {
  saveFrameworkId: [1, message<Ops["saveFrameworkId"]>("SaveFrameworkId", { id: required(1, string) })],
  saveCronJob: [2, message<Ops["saveCronJob"]>("SaveCronJob", { job: required(1, jobConfiguration) })],
  removeJob: [5, message<Ops["removeJob"]>("RemoveJob", { key: required(1, jobKey) })],
  saveTasks: [6, message<Ops["saveTasks"]>("SaveTasks", { tasks: repeated(1, scheduledTask) })],
  removeTasks: [7, message<Ops["removeTasks"]>("RemoveTasks", { taskIds: repeated(1, string) })],
  saveQuota: [
    8,
    message<Ops["saveQuota"]>("SaveQuota", { role: required(1, string), quota: required(2, resourceAggregate) }),
  ],
  removeQuota: [9, message<Ops["removeQuota"]>("RemoveQuota", { role: required(1, string) })],
  saveHostAttributes: [
    10,
    message<Ops["saveHostAttributes"]>("SaveHostAttributes", { attributes: required(1, hostAttributes) }),
  ],
  saveJobUpdate: [14, message<Ops["saveJobUpdate"]>("SaveJobUpdate", { update: required(1, jobUpdate) })],
  saveJobUpdateEvent: [
    15,
    message<Ops["saveJobUpdateEvent"]>("SaveJobUpdateEvent", {
      key: required(1, jobUpdateKey),
      event: required(2, jobUpdateEvent),
    }),
  ],
  saveJobInstanceUpdateEvent: [
    16,
    message<Ops["saveJobInstanceUpdateEvent"]>("SaveJobInstanceUpdateEvent", {
      key: required(1, jobUpdateKey),
      event: required(2, jobInstanceUpdateEvent),
    }),
  ],
  removeJobUpdates: [18, message<Ops["removeJobUpdates"]>("RemoveJobUpdates", { keys: repeated(1, jobUpdateKey) })],
  saveHostMaintenanceRequest: [
    19,
    message<Ops["saveHostMaintenanceRequest"]>("SaveHostMaintenanceRequest", {
      request: required(1, hostMaintenanceRequest),
    }),
  ],
  removeHostMaintenanceRequest: [
    20,
    message<Ops["removeHostMaintenanceRequest"]>("RemoveHostMaintenanceRequest", { host: required(1, string) }),
  ],
  patchTask: [21, patchTask],
});
