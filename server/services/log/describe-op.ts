/** Ops in words: what each is about, what it does, and the latest time that it mentions. Pure. */
import type { Op, Ops } from "../../../prisma-free-store/op.ts";
import type { OpSubject } from "../../api/log.ts";
import { jobKeyString, sameJobKey, type JobKey } from "../../core/domain/job-key.ts";
import type { ResourceAggregate } from "../../core/domain/job.ts";
import { bagOf, RESOURCE_KINDS } from "../../core/domain/resource-bag.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { describeAmount } from "../../core/resources/amounts.ts";

export interface OpDescription {
  readonly subject?: OpSubject;
  readonly summary: string;
  /** Epoch milliseconds. */
  readonly atMs?: number;
}

type Describers = { readonly [K in keyof Ops]: (op: Ops[K]) => OpDescription };

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The config's job; a config that is gone stands there without one. */
function jobOf(task: ScheduledTask): JobKey | undefined {
  return task.assignedTask.task.job as JobKey | undefined;
}

function latest(times: readonly (number | undefined)[]): { atMs?: number } {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? {} : { atMs: Math.max(...known) };
}

/** `3 RUNNING, 1 PENDING`. */
function statusesOf(tasks: readonly ScheduledTask[]): string {
  const counts = new Map<string, number>();
  for (const { status } of tasks) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
}

function saveOne(task: ScheduledTask): OpDescription {
  const { taskId, instanceId, slaveHost } = task.assignedTask;
  const job = jobOf(task);
  const where = slaveHost === undefined ? "" : ` on ${slaveHost}`;
  return {
    subject: { task: { taskId, instanceId, ...(job === undefined ? {} : { job }) } },
    summary: `${task.status}${where}`,
    ...latest([task.taskEvents.at(-1)?.timestamp]),
  };
}

function saveTasks({ tasks }: Ops["saveTasks"]): OpDescription {
  const [first, ...rest] = tasks;
  if (first === undefined) return { summary: "no task" };
  if (rest.length === 0) return saveOne(first);
  const job = jobOf(first);
  const isOneJob = job !== undefined && rest.every((task) => sameKey(jobOf(task), job));
  return {
    ...(isOneJob ? { subject: { job } } : {}),
    summary: `${plural(tasks.length, "task")}: ${statusesOf(tasks)}`,
    ...latest(tasks.map(({ taskEvents }) => taskEvents.at(-1)?.timestamp)),
  };
}

function sameKey(a: JobKey | undefined, b: JobKey): boolean {
  return a !== undefined && sameJobKey(a, b);
}

function patchTask(patch: Ops["patchTask"]): OpDescription {
  const { taskId, status, slaveHost, failureCount, timesPartitioned, newEvents } = patch;
  const event = newEvents.at(-1);
  const parts = [
    status === undefined ? undefined : `→ ${status}`,
    slaveHost === undefined ? undefined : `on ${slaveHost}`,
    failureCount === undefined ? undefined : plural(failureCount, "failure"),
    timesPartitioned === undefined ? undefined : `cut off ${plural(timesPartitioned, "time")}`,
  ].filter((part) => part !== undefined);
  const words = parts.length === 0 ? plural(newEvents.length, "event") : parts.join(" ");
  return {
    subject: { task: { taskId } },
    summary: event?.message === undefined ? words : `${words}: ${event.message}`,
    ...latest(newEvents.map(({ timestamp }) => timestamp)),
  };
}

function removeTasks({ taskIds }: Ops["removeTasks"]): OpDescription {
  const [taskId] = taskIds;
  if (taskId !== undefined && taskIds.length === 1) return { subject: { task: { taskId } }, summary: "forgotten" };
  return { summary: `${plural(taskIds.length, "task")} forgotten` };
}

function amounts(quota: ResourceAggregate): string {
  const bag = bagOf(quota.resources);
  const parts = RESOURCE_KINDS.filter((kind) => bag[kind] > 0).map((kind) => describeAmount(kind, bag[kind]));
  return parts.length === 0 ? "nothing" : parts.join(", ");
}

function saveHostAttributes({ attributes: host }: Ops["saveHostAttributes"]): OpDescription {
  const attributes = host.attributes.map(({ name, values }) => `${name}=${values.join(",")}`);
  const mode = host.mode === "NONE" ? [] : [`maintenance ${host.mode}`];
  return { subject: { host: host.host }, summary: [...mode, ...attributes].join(", ") };
}

function saveJobUpdate({ update }: Ops["saveJobUpdate"]): OpDescription {
  const { key, user, state } = update.summary;
  return {
    subject: { update: key },
    summary: `${state.status}, by ${user}`,
    ...latest([state.createdTimestampMs, state.lastModifiedTimestampMs]),
  };
}

function withMessage(words: string, message: string | undefined): string {
  return message === undefined || message === "" ? words : `${words}: ${message}`;
}

function removeJobUpdates({ keys }: Ops["removeJobUpdates"]): OpDescription {
  const [key] = keys;
  if (key !== undefined && keys.length === 1) return { subject: { update: key }, summary: "forgotten" };
  return { summary: `${plural(keys.length, "update")} forgotten` };
}

const DESCRIBERS: Describers = {
  saveFrameworkId: ({ id }) => ({ subject: { framework: id }, summary: "the id that the master gave" }),
  saveCronJob: ({ job }) => ({
    subject: { job: job.key },
    summary: `${job.cronSchedule ?? "no schedule"}, ${plural(job.instanceCount, "instance")}`,
  }),
  removeJob: ({ key }) => ({ subject: { job: key }, summary: "no longer a cron job" }),
  saveTasks,
  patchTask,
  removeTasks,
  saveQuota: ({ role, quota }) => ({ subject: { role }, summary: amounts(quota) }),
  removeQuota: ({ role }) => ({ subject: { role }, summary: "no quota any more" }),
  saveHostAttributes,
  saveJobUpdate,
  saveJobUpdateEvent: ({ key, event }) => ({
    subject: { update: key },
    summary: withMessage(`→ ${event.status}`, event.message),
    atMs: event.timestampMs,
  }),
  saveJobInstanceUpdateEvent: ({ key, event }) => ({
    subject: { update: key },
    summary: withMessage(`instance ${event.instanceId} ${event.action}`, event.message),
    atMs: event.timestampMs,
  }),
  removeJobUpdates,
  saveHostMaintenanceRequest: ({ request }) => ({
    subject: { host: request.host },
    summary: `to be drained within ${plural(request.timeoutSecs, "second")}`,
    atMs: request.createdTimestampMs,
  }),
  removeHostMaintenanceRequest: ({ host }) => ({ subject: { host }, summary: "no drain any more" }),
};

export function describeOp(op: Op): OpDescription {
  const [name] = Object.keys(op) as [keyof Ops];
  const describe = DESCRIBERS[name] as (value: unknown) => OpDescription;
  return describe((op as Readonly<Record<string, unknown>>)[name]);
}

/** The subject as text, for filters. */
export function subjectText(subject: OpSubject | undefined): string {
  if (subject === undefined) return "";
  if ("task" in subject) {
    const { taskId, job, instanceId } = subject.task;
    return job === undefined ? taskId : `${taskId} ${jobKeyString(job)}/${instanceId ?? ""}`;
  }
  if ("job" in subject) return jobKeyString(subject.job);
  if ("update" in subject) return `${jobKeyString(subject.update.job)}/${subject.update.id}`;
  return Object.values(subject).join(" ");
}
