/**
 * Frameworks come, fail over, disconnect and go. A framework subscribes over one stream; a second
 * subscription with the same id takes over and the first stream gets ERROR `Framework failed over`. A lost
 * stream leaves the framework its failover timeout before it is removed with all its tasks. An id that this
 * master has not seen is taken as it is, as after a master's failover.
 * Behaviour: Master::subscribe, _exited, removeFramework in src/master/master.cpp of Apache Mesos.
 */
import { BoundedMap } from "../bounded-map.ts";
import type { FrameworkInfo } from "../messages.ts";
import { allocatePending, wantAllocation } from "./allocation.ts";
import { frameworkInfoFault } from "./framework-validation.ts";
import type { Framework } from "./records.ts";
import { rescindOffer, rolesOf, sendEvent, sendToAgent, withdrawOffer, type MasterState } from "./state.ts";
import { completeTask, masterStatus, removeExecutor, removeTask, updateTask } from "./tasks.ts";

export interface Subscription {
  readonly streamId: string;
  readonly info: FrameworkInfo;
  readonly suppressedRoles: readonly string[];
}

/** A framework as it is known before (or without) a subscription. */
export function newFramework(state: MasterState, id: string, info: FrameworkInfo): Framework {
  const framework: Framework = {
    id,
    info: { ...info, id: { value: id } },
    capabilities: new Set(),
    roles: [],
    suppressedRoles: new Set(),
    connected: false,
    active: false,
    recovered: true,
    streamId: undefined,
    heartbeat: undefined,
    failover: undefined,
    registeredMs: state.timers.nowMs,
    reregisteredMs: state.timers.nowMs,
    unregisteredMs: undefined,
    tasks: new Map(),
    unreachableTasks: new BoundedMap(state.settings.maxUnreachableTasksPerFramework),
    completedTasks: new BoundedMap(state.settings.maxCompletedTasksPerFramework),
    offers: new Set(),
    usage: new Map(),
    filters: new Map(),
  };
  adoptInfo(framework, info);
  state.frameworks.set(id, framework);
  return framework;
}

function adoptInfo(framework: Framework, info: FrameworkInfo): void {
  framework.info = { ...info, id: { value: framework.id } };
  framework.capabilities = new Set((info.capabilities ?? []).map((capability) => capability.type ?? "UNKNOWN"));
  framework.roles = rolesOf(info);
}

function refuse(state: MasterState, streamId: string, message: string): void {
  state.outbox.push({ kind: "event", streamId, event: { type: "ERROR", error: { message } } });
  state.outbox.push({ kind: "close", streamId });
}

function subscriptionFault(state: MasterState, { info, suppressedRoles }: Subscription): string | undefined {
  const fault = frameworkInfoFault(info);
  if (fault !== undefined) return fault;
  if (info.id !== undefined && state.completedFrameworks.has(info.id.value)) return "Framework has been removed";
  const foreign = suppressedRoles.filter((role) => !rolesOf(info).includes(role));
  return foreign.length === 0
    ? undefined
    : `Suppressed roles { ${foreign.join(", ")} } are not contained in the set of roles`;
}

function newFrameworkId(state: MasterState): string {
  return `${state.info.id}-${String(state.nextFrameworkId++).padStart(4, "0")}`;
}

/** Opens the stream's story: SUBSCRIBED and the first heartbeat, or ERROR and the end. */
export function subscribe(state: MasterState, subscription: Subscription): void {
  const { streamId, info } = subscription;
  const fault = subscriptionFault(state, subscription);
  if (fault !== undefined) {
    refuse(state, streamId, fault);
    return;
  }
  const givenId = info.id?.value;
  const known = givenId === undefined || givenId === "" ? undefined : state.frameworks.get(givenId);
  if (known?.info.principal !== info.principal && known !== undefined) {
    refuse(state, streamId, "Changing framework's principal is not allowed.");
    return;
  }
  const id = givenId === undefined || givenId === "" ? newFrameworkId(state) : givenId;
  const framework = known ?? newFramework(state, id, info);
  if (framework.connected) sendEvent(state, framework, { type: "ERROR", error: { message: "Framework failed over" } });
  endStream(state, framework);
  for (const offer of framework.offers) withdrawOffer(state, offer);
  // Neither of these may change while tasks live under them.
  adoptInfo(framework, { ...info, user: framework.info.user, ...checkpointOf(framework.info) });
  framework.suppressedRoles.clear();
  for (const role of subscription.suppressedRoles) framework.suppressedRoles.add(role);
  openStream(state, framework, streamId);
  if (known !== undefined) broadcastInfo(state, framework);
  wantAllocation(state);
}

function checkpointOf(info: FrameworkInfo): { checkpoint?: boolean } {
  return info.checkpoint === undefined ? {} : { checkpoint: info.checkpoint };
}

function openStream(state: MasterState, framework: Framework, streamId: string): void {
  framework.failover?.cancel();
  framework.failover = undefined;
  framework.streamId = streamId;
  framework.connected = true;
  framework.active = true;
  framework.recovered = false;
  framework.reregisteredMs = state.timers.nowMs;
  sendEvent(state, framework, {
    type: "SUBSCRIBED",
    subscribed: {
      framework_id: { value: framework.id },
      heartbeat_interval_seconds: state.settings.heartbeatIntervalMs / 1000,
      master_info: state.info,
    },
  });
  beat(state, framework);
}

function beat(state: MasterState, framework: Framework): void {
  if (state.heartbeats) sendEvent(state, framework, { type: "HEARTBEAT" });
  framework.heartbeat = state.timers.after(state.settings.heartbeatIntervalMs, () => beat(state, framework));
}

function endStream(state: MasterState, framework: Framework): void {
  framework.heartbeat?.cancel();
  framework.heartbeat = undefined;
  framework.connected = false;
  if (framework.streamId === undefined) return;
  state.outbox.push({ kind: "close", streamId: framework.streamId });
  framework.streamId = undefined;
}

function broadcastInfo(state: MasterState, framework: Framework): void {
  for (const agentId of state.agents.keys()) {
    sendToAgent(state, agentId, { kind: "update-framework", framework: framework.info });
  }
}

/** The scheduler's end of the stream went away. */
export function streamClosed(state: MasterState, streamId: string): void {
  const framework = [...state.frameworks.values()].find((candidate) => candidate.streamId === streamId);
  if (framework === undefined) return;
  framework.active = false;
  for (const offer of framework.offers) rescindOffer(state, offer);
  endStream(state, framework);
  const timeoutMs = (framework.info.failover_timeout ?? 0) * 1000;
  framework.failover = state.timers.after(timeoutMs, () => {
    if (!framework.connected) removeFramework(state, framework);
    allocatePending(state);
  });
}

/** Removes a framework with its tasks and executors, here and on the agents; its id is not accepted again. */
export function removeFramework(state: MasterState, framework: Framework): void {
  framework.active = false;
  for (const offer of framework.offers) withdrawOffer(state, offer);
  for (const agentId of state.agents.keys()) {
    sendToAgent(state, agentId, { kind: "shutdown-framework", frameworkId: framework.id });
  }
  const killed = { state: "TASK_KILLED", reason: "REASON_FRAMEWORK_REMOVED" } as const;
  const message = `Framework ${framework.id} removed`;
  for (const task of framework.tasks.values()) {
    updateTask(state, task, { status: masterStatus(state, task, { ...killed, message }) });
    removeTask(state, task);
  }
  for (const task of framework.unreachableTasks.values()) {
    updateTask(state, task, { status: masterStatus(state, task, { ...killed, message }) });
    framework.unreachableTasks.delete(task.wire.task_id.value);
    completeTask(framework, task);
  }
  for (const agent of state.agents.values()) {
    for (const executorId of agent.executors.get(framework.id)?.keys() ?? []) {
      removeExecutor(state, agent, { frameworkId: framework.id, executorId });
    }
  }
  endStream(state, framework);
  framework.failover?.cancel();
  framework.unregisteredMs = state.timers.nowMs;
  state.frameworks.delete(framework.id);
  state.completedFrameworks.set(framework.id, framework);
}
