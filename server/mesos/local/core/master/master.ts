/**
 * A Mesos master: what schedulers and agents say goes in, events for schedulers and messages for agents come
 * out of `takeEffects`, in order. It holds no socket and no clock: time is its `Timers`, and whoever drives
 * it owns the streams.
 */
import type { AgentAddress, ToMaster } from "../link.ts";
import type { AcknowledgeCall, AgentInfo, SchedulerCall } from "../messages.ts";
import { isTerminal } from "../task-state.ts";
import { bytesKey } from "../ids.ts";
import type { CoreTimer } from "../timers.ts";
import { acceptOffers, declineOffers } from "./accept.ts";
import { agentDisconnected, markGone, markUnreachable, registerAgent, reregisterAgent } from "./agents.ts";
import { allocateAll, allocatePending, reviveOffers, suppressOffers, wantAllocation } from "./allocation.ts";
import { killTask, reconcile } from "./reconciliation.ts";
import type { Framework } from "./records.ts";
import { newMasterState, rescindOffer, sendEvent, sendToAgent } from "./state.ts";
import type { MasterEffect, MasterParts, MasterState } from "./state.ts";
import { removeFramework, streamClosed, subscribe, type Subscription } from "./subscription.ts";
import { forwardStatus, removeExecutor, removeTask, updateTask } from "./tasks.ts";

export class Master {
  /** Read by the operator endpoints; changed by this class alone. */
  readonly state: MasterState;
  #allocation: CoreTimer | undefined;

  constructor(parts: MasterParts) {
    this.state = newMasterState(parts);
    this.#allocateLater();
  }

  #allocateLater(): void {
    const { timers, settings } = this.state;
    this.#allocation = timers.after(settings.allocationIntervalMs, () => {
      allocateAll(this.state);
      this.#allocateLater();
    });
  }

  /** Ends this master's timers; it is not used any more. */
  stop(): void {
    this.#allocation?.cancel();
    for (const framework of this.state.frameworks.values()) {
      framework.heartbeat?.cancel();
      framework.failover?.cancel();
    }
    for (const agent of this.state.agents.values()) agent.unreachableTimer?.cancel();
  }

  /** What is to happen outside since the last call. */
  takeEffects(): MasterEffect[] {
    allocatePending(this.state);
    const effects = this.state.outbox;
    if (effects.length > 0) this.state.outbox = [];
    return effects;
  }

  subscribe(subscription: Subscription): void {
    subscribe(this.state, subscription);
  }

  streamClosed(streamId: string): void {
    streamClosed(this.state, streamId);
  }

  /** A call of a connected framework, validated. */
  call(framework: Framework, call: SchedulerCall): void {
    const { state } = this;
    switch (call.type ?? "UNKNOWN") {
      case "TEARDOWN":
        return removeFramework(state, framework);
      case "ACCEPT":
        return acceptOffers(state, framework, call.accept ?? {});
      case "DECLINE":
        return declineOffers(state, framework, {
          offerIds: call.decline?.offer_ids ?? [],
          filters: call.decline?.filters ?? {},
        });
      case "REVIVE":
        return reviveOffers(state, framework, call.revive?.roles);
      case "SUPPRESS":
        return suppressOffers(framework, call.suppress?.roles);
      case "KILL":
        return call.kill && killTask(state, framework, call.kill);
      case "SHUTDOWN":
        return call.shutdown && this.#shutdownExecutor(framework, call.shutdown);
      case "ACKNOWLEDGE":
        return call.acknowledge && this.#acknowledge(framework, call.acknowledge);
      case "RECONCILE":
        return reconcile(state, framework, call.reconcile?.tasks ?? []);
      case "MESSAGE":
        return call.message && this.#message(framework, call.message);
      default:
        // Requests for resources and answers to inverse offers change nothing: none are made here.
        return;
    }
  }

  #shutdownExecutor(framework: Framework, shutdown: NonNullable<SchedulerCall["shutdown"]>): void {
    if (!this.state.agents.has(shutdown.agent_id.value)) return;
    sendToAgent(this.state, shutdown.agent_id.value, {
      kind: "shutdown-executor",
      frameworkId: framework.id,
      executorId: shutdown.executor_id.value,
    });
  }

  #message(framework: Framework, message: NonNullable<SchedulerCall["message"]>): void {
    if (this.state.agents.get(message.agent_id.value)?.connected !== true) return;
    sendToAgent(this.state, message.agent_id.value, {
      kind: "framework-message",
      frameworkId: framework.id,
      executorId: message.executor_id.value,
      data: message.data,
    });
  }

  #acknowledge(framework: Framework, acknowledge: AcknowledgeCall): void {
    const agent = this.state.agents.get(acknowledge.agent_id.value);
    if (agent?.connected !== true) return;
    const taskId = acknowledge.task_id.value;
    const task = agent.tasks.get(framework.id)?.get(taskId);
    if (task !== undefined) {
      const { status_update_state: told, status_update_uuid: uuid } = task.wire;
      if (told === undefined || uuid === undefined) return;
      if (isTerminal(told) && bytesKey(uuid) === bytesKey(acknowledge.uuid)) removeTask(this.state, task);
    }
    sendToAgent(this.state, agent.id, {
      kind: "acknowledge",
      frameworkId: framework.id,
      taskId,
      uuid: acknowledge.uuid,
    });
  }

  /** Admits an agent; returns its id. */
  registerAgent(info: AgentInfo, address: AgentAddress): string {
    return registerAgent(this.state, info, address);
  }

  /** A message of a registered agent. */
  fromAgent(agentId: string, message: Exclude<ToMaster, { kind: "register" }>): void {
    if (message.kind === "reregister") {
      reregisterAgent(this.state, message.report);
      return;
    }
    const agent = this.state.agents.get(agentId);
    if (agent === undefined) return;
    const frameworkId = message.kind === "status-update" ? message.update.frameworkId : message.frameworkId;
    const framework = this.state.frameworks.get(frameworkId);
    if (message.kind === "status-update") {
      const { status, latestState } = message.update;
      if (framework?.connected === true) forwardStatus(this.state, framework, status);
      const task = agent.tasks.get(frameworkId)?.get(status.task_id.value);
      if (task !== undefined) updateTask(this.state, task, { status, ...(latestState && { latestState }) });
      return;
    }
    const executorId = { value: message.executorId };
    if (message.kind === "exited-executor") {
      const known = removeExecutor(this.state, agent, { frameworkId, executorId: message.executorId });
      if (!known || framework === undefined) return;
      const failure = { agent_id: { value: agentId }, executor_id: executorId, status: message.status };
      sendEvent(this.state, framework, { type: "FAILURE", failure });
      return;
    }
    if (framework === undefined) return;
    const forwarded = { agent_id: { value: agentId }, executor_id: executorId, data: message.data };
    sendEvent(this.state, framework, { type: "MESSAGE", message: forwarded });
  }

  agentDisconnected(agentId: string, unreachableAfterMs: number): void {
    agentDisconnected(this.state, agentId, unreachableAfterMs);
  }

  /** An agent of an earlier master, which has `timeoutMs` to come back. */
  expectAgent(info: AgentInfo, timeoutMs: number): void {
    const agentId = info.id?.value ?? "";
    this.state.recoveredAgents.set(agentId, info);
    this.state.timers.after(timeoutMs, () => {
      if (this.state.recoveredAgents.has(agentId)) markUnreachable(this.state, agentId, "did not re-register");
    });
  }

  markUnreachable(agentId: string, why: string): void {
    markUnreachable(this.state, agentId, why);
  }

  /** False when the agent is not known. */
  markGone(agentId: string): boolean {
    return markGone(this.state, agentId);
  }

  /** Removes a framework on an operator's word; false when it is not known. */
  teardown(frameworkId: string): boolean {
    const framework = this.state.frameworks.get(frameworkId);
    if (framework !== undefined) removeFramework(this.state, framework);
    return framework !== undefined;
  }

  /** Takes offers back, all or those named; their resources are offered again at the next allocation. */
  rescindOffers(offerIds?: readonly string[]): number {
    const offers = [...this.state.offers.values()].filter((offer) => offerIds?.includes(offer.id) ?? true);
    for (const offer of offers) rescindOffer(this.state, offer);
    return offers.length;
  }

  setHeartbeats(enabled: boolean): void {
    this.state.heartbeats = enabled;
  }

  /** Offers whatever is free without waiting for the interval. */
  allocateNow(): void {
    wantAllocation(this.state);
  }
}
