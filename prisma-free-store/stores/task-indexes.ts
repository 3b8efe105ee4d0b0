/**
 * Secondary indexes of the task store: by job, active instance, role, host and status. They hold slots, whose
 * task is replaced in place, so that a change of status touches nothing but what it changes. Every step costs
 * the same however many tasks there are.
 */
import { must } from "../../server/core/domain/invariant.ts";
import { jobKeyString, type JobKey } from "../../server/core/domain/job-key.ts";
import { isActive, type ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";

/** The place of one task; the same object for as long as the task is stored. */
export interface TaskSlot {
  task: ScheduledTask;
  readonly job: JobTasks;
  /** Another active task of the same instance, saved earlier. Rare, and kept so that no task is ever lost. */
  older: TaskSlot | undefined;
}

export interface JobTasks {
  readonly key: JobKey;
  readonly slots: Set<TaskSlot>;
  /** Instance id -> its active task, the one activated last. */
  readonly active: Map<number, TaskSlot>;
}

export interface HostTasks {
  readonly active: Set<TaskSlot>;
  readonly inactive: Set<TaskSlot>;
}

export class TaskIndexes {
  readonly #byJob = new Map<string, JobTasks>();
  readonly #byRole = new Map<string, Set<JobTasks>>();
  readonly #byHost = new Map<string, HostTasks>();
  readonly #byStatus = new Map<ScheduleStatus, Set<TaskSlot>>();

  /** Makes the slot of a new task and adds it everywhere. */
  add(task: ScheduledTask): TaskSlot {
    const job = this.#jobFor(task.assignedTask.task.job);
    const slot: TaskSlot = { task, job, older: undefined };
    job.slots.add(slot);
    this.#place(slot);
    return slot;
  }

  /** Takes the slot out of every index. */
  remove(slot: TaskSlot): void {
    this.#displace(slot);
    slot.job.slots.delete(slot);
    if (slot.job.slots.size > 0) return;
    const { role } = slot.job.key;
    this.#byJob.delete(jobKeyString(slot.job.key));
    const jobs = must(this.#byRole.get(role), "a job is under its role");
    jobs.delete(slot.job);
    if (jobs.size === 0) this.#byRole.delete(role);
  }

  /** Replaces the slot's task by another version of it, of the same job. */
  replace(slot: TaskSlot, task: ScheduledTask): void {
    const before = slot.task;
    const isSamePlace =
      isActive(before.status) === isActive(task.status) &&
      before.assignedTask.instanceId === task.assignedTask.instanceId &&
      before.assignedTask.slaveHost === task.assignedTask.slaveHost;
    if (!isSamePlace) {
      this.#displace(slot);
      slot.task = task;
      this.#place(slot);
    } else {
      slot.task = task;
      if (before.status === task.status) return;
      this.#statusSet(before.status).delete(slot);
      this.#statusSet(task.status).add(slot);
    }
  }

  job(key: JobKey): JobTasks | undefined {
    return this.#byJob.get(jobKeyString(key));
  }

  jobs(): Iterable<JobTasks> {
    return this.#byJob.values();
  }

  jobsOfRole(role: string): Iterable<JobTasks> {
    return this.#byRole.get(role) ?? [];
  }

  host(host: string): HostTasks | undefined {
    return this.#byHost.get(host);
  }

  withStatus(status: ScheduleStatus): ReadonlySet<TaskSlot> | undefined {
    return this.#byStatus.get(status);
  }

  clear(): void {
    this.#byJob.clear();
    this.#byRole.clear();
    this.#byHost.clear();
    this.#byStatus.clear();
  }

  #jobFor(key: JobKey): JobTasks {
    const name = jobKeyString(key);
    const known = this.#byJob.get(name);
    if (known !== undefined) return known;
    const job: JobTasks = { key, slots: new Set(), active: new Map() };
    this.#byJob.set(name, job);
    getOrMake(this.#byRole, key.role, () => new Set<JobTasks>()).add(job);
    return job;
  }

  #statusSet(status: ScheduleStatus): Set<TaskSlot> {
    return getOrMake(this.#byStatus, status, () => new Set<TaskSlot>());
  }

  #place(slot: TaskSlot): void {
    const { status, assignedTask } = slot.task;
    const active = isActive(status);
    this.#statusSet(status).add(slot);
    if (active) {
      slot.older = slot.job.active.get(assignedTask.instanceId);
      slot.job.active.set(assignedTask.instanceId, slot);
    }
    if (assignedTask.slaveHost !== undefined) {
      const host = getOrMake(this.#byHost, assignedTask.slaveHost, newHost);
      (active ? host.active : host.inactive).add(slot);
    }
  }

  #displace(slot: TaskSlot): void {
    const { status, assignedTask } = slot.task;
    this.#statusSet(status).delete(slot);
    if (isActive(status)) unlinkActive(slot);
    const name = assignedTask.slaveHost;
    if (name === undefined) return;
    const host = must(this.#byHost.get(name), "an assigned task is under its host");
    host.active.delete(slot);
    host.inactive.delete(slot);
    if (host.active.size === 0 && host.inactive.size === 0) this.#byHost.delete(name);
  }
}

function newHost(): HostTasks {
  return { active: new Set(), inactive: new Set() };
}

/** Takes the slot out of its instance's chain of active tasks. */
function unlinkActive(slot: TaskSlot): void {
  const { active } = slot.job;
  const instanceId = slot.task.assignedTask.instanceId;
  let newer: TaskSlot | undefined;
  let at = active.get(instanceId);
  while (at !== undefined && at !== slot) {
    newer = at;
    at = at.older;
  }
  must(at, "an active task is in its instance's chain");
  if (newer !== undefined) newer.older = slot.older;
  else if (slot.older !== undefined) active.set(instanceId, slot.older);
  else active.delete(instanceId);
  slot.older = undefined;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
