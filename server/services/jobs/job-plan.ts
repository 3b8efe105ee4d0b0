/**
 * A dry run of creating a job: would it be taken, and what would be placed where with the offers held now. Nothing
 * is changed, and no offer is taken.
 */
import type { StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { JobPlan } from "../../api/jobs.ts";
import { checkTaskLimits } from "../../core/configuration/task-limits.ts";
import { refuseCron, validateAndPopulate } from "../../core/configuration/configuration-manager.ts";
import { invalidRequest, isApiError } from "../../core/domain/api-error.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import type { JobConfiguration } from "../../core/domain/job.ts";
import { scaleBag, subtractBags, type ResourceBag } from "../../core/domain/resource-bag.ts";
import { isActive } from "../../core/domain/schedule-status.ts";
import type { AssignedTask } from "../../core/domain/task.ts";
import { explain } from "../../core/placement/explain.ts";
import type { HostOffer } from "../../core/placement/host-offer.ts";
import { NO_RESERVATIONS, planAssignments, type AssignmentPlan } from "../../core/placement/task-assigner.ts";
import { checkInstanceAddition } from "../../core/quota/quota-manager.ts";
import type { Rng } from "../../core/random/rng.ts";
import type { RevocableSettings } from "../../core/resources/resource-type.ts";
import { roleUsage } from "../../scheduler/jobs/role-usage.ts";
import type { Scheduler } from "../../scheduler/scheduler.ts";

export interface JobPlanner {
  readonly scheduler: Pick<Scheduler, "offers" | "taskScheduler" | "configuration">;
  readonly executorOverhead: ResourceBag;
  readonly revocableSettings: RevocableSettings;
  /** Of its own, so that looking changes nothing about what the scheduler does next. */
  readonly rng: Rng;
}

const NOTHING: JobPlan = { placeable: [], pending: [] };

/** What creating `job` would come to. `activeAgents` is how many agents there are, offering or not. */
export function planJob(
  planner: JobPlanner,
  job: JobConfiguration,
  { stores, activeAgents }: { readonly stores: StoreProvider; readonly activeAgents: number | undefined },
): JobPlan {
  const { configuration } = planner.scheduler;
  const populated = attempt(() => {
    refuseCron(job);
    return validateAndPopulate(job, configuration);
  });
  if ("refusal" in populated) return { ...NOTHING, refusal: populated.refusal };
  const { value } = populated;
  const taken = attempt(() => checkCreation(planner, value, stores));
  const refusal = "refusal" in taken ? { refusal: taken.refusal } : {};
  // Beyond the limit the answer would be as long as the question is large.
  if (value.instanceCount > configuration.maxTasksPerJob) return { ...NOTHING, ...refusal };
  return { ...placement(planner, value, { stores, activeAgents }), ...refusal };
}

/** @throws {ApiError} as creation would. */
function checkCreation(
  planner: JobPlanner,
  { key, taskConfig, instanceCount }: JobConfiguration,
  stores: StoreProvider,
): void {
  const exists =
    stores.cronJobs.fetchJob(key) !== undefined ||
    [...stores.tasks.fetchJobTasks(key)].some((task) => isActive(task.status));
  if (exists) throw invalidRequest(`Job ${jobKeyString(key)} already exists`);
  const quota = checkInstanceAddition(taskConfig, instanceCount, roleUsage(key.role, stores));
  checkTaskLimits(instanceCount, quota, planner.scheduler.configuration);
}

function placement(
  planner: JobPlanner,
  { taskConfig, instanceCount }: JobConfiguration,
  { stores, activeAgents }: { readonly stores: StoreProvider; readonly activeAgents: number | undefined },
): JobPlan {
  const { offers, taskScheduler } = planner.scheduler;
  const request = taskScheduler.requestOf(taskConfig, stores);
  const context = taskScheduler.filterContext();
  const tasks = Array.from({ length: instanceCount }, (_, instanceId): AssignedTask => ({
    taskId: String(instanceId),
    task: taskConfig,
    assignedPorts: {},
    instanceId,
  }));
  const { executorOverhead, revocableSettings, rng } = planner;
  const plan = planAssignments(offers, {
    request,
    groupKey: taskConfig,
    tasks,
    executorOverhead,
    reservations: NO_RESERVATIONS,
    context,
    revocableSettings,
    rng,
  });
  const placeable = plan.launches.flatMap(({ offer, assignments }) =>
    assignments.map(({ task }) => ({ instanceId: task.instanceId, host: offer.offer.hostname })),
  );
  placeable.sort((a, b) => a.instanceId - b.instanceId);
  const pending = plan.unassigned.map(Number).sort((a, b) => a - b);
  if (pending.length === 0) return { placeable, pending };
  const agentsWithoutOffer = Math.max((activeAgents ?? 0) - offers.size, 0);
  const left = whatIsLeft(offers.values(), plan, request.resources);
  return { placeable, pending, explanation: explain({ offers: left, request, context, agentsWithoutOffer }) };
}

/** The offers as the instances that find room would leave them. */
function* whatIsLeft(offers: Iterable<HostOffer>, plan: AssignmentPlan, perTask: ResourceBag): Iterable<HostOffer> {
  const counts = new Map(plan.launches.map(({ offer, assignments }) => [offer.offer.id, assignments.length]));
  for (const offer of offers) {
    const count = counts.get(offer.offer.id);
    if (count === undefined) {
      yield offer;
      continue;
    }
    const used = scaleBag(perTask, count);
    yield {
      ...offer,
      revocable: subtractBags(offer.revocable, used),
      nonRevocable: subtractBags(offer.nonRevocable, used),
    };
  }
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly refusal: string } {
  try {
    return { value: work() };
  } catch (error) {
    if (isApiError(error)) return { refusal: error.message };
    throw error;
  }
}
