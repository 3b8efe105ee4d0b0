/** The messages that travel as whole bodies or records of Mesos's v1 HTTP APIs, under their full names. */
import type { MessageType } from "./codec.ts";
import { mesos } from "./proto/gen/mesos.js";

export { mesos };

function messageType<T extends object>(
  name: string,
  generated: Pick<MessageType<T>, "encode" | "decode">,
): MessageType<T> {
  return {
    name,
    encode: (message, writer) => generated.encode(message, writer),
    decode: (reader) => generated.decode(reader),
  };
}

export type SchedulerCall = mesos.v1.scheduler.Call.$Properties;
export const SchedulerCall = messageType<SchedulerCall>("mesos.v1.scheduler.Call", mesos.v1.scheduler.Call);

export type SchedulerEvent = mesos.v1.scheduler.Event.$Properties;
export const SchedulerEvent = messageType<SchedulerEvent>("mesos.v1.scheduler.Event", mesos.v1.scheduler.Event);

export type ExecutorCall = mesos.v1.executor.Call.$Properties;
export const ExecutorCall = messageType<ExecutorCall>("mesos.v1.executor.Call", mesos.v1.executor.Call);

export type ExecutorEvent = mesos.v1.executor.Event.$Properties;
export const ExecutorEvent = messageType<ExecutorEvent>("mesos.v1.executor.Event", mesos.v1.executor.Event);

export type MasterCall = mesos.v1.master.Call.$Properties;
export const MasterCall = messageType<MasterCall>("mesos.v1.master.Call", mesos.v1.master.Call);

export type MasterResponse = mesos.v1.master.Response.$Properties;
export const MasterResponse = messageType<MasterResponse>("mesos.v1.master.Response", mesos.v1.master.Response);

export type AgentCall = mesos.v1.agent.Call.$Properties;
export const AgentCall = messageType<AgentCall>("mesos.v1.agent.Call", mesos.v1.agent.Call);

export type AgentResponse = mesos.v1.agent.Response.$Properties;
export const AgentResponse = messageType<AgentResponse>("mesos.v1.agent.Response", mesos.v1.agent.Response);

export type MasterInfo = mesos.v1.MasterInfo.$Properties;
export const MasterInfo = messageType<MasterInfo>("mesos.v1.MasterInfo", mesos.v1.MasterInfo);

export type TaskInfo = mesos.v1.TaskInfo.$Properties;
export const TaskInfo = messageType<TaskInfo>("mesos.v1.TaskInfo", mesos.v1.TaskInfo);

export type TaskStatus = mesos.v1.TaskStatus.$Properties;
export const TaskStatus = messageType<TaskStatus>("mesos.v1.TaskStatus", mesos.v1.TaskStatus);

export type Offer = mesos.v1.Offer.$Properties;
export const Offer = messageType<Offer>("mesos.v1.Offer", mesos.v1.Offer);
