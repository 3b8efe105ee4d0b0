/**
 * Quotas: how much of the shared hosts the production tasks of a role may ask for. From Aurora's
 * `quota/QuotaManager.java` and `QuotaInfo.java`.
 *
 * Only production tasks (tier neither preemptible nor revocable) on hosts that are not dedicated count
 * against the quota; the other three figures are for people to look at. A job that is being updated counts
 * with the larger of its old and new state, a cron job with the larger of its template and what it runs.
 */
import { invalidRequest } from "../domain/api-error.ts";
import type { InstanceTaskConfig, JobUpdate, JobUpdateInstructions } from "../domain/job-update.ts";
import { jobKeyString, sameJobKey } from "../domain/job-key.ts";
import type { GetQuotaResult, JobConfiguration, Range, ResourceAggregate } from "../domain/job.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import { addBags, aggregateResources, bagOf, EMPTY_BAG, scaleBag } from "../domain/resource-bag.ts";
import type { Resource, TaskConfig } from "../domain/task-config.ts";
import { DEDICATED_ATTRIBUTE } from "../domain/task-config.ts";
import type { AssignedTask } from "../domain/task.ts";
import { kindOfResource } from "../resources/resource-type.ts";
import type { QuotaCheckResult } from "./quota-check.ts";
import { checkAgainst, describeBag, QUOTA_KINDS } from "./quota-check.ts";

/** Everything of one role that uses or promises resources. */
export interface RoleUsage {
  /** The role's quota as stored. */
  readonly quota: ResourceAggregate | undefined;
  /** Tasks of the role in ACTIVE_STATES. Walked at most once a call. */
  readonly activeTasks: Iterable<Pick<AssignedTask, "task" | "instanceId">>;
  /** Updates of the role's jobs in ACTIVE_JOB_UPDATE_STATES; at most one a job. */
  readonly activeUpdates: readonly JobUpdate[];
  /** Cron jobs of the role. */
  readonly cronJobs: readonly JobConfiguration[];
}

export interface QuotaInfo {
  readonly quota: ResourceBag;
  readonly prodSharedConsumption: ResourceBag;
  readonly prodDedicatedConsumption: ResourceBag;
  readonly nonProdSharedConsumption: ResourceBag;
  readonly nonProdDedicatedConsumption: ResourceBag;
}

/** Which of the four figures a task counts in. */
type Pool = Exclude<keyof QuotaInfo, "quota">;

const POOLS = [
  "prodSharedConsumption",
  "prodDedicatedConsumption",
  "nonProdSharedConsumption",
  "nonProdDedicatedConsumption",
] as const satisfies readonly Pool[];

/** The role's quota and what it uses of it. Costs a walk over the role's active tasks. */
export function quotaInfo(usage: RoleUsage): QuotaInfo {
  const total = new Consumption();
  const instructionsByJob = new Map<string, JobUpdateInstructions>();
  for (const { summary, instructions } of usage.activeUpdates) {
    instructionsByJob.set(jobKeyString(summary.key.job), instructions);
    for (const pool of POOLS) total.add(pool, updateConsumption(instructions, pool));
  }
  const cronTasks = new Map(usage.cronJobs.map((job) => [jobKeyString(job.key), new Consumption()]));
  const configs = new ConfigCache(instructionsByJob);
  for (const task of usage.activeTasks) {
    const facts = configs.get(task.task);
    const isInUpdate = facts.updating?.(task.instanceId) === true && !cronTasks.has(facts.job);
    if (!isInUpdate) facts.tasks++;
  }
  for (const { bag, pool, job, tasks } of configs.all()) {
    (cronTasks.get(job) ?? total).add(pool, scaleBag(bag, tasks));
  }
  for (const job of usage.cronJobs) {
    const running = cronTasks.get(jobKeyString(job.key));
    const template = scaleBag(quotaBag(job.taskConfig), job.instanceCount);
    // Tasks of another class than the template (it was changed meanwhile) are not counted, as in Aurora:
    // they are gone after one run.
    const pool = poolOf(job.taskConfig);
    total.add(pool, maxBag(template, running?.get(pool) ?? EMPTY_BAG));
  }
  return { quota: quotaBagOf(usage.quota), ...total.all() };
}

/** The shape that clients get. */
export function toGetQuotaResult(info: QuotaInfo): GetQuotaResult {
  const aggregate = (bag: ResourceBag): ResourceAggregate => ({ resources: aggregateResources(bag) });
  return {
    quota: aggregate(info.quota),
    prodSharedConsumption: aggregate(info.prodSharedConsumption),
    nonProdSharedConsumption: aggregate(info.nonProdSharedConsumption),
    prodDedicatedConsumption: aggregate(info.prodDedicatedConsumption),
    nonProdDedicatedConsumption: aggregate(info.nonProdDedicatedConsumption),
  };
}

/** May `instances` more tasks like `template` be added? */
export function checkInstanceAddition(template: TaskConfig, instances: number, usage: RoleUsage): QuotaCheckResult {
  if (!countsAgainstQuota(template)) return { result: "SUFFICIENT_QUOTA" };
  const info = quotaInfo(usage);
  return checkAgainst(info.quota, addBags(info.prodSharedConsumption, scaleBag(quotaBag(template), instances)));
}

/** May the update start? `usage` does not hold it yet. */
export function checkJobUpdate(update: JobUpdate, usage: RoleUsage): QuotaCheckResult {
  const desired = update.instructions.desiredState;
  if (desired === undefined || !countsAgainstQuota(desired.task)) return { result: "SUFFICIENT_QUOTA" };
  const others = usage.activeUpdates.filter((other) => !sameJobKey(other.summary.key.job, update.summary.key.job));
  const info = quotaInfo({ ...usage, activeUpdates: [...others, update] });
  return checkAgainst(info.quota, info.prodSharedConsumption);
}

/** May the cron job be created, or replace the one of the same key in `usage`? */
export function checkCronUpdate(cronJob: JobConfiguration, usage: RoleUsage): QuotaCheckResult {
  if (!countsAgainstQuota(cronJob.taskConfig)) return { result: "SUFFICIENT_QUOTA" };
  const others = usage.cronJobs.filter((other) => !sameJobKey(other.key, cronJob.key));
  const info = quotaInfo({ ...usage, cronJobs: [...others, cronJob] });
  return checkAgainst(info.quota, info.prodSharedConsumption);
}

/**
 * The quota as it is to be stored.
 *
 * @throws {ApiError} INVALID_REQUEST: not exactly cpus, ram and disk, a negative amount, or less than the
 *   role's production tasks use now.
 */
export function checkQuota(quota: ResourceAggregate, usage: RoleUsage): ResourceAggregate {
  const kinds = quota.resources.map(kindOfResource);
  if (kinds.length !== QUOTA_KINDS.length || !QUOTA_KINDS.every((kind) => kinds.includes(kind))) {
    throw invalidRequest("Quota resources must be exactly: numCpus, ramMb and diskMb, each once.");
  }
  const bag = bagOf(quota.resources);
  if (!QUOTA_KINDS.every((kind) => bag[kind] >= 0 && Number.isFinite(bag[kind]))) {
    throw invalidRequest(`Negative values in: ${describeBag(bag)}. Every amount must be zero or more.`);
  }
  const used = quotaInfo(usage).prodSharedConsumption;
  if (checkAgainst(bag, used).result === "INSUFFICIENT_QUOTA") {
    throw invalidRequest(
      `Quota: ${describeBag(bag)} is less than current prod reservation: ${describeBag(used)}. ` +
        "Set at least what production tasks use now, or stop some of them first.",
    );
  }
  return { resources: aggregateResources(bag) };
}

/** True for production tasks that run on shared hosts. */
function countsAgainstQuota(task: TaskConfig): boolean {
  return poolOf(task) === "prodSharedConsumption";
}

function poolOf(task: TaskConfig): Pool {
  const dedicated = task.constraints.some((constraint) => constraint.name === DEDICATED_ATTRIBUTE);
  if (task.production === true) return dedicated ? "prodDedicatedConsumption" : "prodSharedConsumption";
  return dedicated ? "nonProdDedicatedConsumption" : "nonProdSharedConsumption";
}

/** What the update uses at most: per resource, the larger of the instances as they were and as they will be. */
function updateConsumption(instructions: JobUpdateInstructions, pool: Pool): ResourceBag {
  const desired = instructions.desiredState === undefined ? [] : [instructions.desiredState];
  return maxBag(instancesBag(instructions.initialState, pool), instancesBag(desired, pool));
}

function instancesBag(states: readonly InstanceTaskConfig[], pool: Pool): ResourceBag {
  return states
    .filter((state) => poolOf(state.task) === pool)
    .reduce((sum, state) => addBags(sum, scaleBag(quotaBag(state.task), countInstances(state.instances))), EMPTY_BAG);
}

function countInstances(ranges: readonly Range[]): number {
  return ranges.reduce((count, range) => count + range.last - range.first + 1, 0);
}

/** The instances that an update may touch; the update counts for them. */
function updatedInstances(instructions: JobUpdateInstructions): (instanceId: number) => boolean {
  const ranges = [
    ...instructions.initialState,
    ...(instructions.desiredState ? [instructions.desiredState] : []),
  ].flatMap((state) => state.instances);
  return (instanceId) => ranges.some((range) => instanceId >= range.first && instanceId <= range.last);
}

/** What is known of a config; looked up once for all tasks that share it. */
interface ConfigFacts {
  readonly bag: ResourceBag;
  readonly pool: Pool;
  readonly job: string;
  readonly updating: ((instanceId: number) => boolean) | undefined;
  /** Tasks that count with it. */
  tasks: number;
}

class ConfigCache {
  readonly #facts = new Map<TaskConfig, ConfigFacts>();
  readonly #instructionsByJob: ReadonlyMap<string, JobUpdateInstructions>;

  constructor(instructionsByJob: ReadonlyMap<string, JobUpdateInstructions>) {
    this.#instructionsByJob = instructionsByJob;
  }

  all(): Iterable<ConfigFacts> {
    return this.#facts.values();
  }

  get(task: TaskConfig): ConfigFacts {
    let facts = this.#facts.get(task);
    if (facts === undefined) {
      const job = jobKeyString(task.job);
      const instructions = this.#instructionsByJob.get(job);
      const updating = instructions === undefined ? undefined : updatedInstances(instructions);
      facts = { bag: quotaBag(task), pool: poolOf(task), job, updating, tasks: 0 };
      this.#facts.set(task, facts);
    }
    return facts;
  }
}

class Consumption {
  readonly #bags: Record<Pool, ResourceBag> = {
    prodSharedConsumption: EMPTY_BAG,
    prodDedicatedConsumption: EMPTY_BAG,
    nonProdSharedConsumption: EMPTY_BAG,
    nonProdDedicatedConsumption: EMPTY_BAG,
  };

  add(pool: Pool, bag: ResourceBag): void {
    this.#bags[pool] = addBags(this.#bags[pool], bag);
  }

  get(pool: Pool): ResourceBag {
    return this.#bags[pool];
  }

  all(): Readonly<Record<Pool, ResourceBag>> {
    return this.#bags;
  }
}

/** What quotas are about, of what a task asks for. */
function quotaBag(task: TaskConfig): ResourceBag {
  return onlyQuotaKinds(task.resources);
}

function quotaBagOf(quota: ResourceAggregate | undefined): ResourceBag {
  return quota === undefined ? EMPTY_BAG : onlyQuotaKinds(quota.resources);
}

function onlyQuotaKinds(resources: readonly Resource[]): ResourceBag {
  return { ...bagOf(resources), gpus: 0, ports: 0 };
}

function maxBag(a: ResourceBag, b: ResourceBag): ResourceBag {
  return {
    cpus: Math.max(a.cpus, b.cpus),
    ramMb: Math.max(a.ramMb, b.ramMb),
    diskMb: Math.max(a.diskMb, b.diskMb),
    gpus: Math.max(a.gpus, b.gpus),
    ports: Math.max(a.ports, b.ports),
  };
}
