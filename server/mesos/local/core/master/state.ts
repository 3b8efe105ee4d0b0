/**
 * A master's state and what every part of it does to it: send an event, send to an agent, account for
 * resources. Whatever is to happen outside goes to the outbox, in order.
 *
 * Invariant, for each agent: available + offered + held by tasks + held by executors = total.
 */
import { must } from "../../../../core/domain/invariant.ts";
import { BoundedMap } from "../bounded-map.ts";
import type { Ids } from "../ids.ts";
import type { ToAgent } from "../link.ts";
import type { FrameworkInfo, MasterInfo, SchedulerEvent } from "../messages.ts";
import { addResources, subtractResources, type Resources } from "../resources.ts";
import type { Timers } from "../timers.ts";
import type { AgentRecord, Framework, OfferRecord, RoleUsage } from "./records.ts";

export interface MasterSettings {
  readonly heartbeatIntervalMs: number;
  readonly allocationIntervalMs: number;
  readonly maxCompletedFrameworks: number;
  readonly maxCompletedTasksPerFramework: number;
  readonly maxUnreachableTasksPerFramework: number;
}

/** `mesos-master`'s defaults. */
export const MASTER_DEFAULTS: MasterSettings = {
  heartbeatIntervalMs: 15_000,
  allocationIntervalMs: 1_000,
  maxCompletedFrameworks: 50,
  maxCompletedTasksPerFramework: 1_000,
  maxUnreachableTasksPerFramework: 1_000,
};

export type MasterEffect =
  | { readonly kind: "event"; readonly streamId: string; readonly event: SchedulerEvent }
  | { readonly kind: "close"; readonly streamId: string }
  | { readonly kind: "to-agent"; readonly agentId: string; readonly message: ToAgent };

export interface MasterState {
  readonly info: MasterInfo;
  readonly settings: MasterSettings;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly startedMs: number;
  readonly frameworks: Map<string, Framework>;
  readonly completedFrameworks: BoundedMap<string, Framework>;
  /** Registered agents. */
  readonly agents: Map<string, AgentRecord>;
  /** Agents that an earlier master knew and that have not come back, with their infos. */
  readonly recoveredAgents: Map<string, AgentRecord["info"]>;
  /** When each unreachable agent was marked so, in nanoseconds since the epoch. */
  readonly unreachableAgents: Map<string, number>;
  /** Those of them that this very master gave up. */
  readonly givenUpAgents: Set<string>;
  /** Ids of the tasks lost sight of, by agent id. */
  readonly unreachableTasks: Map<string, { frameworkId: string; taskId: string }[]>;
  readonly goneAgents: Set<string>;
  readonly offers: Map<string, OfferRecord>;
  /** Agents whose resources are to be offered when the current message is done. */
  readonly allocationCandidates: Set<AgentRecord>;
  /** Agents with something to offer. */
  readonly offerable: Set<AgentRecord>;
  outbox: MasterEffect[];
  nextFrameworkId: number;
  nextAgentId: number;
  nextOfferId: number;
  /** False while the faults of a test hold heartbeats back. */
  heartbeats: boolean;
}

export interface MasterParts {
  readonly info: MasterInfo;
  readonly settings: MasterSettings;
  readonly timers: Timers;
  readonly ids: Ids;
}

export function newMasterState(parts: MasterParts): MasterState {
  return {
    ...parts,
    startedMs: parts.timers.nowMs,
    frameworks: new Map(),
    completedFrameworks: new BoundedMap(parts.settings.maxCompletedFrameworks),
    agents: new Map(),
    recoveredAgents: new Map(),
    unreachableAgents: new Map(),
    givenUpAgents: new Set(),
    unreachableTasks: new Map(),
    goneAgents: new Set(),
    offers: new Map(),
    allocationCandidates: new Set(),
    offerable: new Set(),
    outbox: [],
    nextFrameworkId: 0,
    nextAgentId: 0,
    nextOfferId: 0,
    heartbeats: true,
  };
}

/** The roles of a framework: `roles` with MULTI_ROLE, else the one `role`. */
export function rolesOf(info: FrameworkInfo): readonly string[] {
  const multiRole = (info.capabilities ?? []).some((capability) => capability.type === "MULTI_ROLE");
  return multiRole ? (info.roles ?? []) : [info.role ?? "*"];
}

/** Sends to the framework's scheduler, if it is connected. */
export function sendEvent(state: MasterState, framework: Framework, event: SchedulerEvent): void {
  if (framework.streamId === undefined) return;
  state.outbox.push({ kind: "event", streamId: framework.streamId, event });
}

export function sendToAgent(state: MasterState, agentId: string, message: ToAgent): void {
  state.outbox.push({ kind: "to-agent", agentId, message });
}

/** A resource claim on an agent by a framework in a role. */
export interface Claim {
  readonly agent: AgentRecord;
  readonly framework: Framework | undefined;
  readonly role: string;
  readonly resources: Resources;
}

function usageOf(framework: Framework, role: string): RoleUsage {
  let usage = framework.usage.get(role);
  if (usage === undefined) {
    usage = { amounts: new Map(), allocations: 0 };
    framework.usage.set(role, usage);
  }
  return usage;
}

function account(claim: Claim, sign: 1 | -1): void {
  if (claim.framework === undefined) return;
  const usage = usageOf(claim.framework, claim.role);
  for (const atom of claim.resources) {
    if (atom.amount === undefined) continue;
    usage.amounts.set(atom.name, (usage.amounts.get(atom.name) ?? 0) + sign * atom.amount);
  }
  if (sign === 1) usage.allocations += 1;
}

function setAvailable(state: MasterState, agent: AgentRecord, available: Resources): void {
  agent.available = available;
  if (available.length > 0) state.offerable.add(agent);
  else state.offerable.delete(agent);
}

/** Takes resources out of what the agent has available. */
export function claim(state: MasterState, taken: Claim): void {
  setAvailable(state, taken.agent, subtractResources(taken.agent.available, taken.resources));
  account(taken, 1);
}

/** Gives resources back. An agent that was removed in the meantime takes none. */
export function release(state: MasterState, given: Claim): void {
  account(given, -1);
  if (state.agents.get(given.agent.id) !== given.agent) return;
  setAvailable(state, given.agent, addResources(given.agent.available, given.resources));
}

/** Forgets an offer, giving its resources back. */
export function withdrawOffer(state: MasterState, offer: OfferRecord): void {
  forgetOffer(state, offer);
  release(state, offer);
}

/** Forgets an offer whose resources stay claimed. */
export function forgetOffer(state: MasterState, offer: OfferRecord): void {
  state.offers.delete(offer.id);
  offer.framework.offers.delete(offer);
  offer.agent.offers.delete(offer);
}

export function rescindOffer(state: MasterState, offer: OfferRecord): void {
  sendEvent(state, offer.framework, { type: "RESCIND", rescind: { offer_id: { value: offer.id } } });
  withdrawOffer(state, offer);
}

/** The record of a registered agent, which must be there. */
export function agentOf(state: MasterState, agentId: string): AgentRecord {
  return must(state.agents.get(agentId), `agent ${agentId} is not registered`);
}
