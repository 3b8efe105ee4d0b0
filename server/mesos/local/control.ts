/**
 * Faults and changes on request, for tests and for trying things out: what a real cluster does to its
 * frameworks on bad days. Agents are named by id or by hostname.
 */
import { SchedulerEvent } from "../messages.ts";
import type { AgentSpec } from "./core/agent-spec.ts";
import type { LocalCluster } from "./local-cluster.ts";
import type { Leader } from "./http/master-server.ts";

export interface ControlledAgent {
  readonly id: string;
  readonly hostname: string;
  /** False while its link is broken. */
  readonly connected: boolean;
}

/** There is no such agent, or it is not in the state for this. */
export class ControlError extends Error {
  override readonly name = "ControlError";
}

export class LocalControl {
  readonly #local: LocalCluster;

  constructor(local: LocalCluster) {
    this.#local = local;
  }

  /** The agents whose processes live. */
  agents(): ControlledAgent[] {
    const { cluster } = this.#local;
    return cluster.agentIds().map((id) => ({
      id,
      hostname: cluster.hostname(id),
      connected: cluster.isConnected(id),
    }));
  }

  #idOf(name: string): string {
    const found = this.agents().find((agent) => agent.id === name || agent.hostname === name);
    if (found === undefined) throw new ControlError(`there is no agent '${name}'`);
    return found.id;
  }

  /** Breaks the agent's link to the master: offers go at once, tasks are unreachable after the given time. */
  loseAgent(name: string, unreachableAfterMs = this.#local.options.unreachableAfterMs): void {
    const id = this.#idOf(name);
    const done = this.#local.run(() => this.#local.cluster.loseAgent(id, unreachableAfterMs));
    if (!done) throw new ControlError(`agent '${name}' is lost already`);
  }

  /** Heals the link: the agent comes back with what it runs. */
  returnAgent(name: string): void {
    const id = this.#idOf(name);
    const done = this.#local.run(() => this.#local.cluster.returnAgent(id));
    if (!done) throw new ControlError(`agent '${name}' is not lost`);
  }

  /** The agent and everything on it are gone for good. */
  async killAgent(name: string, unreachableAfterMs = this.#local.options.unreachableAfterMs): Promise<void> {
    await this.#local.killAgent(this.#idOf(name), unreachableAfterMs);
  }

  /** Starts one more agent; returns its id. */
  startAgent(spec: AgentSpec): Promise<string> {
    return this.#local.startAgent(spec);
  }

  /** As MARK_AGENT_GONE of the operator API. */
  markAgentGone(name: string): void {
    const id = this.#idOf(name);
    this.#local.run(() => this.#local.cluster.master.markGone(id));
  }

  /** Breaks the connections that carry schedulers' events. Returns how many there were. */
  dropSchedulerStreams(): number {
    const ids = this.#local.streams.idsOf(SchedulerEvent);
    for (const id of ids) this.#local.streams.cut(id);
    return ids.length;
  }

  setHeartbeats(enabled: boolean): void {
    this.#local.run(() => this.#local.cluster.master.setHeartbeats(enabled));
  }

  /** Holds every status update back by so long; 0 ends that. */
  delayStatusUpdates(delayMs: number): void {
    this.#local.run(() => this.#local.cluster.delayStatusUpdates(delayMs));
  }

  /** Delivers each of the next `count` status updates twice. */
  repeatStatusUpdates(count: number): void {
    this.#local.run(() => this.#local.cluster.repeatStatusUpdates(count));
  }

  /** Loses the next `count` acknowledgements between master and agents. */
  dropAcknowledgements(count: number): void {
    this.#local.run(() => this.#local.cluster.dropAcknowledgements(count));
  }

  /** Takes offers back, all or those named. Returns how many. */
  rescindOffers(offerIds?: readonly string[]): number {
    return this.#local.run(() => this.#local.cluster.master.rescindOffers(offerIds));
  }

  /** Another master takes over at the same address; agents find it after the given time. */
  failoverMaster(agentsReturnAfterMs = 0): void {
    this.#local.failoverMaster(agentsReturnAfterMs);
  }

  /** Has the master send schedulers elsewhere, as one that does not lead. */
  setLeader(leader: Leader): void {
    this.#local.setLeader(leader);
  }
}
