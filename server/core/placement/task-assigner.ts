/**
 * Which pending tasks of a group go to which offers: a plan, not an act. From Aurora's
 * `scheduling/TaskAssignerImpl.java`. Two things are done that Aurora leaves to later rounds:
 *
 * - a task that the round places counts for the limits of the next task of the same round;
 * - when tasks are left and no untouched offer fits, they share offers that the round uses already, as far
 *   as those reach. Untouched offers come first, so jobs spread no less than they do in Aurora.
 */
import type { InstanceKey } from "../domain/job-key.ts";
import type { MesosResource } from "../domain/mesos-resource.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import { bagOf, namedPorts } from "../domain/resource-bag.ts";
import { must } from "../domain/invariant.ts";
import type { AssignedTask } from "../domain/task.ts";
import type { Rng } from "../random/rng.ts";
import { acceptOffer } from "../resources/accepted-offer.ts";
import { pickPorts } from "../resources/port-mapper.ts";
import type { RevocableSettings } from "../resources/resource-type.ts";
import { isUsableBy, kindOfMesosResource } from "../resources/resource-type.ts";
import type { TaskGroupKey } from "../scheduling/task-group.ts";
import type { HostOffer } from "./host-offer.ts";
import { hostOffer } from "./host-offer.ts";
import type { OfferPool } from "./offer-pool.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { FilterContext } from "./scheduling-filter.ts";
import { filterOffer } from "./scheduling-filter.ts";

/** Agents that are kept for someone. */
export interface Reservations {
  /** The group that an agent is kept for since tasks were preempted there; undefined when for none. */
  groupFor(agentId: string): TaskGroupKey | undefined;
  /** The agent kept for the instance while a job update replaces its task there. */
  agentFor(key: InstanceKey): string | undefined;
  /** True when an update keeps the agent for some instance. */
  isReserved(agentId: string): boolean;
}

export const NO_RESERVATIONS: Reservations = {
  groupFor: () => undefined,
  agentFor: () => undefined,
  isReserved: () => false,
};

export interface AssignmentRequest {
  readonly request: ResourceRequest;
  readonly groupKey: TaskGroupKey;
  /** Pending tasks of the group, all with the config of `request.task`. */
  readonly tasks: readonly AssignedTask[];
  /** What the executor takes besides the task; part of `request.resources`. */
  readonly executorOverhead: ResourceBag;
  readonly reservations: Reservations;
  readonly context: FilterContext;
  readonly revocableSettings: RevocableSettings;
  readonly rng: Rng;
}

/** One task with everything that it gets. */
export interface Assignment {
  readonly task: AssignedTask;
  readonly assignedPorts: Readonly<Record<string, number>>;
  readonly taskResources: readonly MesosResource[];
  readonly executorResources: readonly MesosResource[];
  /** The agent was kept for this instance by an update; the reservation is used up. */
  readonly usesUpdateReservation: boolean;
}

/** The tasks that are to be launched with one offer. */
export interface OfferLaunch {
  readonly offer: HostOffer;
  readonly assignments: readonly Assignment[];
}

export interface AssignmentPlan {
  readonly launches: readonly OfferLaunch[];
  /** Ids of the tasks that no offer was found for. */
  readonly unassigned: readonly string[];
}

/** Plans the round and counts the tasks placed in `request.request.jobState`. The pool is not changed. */
export function planAssignments(pool: OfferPool, request: AssignmentRequest): AssignmentPlan {
  const round = new Round(pool, request);
  return round.plan();
}

/** An offer that the round uses, and what is left of it. */
interface UsedOffer {
  readonly offer: HostOffer;
  remaining: readonly MesosResource[];
  readonly assignments: Assignment[];
}

function unused(offer: HostOffer): UsedOffer {
  return { offer, remaining: offer.offer.resources, assignments: [] };
}

class Round {
  readonly #pool: OfferPool;
  readonly #input: AssignmentRequest;
  readonly #used = new Map<string, UsedOffer>();

  constructor(pool: OfferPool, input: AssignmentRequest) {
    this.#pool = pool;
    this.#input = input;
  }

  plan(): AssignmentPlan {
    const unassigned: AssignedTask[] = [];
    const free: AssignedTask[] = [];
    for (const task of this.#input.tasks) {
      const agentId = this.#input.reservations.agentFor({ jobKey: task.task.job, instanceId: task.instanceId });
      if (agentId === undefined) free.push(task);
      else if (!this.#placeOnReserved(task, agentId)) unassigned.push(task);
    }
    const left = this.#shareUsedOffers(this.#placeOnUntouchedOffers(free));
    return {
      launches: [...this.#used.values()].map(({ offer, assignments }) => ({ offer, assignments })),
      unassigned: [...unassigned, ...left].map((task) => task.taskId),
    };
  }

  /** A task with a reservation goes to its agent or waits: it never takes another. */
  #placeOnReserved(task: AssignedTask, agentId: string): boolean {
    const offer = this.#pool.getByAgent(agentId);
    if (offer === undefined || !offer.hasCpuAndMem) return false;
    const used = this.#used.get(offer.offer.id) ?? unused(offer);
    if (!this.#fits(used)) return false;
    this.#assign(task, used, true);
    return true;
  }

  #placeOnUntouchedOffers(tasks: readonly AssignedTask[]): readonly AssignedTask[] {
    if (tasks.length === 0) return tasks;
    const { request, context } = this.#input;
    let next = 0;
    this.#pool.forEachMatch(request, context, (offer) => {
      if (!this.#used.has(offer.offer.id) && !this.#isKept(offer.offer.agentId)) {
        this.#assign(must(tasks[next], "a task is left"), unused(offer), false);
        next++;
      }
      return next < tasks.length;
    });
    return tasks.slice(next);
  }

  /** One task an offer and turn, so that the tasks spread evenly. */
  #shareUsedOffers(tasks: readonly AssignedTask[]): readonly AssignedTask[] {
    let next = 0;
    let progress = true;
    while (progress && next < tasks.length) {
      progress = false;
      for (const used of this.#used.values()) {
        if (next === tasks.length) break;
        if (this.#isKept(used.offer.offer.agentId) || !this.#fits(used)) continue;
        this.#assign(must(tasks[next], "a task is left"), used, false);
        next++;
        progress = true;
      }
    }
    return tasks.slice(next);
  }

  /** True when what is left of the offer has no veto. */
  #fits({ offer, remaining }: UsedOffer): boolean {
    const { request, context, revocableSettings } = this.#input;
    const rest = hostOffer({ ...offer.offer, resources: remaining }, offer.attributes, revocableSettings);
    return filterOffer(rest, request, context).length === 0;
  }

  /** True when the agent is kept for others than the tasks without a reservation in this group. */
  #isKept(agentId: string): boolean {
    const { reservations, groupKey } = this.#input;
    const group = reservations.groupFor(agentId);
    return (group !== undefined && group !== groupKey) || reservations.isReserved(agentId);
  }

  #assign(task: AssignedTask, used: UsedOffer, usesUpdateReservation: boolean): void {
    const { request, executorOverhead, revocableSettings: settings, rng } = this.#input;
    const tier = { revocable: request.revocable, settings };
    const ranges = used.remaining
      .filter((piece) => kindOfMesosResource(piece) === "ports" && isUsableBy(piece, "ports", tier))
      .flatMap((piece) => piece.ranges ?? []);
    const assignedPorts = must(
      pickPorts(namedPorts(task.task.resources), ranges, rng),
      "an offer without veto has enough ports",
    );
    const { taskResources, executorResources, remaining } = acceptOffer(used.remaining, {
      task: bagOf(task.task.resources),
      executor: executorOverhead,
      ports: Object.values(assignedPorts),
      ...tier,
    });
    used.assignments.push({ task, assignedPorts, taskResources, executorResources, usesUpdateReservation });
    used.remaining = remaining;
    this.#used.set(used.offer.offer.id, used);
    request.jobState.add(used.offer.attributes.attributes);
  }
}
