/**
 * Which pending tasks of a group go to which offers: a plan, not an act. From Aurora's
 * `scheduling/TaskAssignerImpl.java`. Two things are done that Aurora leaves to later rounds:
 *
 * - a task that one round places counts for the limits of the next task of the same round;
 * - when tasks are left and no untouched offer fits, they share offers that the round uses already, as far
 *   as those reach. Untouched offers come first, so jobs spread no less than they do in Aurora.
 */
import type { InstanceKey } from "../domain/job-key.ts";
import type { MesosResource } from "../domain/mesos-resource.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import type { AssignedTask } from "../domain/task.ts";
import type { Rng } from "../random/rng.ts";
import type { RevocableSettings } from "../resources/resource-type.ts";
import type { TaskGroupKey } from "../scheduling/task-group.ts";
import type { HostOffer } from "./host-offer.ts";
import type { OfferPool } from "./offer-pool.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { FilterContext } from "./scheduling-filter.ts";

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
  /** Pending tasks of the group. */
  readonly tasks: readonly AssignedTask[];
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
export declare function planAssignments(pool: OfferPool, request: AssignmentRequest): AssignmentPlan;
