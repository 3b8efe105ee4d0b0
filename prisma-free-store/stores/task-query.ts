/** What a {@link TaskQuery} matches, and through which index it is answered. Terms as in Aurora's `Query`. */
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { isActive } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask, TaskQuery } from "../../server/core/domain/task.ts";
import type { JobTasks, TaskIndexes, TaskSlot } from "./task-indexes.ts";

/** An index that holds every match of a query. */
export interface Candidates {
  readonly index: "id" | "instance" | "job" | "host" | "status" | "role" | "all";
  /** Upper bound of the number of slots. */
  readonly size: number;
  slots(): Iterable<TaskSlot>;
}

function isGiven<T>(list: readonly T[] | undefined): list is readonly T[] {
  return list !== undefined && list.length > 0;
}

/** The predicate of a query: terms are ANDed, empty and absent ones match all. */
export function taskFilter(query: TaskQuery): (task: ScheduledTask) => boolean {
  const tests: ((task: ScheduledTask) => boolean)[] = [];
  const { role, environment, jobName } = query;
  if (role) tests.push((task) => task.assignedTask.task.job.role === role);
  if (environment) tests.push((task) => task.assignedTask.task.job.environment === environment);
  if (jobName) tests.push((task) => task.assignedTask.task.job.name === jobName);
  addMembership(tests, query.taskIds, (task) => task.assignedTask.taskId);
  addMembership(tests, query.statuses, (task) => task.status);
  addMembership(tests, query.instanceIds, (task) => task.assignedTask.instanceId);
  addMembership(tests, query.slaveHosts, (task) => task.assignedTask.slaveHost);
  const jobs = query.jobKeys?.map(jobKeyString);
  addMembership(tests, jobs, (task) => jobKeyString(task.assignedTask.task.job));
  return (task) => tests.every((test) => test(task));
}

function addMembership<T>(
  tests: ((task: ScheduledTask) => boolean)[],
  allowed: readonly T[] | undefined,
  property: (task: ScheduledTask) => T | undefined,
): void {
  if (!isGiven(allowed)) return;
  const set = new Set<T | undefined>(allowed);
  tests.push((task) => set.has(property(task)));
}

/** The smallest of the indexes that the query's terms allow; ties go to the first. */
export function candidates(query: TaskQuery, byId: ReadonlyMap<string, TaskSlot>, indexes: TaskIndexes): Candidates {
  const options: Candidates[] = [];
  if (isGiven(query.taskIds)) options.push(byTaskId(query.taskIds, byId));
  const jobs = namedJobs(query, indexes);
  if (jobs !== undefined) options.push(byInstance(query, jobs) ?? ofJobs("job", jobs));
  if (isGiven(query.slaveHosts)) options.push(byHost(query.slaveHosts, indexes));
  if (isGiven(query.statuses)) options.push(byStatus(query.statuses, indexes));
  if (query.role && jobs === undefined) options.push(ofJobs("role", [...indexes.jobsOfRole(query.role)]));
  options.push({ index: "all", size: byId.size, slots: () => byId.values() });
  return options.reduce((best, option) => (option.size < best.size ? option : best));
}

function byTaskId(ids: readonly string[], byId: ReadonlyMap<string, TaskSlot>): Candidates {
  return { index: "id", size: ids.length, slots: () => defined([...new Set(ids)].map((id) => byId.get(id))) };
}

function namedJobs(query: TaskQuery, indexes: TaskIndexes): JobTasks[] | undefined {
  const { role, environment, jobName: name } = query;
  if (isGiven(query.jobKeys)) {
    const distinct = new Map(query.jobKeys.map((key) => [jobKeyString(key), key]));
    return defined([...distinct.values()].map((key) => indexes.job(key)));
  }
  if (role && environment && name) return defined([indexes.job({ role, environment, name })]);
  return undefined;
}

/** Through the active instances, where the query asks for instances and for active tasks alone. */
function byInstance(query: TaskQuery, jobs: readonly JobTasks[]): Candidates | undefined {
  const { instanceIds, statuses } = query;
  if (!isGiven(instanceIds) || !isGiven(statuses) || !statuses.every(isActive)) return undefined;
  const ids = new Set(instanceIds);
  return {
    index: "instance",
    size: jobs.length * ids.size,
    *slots() {
      for (const job of jobs) {
        for (const id of ids) for (let slot = job.active.get(id); slot !== undefined; slot = slot.older) yield slot;
      }
    },
  };
}

function ofJobs(index: "job" | "role", jobs: readonly JobTasks[]): Candidates {
  return chain(
    index,
    jobs.map((job) => job.slots),
  );
}

function byHost(hosts: readonly string[], indexes: TaskIndexes): Candidates {
  const found = defined([...new Set(hosts)].map((host) => indexes.host(host)));
  return chain(
    "host",
    found.flatMap((host) => [host.active, host.inactive]),
  );
}

function byStatus(statuses: NonNullable<TaskQuery["statuses"]>, indexes: TaskIndexes): Candidates {
  return chain("status", defined([...new Set(statuses)].map((status) => indexes.withStatus(status))));
}

function chain(index: Candidates["index"], sets: readonly ReadonlySet<TaskSlot>[]): Candidates {
  return {
    index,
    size: sets.reduce((sum, set) => sum + set.size, 0),
    *slots() {
      for (const set of sets) yield* set;
    },
  };
}

function defined<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
