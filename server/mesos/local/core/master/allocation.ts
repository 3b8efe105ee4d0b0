/**
 * Offers: which framework gets which agents' free resources, and the filters, suppression and revival that
 * steer it. An agent's available resources go whole to one framework; among several, to the role with the
 * least dominant share, then to the framework with the least within it. Runs every allocation interval over
 * all agents, and at once for new agents, new frameworks and revived ones; resources that come back wait for
 * the next interval. Behaviour: src/master/allocator/mesos/hierarchical.cpp of Apache Mesos.
 */
import { agentPid, type AgentAddress } from "../link.ts";
import type { AgentInfo, Filters, Offer } from "../messages.ts";
import {
  containsResources,
  scalarOf,
  subtractResources,
  wireResources,
  type ResourceAtom,
  type Resources,
} from "../resources.ts";
import type { AgentRecord, Framework, OfferRecord } from "./records.ts";
import { claim, release, sendEvent, type Claim, type MasterState } from "./state.ts";

/** `--min_allocatable_resources=cpus:0.01|mem:32`, in thousandths. */
const MIN_CPUS = 10;
const MIN_MEM = 32_000;

const DEFAULT_REFUSE_SECONDS = 5;
const MAX_REFUSE_SECONDS = 365 * 86_400;

/** A framework in one of its roles, wanting offers. */
interface Client {
  readonly framework: Framework;
  readonly role: string;
}

function clientsOf(state: MasterState): Client[] {
  const clients: Client[] = [];
  for (const framework of state.frameworks.values()) {
    if (!framework.active || !framework.connected) continue;
    for (const role of framework.roles) {
      if (!framework.suppressedRoles.has(role)) clients.push({ framework, role });
    }
  }
  return clients;
}

function isAllocatable(resources: Resources): boolean {
  return scalarOf(resources, "cpus") >= MIN_CPUS || scalarOf(resources, "mem") >= MIN_MEM;
}

function mayUse(atom: ResourceAtom, client: Client): boolean {
  if (atom.revocable && !client.framework.capabilities.has("REVOCABLE_RESOURCES")) return false;
  return atom.role === "*" || atom.role === client.role || client.role.startsWith(`${atom.role}/`);
}

function isFiltered(state: MasterState, client: Client, offer: { agent: AgentRecord; resources: Resources }): boolean {
  const byAgent = client.framework.filters.get(client.role);
  const filters = byAgent?.get(offer.agent.id);
  if (byAgent === undefined || filters === undefined) return false;
  const live = filters.filter((filter) => filter.expiresMs > state.timers.nowMs);
  if (live.length === 0) byAgent.delete(offer.agent.id);
  else if (live.length < filters.length) byAgent.set(offer.agent.id, live);
  return live.some((filter) => containsResources(filter.resources, offer.resources));
}

/** The largest of the framework's (or role's) shares of any resource in the cluster. */
function dominantShare(amounts: ReadonlyMap<string, number>, totals: ReadonlyMap<string, number>): number {
  let share = 0;
  for (const [name, amount] of amounts) {
    const total = totals.get(name) ?? 0;
    if (total > 0) share = Math.max(share, amount / total);
  }
  return share;
}

function clusterTotals(state: MasterState): Map<string, number> {
  const totals = new Map<string, number>();
  for (const agent of state.agents.values()) {
    for (const atom of agent.total) {
      if (atom.amount !== undefined) totals.set(atom.name, (totals.get(atom.name) ?? 0) + atom.amount);
    }
  }
  return totals;
}

function shareOfRole(state: MasterState, role: string, totals: ReadonlyMap<string, number>): number {
  const sum = new Map<string, number>();
  for (const framework of state.frameworks.values()) {
    for (const [name, amount] of framework.usage.get(role)?.amounts ?? []) sum.set(name, (sum.get(name) ?? 0) + amount);
  }
  return dominantShare(sum, totals);
}

/** Neediest first. */
function inFairOrder(state: MasterState, clients: Client[], totals: ReadonlyMap<string, number>): Client[] {
  const roleShares = new Map<string, number>();
  for (const { role } of clients) {
    if (!roleShares.has(role)) roleShares.set(role, shareOfRole(state, role, totals));
  }
  const ranked = clients.map((client) => {
    const usage = client.framework.usage.get(client.role);
    return {
      client,
      roleShare: roleShares.get(client.role) ?? 0,
      share: usage === undefined ? 0 : dominantShare(usage.amounts, totals),
      allocations: usage?.allocations ?? 0,
    };
  });
  ranked.sort(
    (a, b) =>
      a.roleShare - b.roleShare ||
      compareText(a.client.role, b.client.role) ||
      a.share - b.share ||
      a.allocations - b.allocations ||
      compareText(a.client.framework.id, b.client.framework.id),
  );
  return ranked.map((entry) => entry.client);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The parts of offers that are the same for every offer of an agent. */
export function offerPartOf({ hostname, attributes = [] }: AgentInfo, address: AgentAddress): AgentRecord["offerPart"] {
  const { ip, port } = address;
  const path = `/${agentPid(address).split("@")[0]}`;
  return { hostname, url: { scheme: "http", address: { hostname, ip, port }, path }, attributes };
}

function wireOffer(offer: OfferRecord): Offer {
  const { framework, agent, role } = offer;
  const multiRole = framework.capabilities.has("MULTI_ROLE");
  const executors = agent.executors.get(framework.id);
  return {
    id: { value: offer.id },
    framework_id: { value: framework.id },
    agent_id: { value: agent.id },
    ...agent.offerPart,
    resources: wireResources(offer.resources, {
      ...(multiRole ? { allocatedTo: role } : {}),
      refined: framework.capabilities.has("RESERVATION_REFINEMENT"),
    }),
    ...(multiRole ? { allocation_info: { role } } : {}),
    ...(executors === undefined ? {} : { executor_ids: [...executors.keys()].map((value) => ({ value })) }),
  };
}

function offerAgent(state: MasterState, agent: AgentRecord, clients: readonly Client[]): OfferRecord[] {
  const made: OfferRecord[] = [];
  const hasGpus = scalarOf(agent.total, "gpus") > 0;
  for (const client of clients) {
    if (hasGpus && !client.framework.capabilities.has("GPU_RESOURCES")) continue;
    const available = agent.available;
    const usable = available.every((atom) => mayUse(atom, client))
      ? available
      : available.filter((atom) => mayUse(atom, client));
    if (!isAllocatable(usable) || isFiltered(state, client, { agent, resources: usable })) continue;
    const id = `${state.info.id}-O${state.nextOfferId++}`;
    const offer: OfferRecord = { id, agent, resources: usable, ...client };
    claim(state, offer);
    state.offers.set(id, offer);
    client.framework.offers.add(offer);
    agent.offers.add(offer);
    made.push(offer);
    if (subtractResources(available, usable).length === 0) break;
  }
  return made;
}

function allocateTo(state: MasterState, agents: Iterable<AgentRecord>): void {
  const clients = clientsOf(state);
  if (clients.length === 0) return;
  const totals = clients.length > 1 ? clusterTotals(state) : new Map<string, number>();
  const byFramework = new Map<Framework, Offer[]>();
  for (const agent of agents) {
    if (!agent.active || agent.available.length === 0) continue;
    const ordered = clients.length > 1 ? inFairOrder(state, clients, totals) : clients;
    for (const offer of offerAgent(state, agent, ordered)) {
      const offers = byFramework.get(offer.framework);
      if (offers === undefined) byFramework.set(offer.framework, [wireOffer(offer)]);
      else offers.push(wireOffer(offer));
    }
  }
  for (const [framework, offers] of byFramework) sendEvent(state, framework, { type: "OFFERS", offers: { offers } });
}

/** Offers what is free on agents for which that cannot wait for the interval. */
export function allocatePending(state: MasterState): void {
  if (state.allocationCandidates.size === 0) return;
  const candidates = [...state.allocationCandidates];
  state.allocationCandidates.clear();
  allocateTo(
    state,
    candidates.filter((agent) => state.agents.get(agent.id) === agent),
  );
}

/** Offers whatever is free: the work of every allocation interval. */
export function allocateAll(state: MasterState): void {
  state.allocationCandidates.clear();
  allocateTo(state, state.offerable);
}

/** Marks all agents with free resources for {@link allocatePending}. */
export function wantAllocation(state: MasterState): void {
  for (const agent of state.offerable) state.allocationCandidates.add(agent);
}

function refuseMs(state: MasterState, filters: Filters): number {
  const asked = filters.refuse_seconds ?? DEFAULT_REFUSE_SECONDS;
  const seconds = Number.isNaN(asked) || asked < 0 ? DEFAULT_REFUSE_SECONDS : Math.min(asked, MAX_REFUSE_SECONDS);
  return seconds === 0 ? 0 : Math.max(seconds * 1000, state.settings.allocationIntervalMs);
}

/** Gives refused resources back, and holds them back from the framework for as long as it asked. */
export function releaseRefused(state: MasterState, refused: Claim, filters: Filters | undefined): void {
  if (refused.resources.length === 0) return;
  release(state, refused);
  const holdMs = filters === undefined ? 0 : refuseMs(state, filters);
  if (holdMs === 0 || refused.framework === undefined) return;
  const filter = { resources: refused.resources, expiresMs: state.timers.nowMs + holdMs };
  const all = refused.framework.filters;
  let byAgent = all.get(refused.role);
  if (byAgent === undefined) {
    byAgent = new Map();
    all.set(refused.role, byAgent);
  }
  const known = byAgent.get(refused.agent.id);
  if (known === undefined) byAgent.set(refused.agent.id, [filter]);
  else known.push(filter);
}

function subscribedRoles(framework: Framework, asked: readonly string[] | undefined): readonly string[] {
  const roles = asked ?? [];
  if (roles.length === 0) return framework.roles;
  return roles.every((role) => framework.roles.includes(role)) ? roles : [];
}

/** No more offers for the roles (all, when none is named); a role that is not the framework's voids the call. */
export function suppressOffers(framework: Framework, roles: readonly string[] | undefined): void {
  for (const role of subscribedRoles(framework, roles)) framework.suppressedRoles.add(role);
}

/** Clears filters and suppression, and offers at once. */
export function reviveOffers(state: MasterState, framework: Framework, roles: readonly string[] | undefined): void {
  for (const role of subscribedRoles(framework, roles)) {
    framework.suppressedRoles.delete(role);
    framework.filters.delete(role);
  }
  wantAllocation(state);
}
