/**
 * A master and its agents, and the network between them, which can be told to fail: links break and heal,
 * updates are delayed or repeated, acknowledgements vanish, the master is replaced. Everything is
 * synchronous and deterministic; time moves by `advance`. What is to happen outside (events on streams,
 * containers) is collected by `takeEffects`, in order.
 */
import { Agent } from "./agent/agent.ts";
import type { AgentEffect, AgentSettings, ContainerSpec } from "./agent/state.ts";
import type { AgentSpec } from "./agent-spec.ts";
import type { Ids } from "./ids.ts";
import type { AgentAddress, ToAgent, ToMaster } from "./link.ts";
import { Master } from "./master/master.ts";
import type { MasterSettings } from "./master/state.ts";
import type { AgentInfo, ExecutorEvent, MasterInfo, SchedulerEvent } from "./messages.ts";
import { SimulatedAgent, type SimulationSettings } from "./simulation/simulated-agent.ts";
import { Timers } from "./timers.ts";

export type ClusterEffect =
  | { readonly kind: "event"; readonly streamId: string; readonly event: SchedulerEvent | ExecutorEvent }
  | { readonly kind: "close"; readonly streamId: string }
  | { readonly kind: "launch"; readonly container: ContainerSpec }
  | { readonly kind: "destroy"; readonly containerId: string }
  | { readonly kind: "collect"; readonly container: ContainerSpec };

/** The master's end of a link. */
interface Member {
  readonly agent: Agent | SimulatedAgent;
  connected: boolean;
  /** False once its process is gone for good. */
  alive: boolean;
}

export interface ClusterParts {
  readonly master: MasterInfo;
  readonly masterSettings: MasterSettings;
  readonly agentSettings: AgentSettings;
  readonly ids: Ids;
  readonly startMs: number;
}

export class Cluster {
  readonly timers: Timers;
  readonly #parts: ClusterParts;
  readonly #members = new Map<string, Member>();
  #master: Master;
  #inbox: { readonly member: Member; readonly effect: AgentEffect }[] = [];
  #effects: ClusterEffect[] = [];
  #updateDelayMs = 0;
  #repeatUpdates = 0;
  #dropAcknowledgements = 0;

  constructor(parts: ClusterParts) {
    this.#parts = parts;
    this.timers = new Timers(parts.startMs);
    this.#master = this.#newMaster(parts.master);
  }

  #newMaster(info: MasterInfo): Master {
    return new Master({ info, settings: this.#parts.masterSettings, timers: this.timers, ids: this.#parts.ids });
  }

  /** The leading master; another one after {@link failoverMaster}. */
  get master(): Master {
    return this.#master;
  }

  /** Ids of the agents whose processes live. */
  agentIds(): string[] {
    return [...this.#members].filter(([, member]) => member.alive).map(([id]) => id);
  }

  /** The agent with processes called so; undefined when there is none. */
  agent(agentId: string): Agent | undefined {
    const member = this.#members.get(agentId);
    return member?.alive === true && member.agent instanceof Agent ? member.agent : undefined;
  }

  /** The label that the agent was given for a host. */
  hostname(agentId: string): string {
    return this.#members.get(agentId)?.agent.hostname ?? "";
  }

  /** True while the agent's link is whole. */
  isConnected(agentId: string): boolean {
    return this.#members.get(agentId)?.connected === true;
  }

  nextDueMs(): number | undefined {
    return this.timers.nextDueMs();
  }

  advance(nowMs: number): void {
    // Instant by instant: what is sent at one must arrive before the next.
    for (let due = this.timers.nextDueMs(); due !== undefined && due <= nowMs; due = this.timers.nextDueMs()) {
      this.timers.advance(due);
      this.#settle();
    }
    this.timers.advance(nowMs);
  }

  /** What is to happen outside since the last call. */
  takeEffects(): ClusterEffect[] {
    this.#settle();
    const effects = this.#effects;
    if (effects.length > 0) this.#effects = [];
    return effects;
  }

  /** Starts an agent; it registers at once. */
  addAgent(spec: AgentSpec, address: AgentAddress): Agent {
    const agent: Agent = new Agent({
      ...this.#newcomer(spec, address),
      settings: this.#parts.agentSettings,
      emit: (effect) => this.#inbox.push({ member, effect }),
    });
    const member: Member = { agent, connected: true, alive: true };
    this.#join(member);
    return agent;
  }

  /** Starts an agent without processes. */
  addSimulatedAgent(spec: AgentSpec, address: AgentAddress, settings: SimulationSettings): SimulatedAgent {
    const agent: SimulatedAgent = new SimulatedAgent({
      ...this.#newcomer(spec, address),
      settings,
      emit: (effect) => this.#inbox.push({ member, effect }),
    });
    const member: Member = { agent, connected: true, alive: true };
    this.#join(member);
    return agent;
  }

  #newcomer(
    spec: AgentSpec,
    address: AgentAddress,
  ): { info: AgentInfo; address: AgentAddress; timers: Timers; ids: Ids } {
    const { hostname, resources, attributes } = spec;
    const info = { hostname, port: address.port, resources, attributes };
    return { info, address, timers: this.timers, ids: this.#parts.ids };
  }

  #join(member: Member): void {
    member.agent.connect();
    this.#settle();
  }

  /** Carries messages until there are none under way. */
  #settle(): void {
    for (;;) {
      const fromMaster = this.#master.takeEffects();
      const fromAgents = this.#inbox;
      if (fromMaster.length === 0 && fromAgents.length === 0) return;
      this.#inbox = [];
      for (const effect of fromMaster) {
        if (effect.kind === "to-agent") this.#toAgent(effect.agentId, effect.message);
        else this.#effects.push(effect);
      }
      for (const { member, effect } of fromAgents) {
        if (effect.kind === "to-master") this.#toMaster(member, effect.message);
        else this.#effects.push(effect);
      }
    }
  }

  #toAgent(agentId: string, message: ToAgent): void {
    const member = this.#members.get(agentId);
    if (member === undefined || !member.connected || !member.alive) return;
    if (message.kind === "acknowledge" && this.#dropAcknowledgements > 0) {
      this.#dropAcknowledgements -= 1;
      return;
    }
    member.agent.receive(message);
  }

  #toMaster(member: Member, message: ToMaster): void {
    if (message.kind === "register") {
      const agentId = this.#master.registerAgent(message.info, message.address);
      this.#members.set(agentId, member);
      return;
    }
    if (message.kind !== "status-update") {
      this.#deliver(member, message);
      return;
    }
    const copies = this.#repeatUpdates > 0 ? 2 : 1;
    if (copies > 1) this.#repeatUpdates -= 1;
    for (let i = 0; i < copies; i++) {
      if (this.#updateDelayMs === 0) this.#deliver(member, message);
      else this.timers.after(this.#updateDelayMs, () => this.#deliver(member, message));
    }
  }

  #deliver(member: Member, message: Exclude<ToMaster, { kind: "register" }>): void {
    if (member.connected && member.alive) this.#master.fromAgent(member.agent.id, message);
  }

  /**
   * Breaks the agent's link: its offers are rescinded at once, and after `unreachableAfterMs` it is given up.
   * False when there is no such agent or its link is broken already.
   */
  loseAgent(agentId: string, unreachableAfterMs: number): boolean {
    const member = this.#members.get(agentId);
    if (member === undefined || !member.connected || !member.alive) return false;
    member.connected = false;
    member.agent.disconnected();
    this.#master.agentDisconnected(agentId, unreachableAfterMs);
    if (unreachableAfterMs <= 0) this.#master.markUnreachable(agentId, "health check timed out");
    return true;
  }

  /** Heals the link: the agent comes back with all that it runs. */
  returnAgent(agentId: string): boolean {
    const member = this.#members.get(agentId);
    if (member === undefined || member.connected || !member.alive) return false;
    member.connected = true;
    member.agent.connect();
    return true;
  }

  /** The agent's process and all that it runs are gone for good. */
  killAgent(agentId: string, unreachableAfterMs: number): boolean {
    const member = this.#members.get(agentId);
    if (member === undefined || !member.alive) return false;
    if (member.agent instanceof Agent) {
      for (const containerId of member.agent.state.containers.keys()) {
        this.#effects.push({ kind: "destroy", containerId });
      }
    }
    this.loseAgent(agentId, unreachableAfterMs);
    member.alive = false;
    return true;
  }

  /** Holds every status update back by so long on its way to the master. */
  delayStatusUpdates(delayMs: number): void {
    this.#updateDelayMs = delayMs;
  }

  /** Delivers each of the next `count` status updates twice. */
  repeatStatusUpdates(count: number): void {
    this.#repeatUpdates = count;
  }

  /** Loses the next `count` acknowledgements on their way to the agents. */
  dropAcknowledgements(count: number): void {
    this.#dropAcknowledgements = count;
  }

  /**
   * Another master takes over, knowing no framework and no offer, but which agents there are: they come back
   * after `agentsReturnAfterMs`.
   */
  failoverMaster(info: MasterInfo, agentsReturnAfterMs: number, giveUpAfterMs: number): void {
    this.#settle();
    const old = this.#master;
    old.stop();
    for (const framework of old.state.frameworks.values()) {
      if (framework.streamId !== undefined) this.#effects.push({ kind: "close", streamId: framework.streamId });
    }
    this.#master = this.#newMaster(info);
    const { state } = this.#master;
    for (const [agentId, nanos] of old.state.unreachableAgents) state.unreachableAgents.set(agentId, nanos);
    for (const agentId of old.state.goneAgents) state.goneAgents.add(agentId);
    for (const agent of old.state.agents.values()) this.#master.expectAgent(agent.info, giveUpAfterMs);
    for (const member of this.#members.values()) {
      if (!member.alive || !member.connected) continue;
      member.agent.disconnected();
      this.timers.after(agentsReturnAfterMs, () => {
        if (member.connected && member.alive) member.agent.connect();
      });
    }
  }
}
