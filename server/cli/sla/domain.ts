/**
 * What would become of jobs' SLAs if hosts went down. Behaviour from `DomainUpTimeSlaVector` of Aurora's `client/api/sla.py`:
 * production jobs count, and of those the ones with enough instances; each group of hosts is judged by itself.
 */
import { jobKeyString } from "../../core/domain/job-key.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { JobUptime } from "./uptime.ts";

export interface SlaLimit {
  readonly percentage: number;
  readonly durationSecs: number;
}

/** How a job would do without a group of hosts. */
export interface Prediction {
  readonly host: string;
  /** `role/env/name`. */
  readonly job: string;
  readonly predictedPercentage: number;
  readonly durationSecs: number;
  readonly isSafe: boolean;
  /** Seconds until it would be safe; undefined when waiting does not help. */
  readonly safeInSecs: number | undefined;
}

export const GROUPINGS = ["by_host", "none"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface DomainOptions {
  readonly nowMs: number;
  readonly minInstanceCount: number;
  /** Only these hosts are judged; all where it is undefined. */
  readonly hosts: readonly string[] | undefined;
  readonly grouping: Grouping;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export class DomainUptime {
  readonly #options: DomainOptions;
  readonly #tasksByJob = new Map<string, ScheduledTask[]>();
  readonly #jobsByHost = new Map<string, Set<string>>();

  /** @param tasks the live tasks of the jobs concerned */
  constructor(tasks: readonly ScheduledTask[], options: DomainOptions) {
    this.#options = options;
    const byJob = new Map<string, ScheduledTask[]>();
    for (const task of tasks) {
      if (task.assignedTask.task.production !== true) continue;
      const job = jobKeyString(task.assignedTask.task.job);
      byJob.set(job, [...(byJob.get(job) ?? []), task]);
    }
    for (const [job, own] of byJob) {
      if (own.length < options.minInstanceCount) continue;
      this.#tasksByJob.set(job, own);
      for (const { assignedTask } of own) {
        const host = assignedTask.slaveHost ?? "";
        this.#jobsByHost.set(host, (this.#jobsByHost.get(host) ?? new Set<string>()).add(job));
      }
    }
  }

  /** Groups of hosts whose loss would leave every job of theirs within its limit. */
  safeHosts(limitOf: (job: string) => SlaLimit): Prediction[][] {
    return this.#groups([...this.#jobsByHost.keys()], true)
      .map((hosts) => this.#predict(hosts, limitOf))
      .filter((group) => group.every(({ isSafe }) => isSafe));
  }

  /** How the jobs of each of the hosts would do without them. */
  probe(limit: SlaLimit): Prediction[][] {
    const groups = this.#groups(this.#options.hosts ?? [], false).map((hosts) => this.#predict(hosts, () => limit));
    return groups.filter((group) => group.length > 0);
  }

  /** When filtered, a group counts if it holds a wanted host. */
  #groups(hosts: readonly string[], isFiltered: boolean): string[][] {
    const sorted = [...new Set(hosts)].sort(compareText);
    const groups = this.#options.grouping === "none" ? [sorted] : sorted.map((host) => [host]);
    const wanted = this.#options.hosts;
    if (!isFiltered || wanted === undefined) return groups;
    return groups.filter((group) => group.some((host) => wanted.includes(host)));
  }

  #predict(hosts: readonly string[], limitOf: (job: string) => SlaLimit): Prediction[] {
    const down = new Set(hosts);
    const jobs = new Set(hosts.flatMap((host) => [...(this.#jobsByHost.get(host) ?? [])]));
    const ofJob = new Map([...jobs].map((job) => [job, this.#without(job, down, limitOf(job))] as const));
    return hosts.flatMap((host) =>
      [...(this.#jobsByHost.get(host) ?? [])].sort(compareText).flatMap((job) => {
        const prediction = ofJob.get(job);
        return prediction === undefined ? [] : [{ ...prediction, host, job }];
      }),
    );
  }

  #without(job: string, down: ReadonlySet<string>, limit: SlaLimit): Omit<Prediction, "host" | "job"> {
    const tasks = this.#tasksByJob.get(job) ?? [];
    const left = tasks.filter(({ assignedTask }) => !down.has(assignedTask.slaveHost ?? ""));
    const uptime = new JobUptime(left, this.#options.nowMs);
    const { percentage, durationSecs } = limit;
    const predictedPercentage = uptime.taskUpCount(durationSecs, tasks.length);
    const isSafe = predictedPercentage >= percentage;
    const safeInSecs = isSafe ? 0 : uptime.waitTimeToSla(percentage, durationSecs, tasks.length);
    return { predictedPercentage, durationSecs, isSafe, safeInSecs };
  }
}
