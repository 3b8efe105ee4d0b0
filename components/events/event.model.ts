/** Events as sentences. Pure. */
import type { SchedulerEvent } from "../../server/api/events.ts";
import { type JobKey, jobKeyString, sameJobKey } from "../../server/core/domain/job-key.ts";
import { LIFECYCLE } from "../frame/lifecycle.model.ts";
import { links } from "../links.ts";
import { type Shape, STATUS_TABLE, type Tone } from "../status/status-table.ts";

export interface EventLine {
  readonly tone: Tone;
  readonly shape: Shape;
  /** What it is about, and where that is. */
  readonly subject: string;
  readonly href: string;
  /** What happened to it. */
  readonly text: string;
  readonly detail: string | undefined;
}

const JOB_CHANGES = {
  created: "created",
  killed: "killed",
  restarted: "restarted",
  instancesAdded: "given more instances",
} as const;

const AGENT_CHANGES = {
  attributes: "reported other attributes",
  lost: "was lost",
  mode: "changed its maintenance mode",
} as const;

function taskLine(event: Extract<SchedulerEvent, { type: "task" }>): EventLine {
  const { job, instanceId, status, oldStatus, host, message, taskId } = event;
  const look = STATUS_TABLE[status ?? "KILLED"];
  const where = host === undefined ? "" : ` on ${host}`;
  const text =
    status === undefined
      ? "removed from the history"
      : oldStatus === undefined
        ? `new task, ${look.label.toLowerCase()}`
        : `${STATUS_TABLE[oldStatus].label.toLowerCase()} → ${look.label.toLowerCase()}${where}`;
  return {
    tone: status === undefined ? "gone" : look.tone,
    shape: look.shape,
    subject: `${jobKeyString(job)}/${instanceId}`,
    href: links.instance({ jobKey: job, instanceId }, { run: taskId }),
    text,
    detail: message,
  };
}

/** Undefined for events that are not for people. */
export function eventLine(event: SchedulerEvent): EventLine | undefined {
  switch (event.type) {
    case "task":
      return taskLine(event);
    case "job":
      return {
        tone: "start",
        shape: "square",
        subject: jobKeyString(event.job),
        href: links.job(event.job),
        text: `${JOB_CHANGES[event.change]} by ${event.user}`,
        detail: undefined,
      };
    case "quota":
      return {
        tone: "start",
        shape: "square",
        subject: event.role,
        href: links.quotas({ q: event.role }),
        text: "quota changed",
        detail: undefined,
      };
    case "agent":
      return {
        tone: event.change === "lost" ? "bad" : "gone",
        shape: event.change === "lost" ? "diamond" : "square",
        subject: event.host,
        href: links.agent(event.host),
        text: AGENT_CHANGES[event.change],
        detail: undefined,
      };
    case "cluster": {
      const { label, tone, sentence } = LIFECYCLE[event.lifecycle];
      return {
        tone: event.registered ? tone : "wait",
        shape: "half",
        subject: "scheduler",
        href: links.health(),
        text: `${label.toLowerCase()}, ${event.registered ? "registered" : "not registered"} with the master`,
        detail: sentence,
      };
    }
    case "reset":
      return undefined;
  }
}

/** Which events are wanted. */
export interface EventScope {
  readonly job?: JobKey;
  readonly instanceId?: number;
  readonly host?: string;
}

export function inScope(event: SchedulerEvent, { job, instanceId, host }: EventScope): boolean {
  if (job !== undefined) {
    if ((event.type !== "task" && event.type !== "job") || !sameJobKey(event.job, job)) return false;
    if (instanceId !== undefined && (event.type !== "task" || event.instanceId !== instanceId)) return false;
  }
  if (host !== undefined) return (event.type === "task" || event.type === "agent") && event.host === host;
  return true;
}
