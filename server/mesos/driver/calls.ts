/** The calls of the v1 scheduler API that the driver makes. */
import type { TaskLaunch, TaskStatusUpdate } from "../../scheduler/ports/driver.ts";
import { mesos, type SchedulerCall } from "../messages.ts";
import type { FrameworkInfo } from "./framework-info.ts";
import { taskInfo } from "./task-info.ts";

const { Type } = mesos.v1.scheduler.Call;
const OperationType = mesos.v1.Offer.Operation.Type;

/** A call less its framework id, which the connection adds. */
export type CallBody = Omit<SchedulerCall, "framework_id">;

const ids = (values: readonly string[]): { value: string }[] => values.map((value) => ({ value }));

/** `frameworkId` is absent when the framework is new to Mesos. */
export function subscribeCall(info: FrameworkInfo, frameworkId: string | undefined): SchedulerCall {
  if (frameworkId === undefined) return { type: Type.SUBSCRIBE, subscribe: { framework_info: info } };
  const id = { value: frameworkId };
  return { framework_id: id, type: Type.SUBSCRIBE, subscribe: { framework_info: { ...info, id } } };
}

export function acceptCall(offerIds: readonly string[], tasks: readonly TaskLaunch[], refuseSeconds: number): CallBody {
  return {
    type: Type.ACCEPT,
    accept: {
      offer_ids: ids(offerIds),
      operations: [{ type: OperationType.LAUNCH, launch: { task_infos: tasks.map(taskInfo) } }],
      filters: { refuse_seconds: refuseSeconds },
    },
  };
}

export function declineCall(offerIds: readonly string[], refuseSeconds: number): CallBody {
  return { type: Type.DECLINE, decline: { offer_ids: ids(offerIds), filters: { refuse_seconds: refuseSeconds } } };
}

export function killCall(taskId: string, agentId: string | undefined): CallBody {
  return {
    type: Type.KILL,
    kill: { task_id: { value: taskId }, ...(agentId === undefined ? {} : { agent_id: { value: agentId } }) },
  };
}

/** Undefined for an update that Mesos does not wait for: one without uuid or agent. */
export function acknowledgeCall({ taskId, agentId, uuid }: TaskStatusUpdate): CallBody | undefined {
  if (uuid === undefined || uuid.byteLength === 0 || agentId === undefined) return undefined;
  return {
    type: Type.ACKNOWLEDGE,
    acknowledge: { task_id: { value: taskId }, agent_id: { value: agentId }, uuid },
  };
}

export function reconcileCall(tasks: readonly { readonly taskId: string; readonly agentId?: string }[]): CallBody {
  const named = tasks.map(({ taskId, agentId }) => ({
    task_id: { value: taskId },
    ...(agentId === undefined ? {} : { agent_id: { value: agentId } }),
  }));
  return { type: Type.RECONCILE, reconcile: { tasks: named } };
}

/** For all roles of the framework. */
export const SUPPRESS_CALL: CallBody = { type: Type.SUPPRESS };
export const REVIVE_CALL: CallBody = { type: Type.REVIVE };
