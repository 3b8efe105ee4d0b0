/**
 * Stats about tasks: how many are in each status, and where tasks get lost. Behaviour and names from
 * Aurora's `TaskVars.java`.
 */
import { DEDICATED_ATTRIBUTE } from "../../core/domain/task-config.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import { SCHEDULE_STATUSES, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { taskJobKey, type ScheduledTask } from "../../core/domain/task.ts";
import { vetoGroup, type Veto, type VetoGroup, type VetoType } from "../../core/placement/veto.ts";
import type { Storage } from "../../../prisma-free-store/storage.ts";
import { isApiError, STORAGE_NOT_READY } from "../../core/domain/api-error.ts";
import type { StatsRegistry } from "../../base/stats/stats.ts";
import type { SchedulerContext } from "../context.ts";

const RACK_ATTRIBUTE = "rack";

const TRACKED_JOB_STATES: ReadonlySet<ScheduleStatus> = new Set<ScheduleStatus>(["LOST", "FAILED"]);

const VETO_GROUP_COUNTERS: Readonly<Record<Exclude<VetoGroup, "EMPTY">, string>> = {
  STATIC: "scheduling_veto_static",
  DYNAMIC: "scheduling_veto_dynamic",
  MIXED: "scheduling_veto_mixed",
};

const VETO_TYPE_COUNTERS: Readonly<Record<VetoType, string>> = {
  CONSTRAINT_MISMATCH: "scheduling_veto_constraint_mismatch",
  DEDICATED_CONSTRAINT_MISMATCH: "scheduling_veto_dedicated_constraint_mismatch",
  INSUFFICIENT_RESOURCES: "scheduling_veto_insufficient_resources",
  LIMIT_NOT_SATISFIED: "scheduling_veto_limit_not_satisfied",
  MAINTENANCE: "scheduling_veto_maintenance",
};

/** Registers the stats and keeps them up to date from the events. */
export function exportTaskVars(context: SchedulerContext): void {
  const { storage, stats, events } = context;
  stats.collector(() => countsByStatus(storage));
  for (const name of [...Object.values(VETO_GROUP_COUNTERS), ...Object.values(VETO_TYPE_COUNTERS)]) stats.counter(name);
  events.subscribe("TaskStateChange", ({ task }) => {
    countLosses(context, task);
    if (TRACKED_JOB_STATES.has(task.status)) {
      stats.counter(`tasks_${task.status}_${jobKeyString(taskJobKey(task))}`).increment();
    }
  });
}

/** Nothing before storage is started: a zero would be a lie. */
function countsByStatus(storage: Storage): [string, number][] {
  try {
    return storage.read(({ tasks }) =>
      SCHEDULE_STATUSES.map((status) => [`task_store_${status}`, tasks.countByStatus(status)]),
    );
  } catch (error) {
    if (isApiError(error) && error.message === STORAGE_NOT_READY) return [];
    throw error;
  }
}

/** Counts why an offer was refused to a task. */
export function countVetoes(stats: StatsRegistry, vetoes: readonly Veto[]): void {
  const group = vetoGroup(vetoes);
  if (group !== "EMPTY") stats.counter(VETO_GROUP_COUNTERS[group]).increment();
  for (const { vetoType } of vetoes) stats.counter(VETO_TYPE_COUNTERS[vetoType]).increment();
}

/** Lost tasks by rack and by dedicated value; every rack and value seen is there, if with zero. */
function countLosses({ storage, stats }: SchedulerContext, task: ScheduledTask): void {
  const host = task.assignedTask.slaveHost;
  if (host === undefined) return;
  const attributes = storage.read((stores) => stores.attributes.getHostAttributes(host))?.attributes ?? [];
  const lost = task.status === "LOST" ? 1 : 0;
  for (const { name, values } of attributes) {
    if (name === RACK_ATTRIBUTE) {
      for (const rack of values) stats.counter(`tasks_lost_rack_${rack}`).increment(lost);
    } else if (name === DEDICATED_ATTRIBUTE) {
      for (const value of values) stats.counter(`tasks_lost_dedicated_${value.replaceAll("*", "_")}`).increment(lost);
    }
  }
}
