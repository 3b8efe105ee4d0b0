/**
 * A cluster made of data: enough of a scheduler for the console to be looked at in any state, and to be acted
 * upon. Tasks that are killed, restarted or created go through their states on timers; nothing else moves by itself.
 */
import type { LifecycleState } from "../../server/api/cluster.ts";
import type { SchedulerEvent, TrackedEvent } from "../../server/api/events.ts";
import type { PendingExplanation } from "../../server/api/jobs.ts";
import { ApiError, invalidRequest } from "../../server/core/domain/api-error.ts";
import type { JobConfiguration, ResourceAggregate } from "../../server/core/domain/job.ts";
import { type JobKey, jobKeyString, sameJobKey } from "../../server/core/domain/job-key.ts";
import { isActive, isTerminal, type ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { type AgentBase, taskIdOf } from "./build.ts";
import type { EnsembleData } from "./ensemble.ts";
import { type LogWorld, logWorldOf } from "./log-world.ts";

export interface WorldData {
  readonly clusterName?: string;
  readonly lifecycle?: LifecycleState;
  readonly registered?: boolean;
  readonly agents: readonly AgentBase[];
  readonly jobs: readonly JobConfiguration[];
  readonly tasks: readonly ScheduledTask[];
  readonly quotas?: readonly (readonly [role: string, quota: ResourceAggregate])[];
  /** Why a pending task of the job waits. */
  readonly explain?: (job: JobKey) => PendingExplanation | undefined;
  /** The other schedulers; absent where this one runs alone. */
  readonly ensemble?: EnsembleData;
  /** True where the stores are not open to clients. */
  readonly isFollower?: boolean;
  readonly log?: {
    /** A task reports every now and then. */
    readonly grows?: boolean;
    /** There are entries that cannot be read. */
    readonly damaged?: boolean;
    readonly isClosed?: boolean;
  };
  /** A reason for which every creation is refused. */
  readonly refusal?: string;
  /** Content of sandbox files by path; the same for every task. */
  readonly files?: Readonly<Record<string, string>>;
}

/** How long a task stays in each state that it passes through. */
const STEP_MS = 350;

export class World {
  readonly data: WorldData;
  readonly startedMs = Date.now() - 3 * 3600_000;
  readonly jobs = new Map<string, JobConfiguration>();
  readonly tasks = new Map<string, ScheduledTask>();
  readonly quotas = new Map<string, ResourceAggregate>();
  readonly log: LogWorld;
  readonly #events: TrackedEvent[] = [];
  readonly #wake = new Set<() => void>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #runs = 1000;
  #closed = false;

  constructor(data: WorldData) {
    this.data = data;
    for (const job of data.jobs) this.jobs.set(jobKeyString(job.key), job);
    for (const task of data.tasks) this.tasks.set(task.assignedTask.taskId, task);
    for (const [role, quota] of data.quotas ?? []) this.quotas.set(role, quota);
    this.log = logWorldOf(this);
  }

  /** Ends timers and streams. */
  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const wake of this.#wake) wake();
  }

  job(key: JobKey): JobConfiguration {
    const job = this.jobs.get(jobKeyString(key));
    if (job === undefined) throw invalidRequest(`No such job: ${jobKeyString(key)}`);
    return job;
  }

  tasksOf(key: JobKey): ScheduledTask[] {
    return [...this.tasks.values()].filter(({ assignedTask }) => sameJobKey(assignedTask.task.job, key));
  }

  emit(event: SchedulerEvent): void {
    this.#events.push({ id: `scenario-${this.#events.length}`, event });
    for (const wake of this.#wake) wake();
  }

  async *stream(lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<TrackedEvent> {
    let at = lastEventId === undefined ? this.#events.length : Number(lastEventId.split("-")[1]) + 1;
    let wake = (): void => undefined;
    const wakeNow = (): void => wake();
    this.#wake.add(wakeNow);
    signal.addEventListener("abort", wakeNow, { once: true });
    try {
      while (!signal.aborted) {
        const next = this.#events[at];
        if (next !== undefined) {
          at++;
          yield next;
          continue;
        }
        if (this.#closed) throw new ApiError("ERROR_TRANSIENT", "the scenario was changed");
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#wake.delete(wakeNow);
    }
  }

  after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }

  /** Brings a task into a state, and tells. */
  move(taskId: string, status: ScheduleStatus, change: { message?: string; host?: string } = {}): void {
    const task = this.tasks.get(taskId);
    if (task === undefined) return;
    const atMs = Date.now();
    const { message, host } = change;
    const event = { status, timestamp: atMs, ...(message === undefined ? {} : { message }) };
    const agent = this.data.agents.find((candidate) => candidate.host === host);
    const placed =
      agent === undefined
        ? {}
        : {
            slaveHost: agent.host,
            assignedPorts: { http: 31_000 + (task.assignedTask.instanceId % 900) },
            ...(agent.agentId === undefined ? {} : { slaveId: agent.agentId }),
          };
    this.tasks.set(taskId, {
      ...task,
      assignedTask: { ...task.assignedTask, ...placed },
      status,
      taskEvents: [...task.taskEvents, event],
    });
    const where = host ?? task.assignedTask.slaveHost;
    this.emit({
      type: "task",
      taskId,
      job: task.assignedTask.task.job,
      instanceId: task.assignedTask.instanceId,
      oldStatus: task.status,
      status,
      atMs,
      ...(where === undefined ? {} : { host: where }),
      ...(message === undefined ? {} : { message }),
    });
  }

  /** A new task for an instance; it starts unless its job has a reason to wait. */
  spawn(config: TaskConfig, instanceId: number, ancestor?: ScheduledTask): void {
    const taskId = taskIdOf(config.job, instanceId, this.#runs++);
    const atMs = Date.now();
    this.tasks.set(taskId, {
      assignedTask: { taskId, task: config, instanceId, assignedPorts: {} },
      status: "PENDING",
      failureCount: ancestor?.failureCount ?? 0,
      timesPartitioned: 0,
      taskEvents: [{ status: "PENDING", timestamp: atMs }],
      ...(ancestor === undefined ? {} : { ancestorId: ancestor.assignedTask.taskId }),
    });
    this.emit({ type: "task", taskId, job: config.job, instanceId, status: "PENDING", atMs });
    if (this.data.explain?.(config.job) === undefined) this.start(taskId, instanceId);
  }

  start(taskId: string, instanceId: number): void {
    const hosts = this.data.agents.filter(({ active, dedicated }) => active && dedicated === undefined);
    const host = hosts[instanceId % Math.max(1, hosts.length)]?.host;
    if (host === undefined) return;
    this.after(STEP_MS, () => this.move(taskId, "ASSIGNED", { host }));
    this.after(2 * STEP_MS, () => this.move(taskId, "STARTING"));
    this.after(3 * STEP_MS, () => this.move(taskId, "RUNNING"));
  }

  kill(task: ScheduledTask, message: string): void {
    const { taskId } = task.assignedTask;
    if (task.status === "PENDING" || task.status === "THROTTLED") {
      this.move(taskId, "KILLED", { message });
      return;
    }
    this.move(taskId, "KILLING", { message });
    this.after(2 * STEP_MS, () =>
      this.move(taskId, "KILLED", { message: "Command terminated with signal Terminated" }),
    );
  }

  restart(task: ScheduledTask, message: string): void {
    const { taskId, task: config, instanceId } = task.assignedTask;
    this.move(taskId, "RESTARTING", { message });
    this.after(2 * STEP_MS, () => {
      this.move(taskId, "KILLED");
      this.spawn(config, instanceId, task);
    });
  }

  /** The task that stands for each instance: the active one, or the latest. */
  currentTasks(key: JobKey): ScheduledTask[] {
    const current = new Map<number, ScheduledTask>();
    for (const task of this.tasksOf(key)) {
      const { instanceId } = task.assignedTask;
      const known = current.get(instanceId);
      if (known === undefined || rank(task) > rank(known)) current.set(instanceId, task);
    }
    return [...current.values()].sort((a, b) => a.assignedTask.instanceId - b.assignedTask.instanceId);
  }

  activeTasks(): ScheduledTask[] {
    return [...this.tasks.values()].filter(({ status }) => isActive(status));
  }
}

function rank(task: ScheduledTask): number {
  return (isTerminal(task.status) ? 0 : 1e15) + (task.taskEvents.at(-1)?.timestamp ?? 0);
}
