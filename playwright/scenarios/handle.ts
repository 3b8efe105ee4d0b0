/** A scheduler's door onto a {@link World}: every procedure of the console answers from its data. */
import type { AdminApi } from "../../server/api/admin.ts";
import type { AgentsApi, AgentView } from "../../server/api/agents.ts";
import type { ClusterApi } from "../../server/api/cluster.ts";
import type { InstanceView, JobPlan, JobsApi, JobSummaryView, JobView, StatusCounts } from "../../server/api/jobs.ts";
import type { QuotasApi, RoleQuota } from "../../server/api/quotas.ts";
import type { SandboxFile, TasksApi } from "../../server/api/tasks.ts";
import { SCHEMA_CATALOGUE } from "../../server/core/config-language/schema/catalogue.ts";
import { ApiError, invalidRequest, STORAGE_NOT_READY } from "../../server/core/domain/api-error.ts";
import { must } from "../../server/core/domain/invariant.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { type JobKey, jobKeyString, sameJobKey } from "../../server/core/domain/job-key.ts";
import { addBags, aggregateResources, bagOf, EMPTY_BAG, subtractBags } from "../../server/core/domain/resource-bag.ts";
import { isActive, isTerminal, type ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { taskLinks } from "../../server/core/domain/task-links.ts";
import type { ScheduledTask, TaskQuery } from "../../server/core/domain/task.ts";
import type { SchedulerHandle } from "../../server/handle.ts";
import { jobDiff } from "../../server/services/jobs/job-diff.ts";
import { parseConfig } from "../../server/services/jobs/parse-config.ts";
import { FLAGS, logStatus, statusOf, TIERS, varsOf } from "./cluster-data.ts";
import { processesOf } from "./processes.ts";
import type { World } from "./world.ts";

function countsOf(tasks: readonly ScheduledTask[]): StatusCounts {
  const counts: Partial<Record<ScheduleStatus, number>> = {};
  for (const { status } of tasks) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function summaryOf(world: World, job: JobConfiguration): JobSummaryView {
  const tasks = world.tasksOf(job.key);
  const count = (...statuses: ScheduleStatus[]): number =>
    tasks.filter(({ status }) => statuses.includes(status)).length;
  return {
    job,
    kind: job.taskConfig.isService ? "service" : "adhoc",
    taskCounts: countsOf(tasks),
    stats: {
      activeTaskCount: tasks.filter(({ status }) => isActive(status) && status !== "PENDING").length,
      finishedTaskCount: count("FINISHED", "KILLED"),
      failedTaskCount: count("FAILED", "LOST"),
      pendingTaskCount: count("PENDING", "THROTTLED"),
    },
  };
}

function viewOf(world: World, key: JobKey): JobView {
  const job = world.job(key);
  const over = new Map<number, number>();
  for (const { assignedTask, status } of world.tasksOf(key)) {
    if (isTerminal(status)) over.set(assignedTask.instanceId, (over.get(assignedTask.instanceId) ?? 0) + 1);
  }
  const configs: TaskConfig[] = [];
  const instances = world.currentTasks(key).map((task): InstanceView => {
    const { assignedTask, status, failureCount, taskEvents } = task;
    if (!configs.includes(assignedTask.task)) configs.push(assignedTask.task);
    const last = must(taskEvents.at(-1), "a task has a life");
    return {
      instanceId: assignedTask.instanceId,
      taskId: assignedTask.taskId,
      status,
      sinceMs: last.timestamp,
      failureCount,
      config: configs.indexOf(assignedTask.task),
      completedTasks: over.get(assignedTask.instanceId) ?? 0,
      ...(assignedTask.slaveHost === undefined ? {} : { host: assignedTask.slaveHost }),
      ...(last.message === undefined ? {} : { message: last.message }),
    };
  });
  return { ...summaryOf(world, job), configs, instances };
}

function planOf(world: World, job: JobConfiguration): JobPlan {
  const hosts = world.data.agents.filter(({ active, dedicated }) => active && dedicated === undefined);
  const onePerHost = job.taskConfig.constraints.some(({ name }) => name === "host");
  const room = onePerHost ? hosts.length : hosts.length * 8;
  const ids = Array.from({ length: job.instanceCount }, (_, i) => i);
  const explanation = world.data.explain?.(job.key) ?? {
    reason: "Constraint not satisfied: host",
    summary: `Only ${hosts.length} agents may take one instance each.`,
    agentsConsidered: hosts.length,
    agentsThatFit: 0,
    vetoes: [
      {
        reason: "Constraint not satisfied: host",
        kind: "LIMIT_NOT_SATISFIED" as const,
        agents: hosts.length,
        sentence: `${hosts.length} of ${hosts.length} agents already have an instance of the job.`,
        advice: "Add agents, or raise the limit of the host constraint.",
      },
    ],
    nearest: hosts.slice(0, 2).map(({ host }) => ({ host, lacks: "has an instance already" })),
  };
  const pending = ids.slice(room);
  return {
    placeable: ids.slice(0, room).map((instanceId) => ({
      instanceId,
      host: must(hosts[instanceId % hosts.length], "there is room").host,
    })),
    pending,
    ...(pending.length === 0 ? {} : { explanation }),
    ...(world.data.refusal === undefined ? {} : { refusal: world.data.refusal }),
  };
}

function activeInstances(world: World, key: JobKey): Map<number, TaskConfig> {
  const active = world.tasksOf(key).filter(({ status }) => isActive(status));
  return new Map(active.map(({ assignedTask }) => [assignedTask.instanceId, assignedTask.task]));
}

function jobsApi(world: World): JobsApi {
  const notify = (job: JobKey, change: "created" | "killed" | "restarted" | "instancesAdded"): void =>
    world.emit({ type: "job", job, change, user: "UNSECURE", atMs: Date.now() });
  return {
    async roles() {
      const roles = new Map<string, JobConfiguration[]>();
      for (const job of world.jobs.values()) roles.set(job.key.role, [...(roles.get(job.key.role) ?? []), job]);
      return [...roles].map(([role, jobs]) => ({
        role,
        jobCount: jobs.length,
        cronJobCount: 0,
        environments: [...new Set(jobs.map(({ key }) => key.environment))].sort(),
        taskCounts: countsOf(jobs.flatMap(({ key }) => world.tasksOf(key))),
      }));
    },
    async list({ role, environment }) {
      return [...world.jobs.values()]
        .filter(({ key }) => (role ?? key.role) === key.role && (environment ?? key.environment) === key.environment)
        .map((job) => summaryOf(world, job));
    },
    get: async (job) => viewOf(world, job),
    async create(job) {
      if (world.data.refusal !== undefined) throw invalidRequest(world.data.refusal);
      if (world.jobs.has(jobKeyString(job.key))) throw invalidRequest(`Job ${jobKeyString(job.key)} already exists`);
      world.jobs.set(jobKeyString(job.key), job);
      notify(job.key, "created");
      for (let id = 0; id < job.instanceCount; id++) world.spawn(job.taskConfig, id);
      return { key: job.key, instanceCount: job.instanceCount };
    },
    async kill({ job, instances }) {
      const chosen = instances === undefined || instances.length === 0 ? undefined : new Set(instances);
      const tasks = world
        .tasksOf(job)
        .filter(({ status, assignedTask }) => isActive(status) && (chosen?.has(assignedTask.instanceId) ?? true));
      if (tasks.length === 0) throw invalidRequest(`${jobKeyString(job)} has no active task to kill`);
      for (const task of tasks) world.kill(task, "Killed by UNSECURE");
      notify(job, "killed");
      return { tasksKilled: tasks.length };
    },
    async restart({ job, instances }) {
      const chosen = new Set(instances);
      const tasks = world
        .tasksOf(job)
        .filter(({ status, assignedTask }) => isActive(status) && chosen.has(assignedTask.instanceId));
      for (const task of tasks) world.restart(task, "Restarted by UNSECURE");
      notify(job, "restarted");
      return { tasksRestarted: tasks.length };
    },
    async addInstances({ key, count }) {
      const current = world.currentTasks(key.jobKey);
      const template = current.find(({ assignedTask }) => assignedTask.instanceId === key.instanceId);
      if (template === undefined) throw invalidRequest(`No active task found for instance ${key.instanceId}`);
      const first = Math.max(...current.map(({ assignedTask }) => assignedTask.instanceId)) + 1;
      const instances = Array.from({ length: count }, (_, i) => first + i);
      for (const id of instances) world.spawn(template.assignedTask.task, id);
      notify(key.jobKey, "instancesAdded");
      return { instances };
    },
    populate: async (job) => ({ taskConfig: job.taskConfig }),
    async configSummary(job) {
      const ids = world.currentTasks(job).map(({ assignedTask }) => assignedTask.instanceId);
      const range = { first: Math.min(...ids), last: Math.max(...ids) };
      return { key: job, groups: [{ config: world.job(job).taskConfig, instances: [range] }] };
    },
    diff: async (job) => jobDiff(activeInstances(world, job.key), job),
    plan: async (job) => planOf(world, job),
    parse: async (input, caller) => parseConfig(input, caller),
    configSchema: async () => SCHEMA_CATALOGUE,
  };
}

function matches(query: TaskQuery): (task: ScheduledTask) => boolean {
  const has = <T>(list: readonly T[] | undefined, value: T): boolean =>
    list === undefined || list.length === 0 || list.includes(value);
  return ({ assignedTask, status }) => {
    const { taskId, task, instanceId, slaveHost } = assignedTask;
    return (
      (query.role ?? task.job.role) === task.job.role &&
      (query.environment ?? task.job.environment) === task.job.environment &&
      (query.jobName ?? task.job.name) === task.job.name &&
      (query.jobKeys?.some((key) => sameJobKey(key, task.job)) ?? true) &&
      has(query.taskIds, taskId) &&
      has(query.statuses, status) &&
      has(query.instanceIds, instanceId) &&
      (query.slaveHosts === undefined || has<string | undefined>(query.slaveHosts, slaveHost))
    );
  };
}

function find(world: World, query: TaskQuery): ScheduledTask[] {
  const started = ({ taskEvents }: ScheduledTask): number => taskEvents[0]?.timestamp ?? 0;
  return [...world.tasks.values()]
    .filter(matches(query))
    .sort((a, b) => a.assignedTask.instanceId - b.assignedTask.instanceId || started(b) - started(a));
}

const MODIFIED_AGO_MS = 90_000;

function filesIn(files: Readonly<Record<string, string>>, path: string): SandboxFile[] {
  const prefix = path === "" ? "" : `${path}/`;
  const found = new Map<string, SandboxFile>();
  for (const [file, content] of Object.entries(files)) {
    if (!file.startsWith(prefix)) continue;
    const [name = "", ...rest] = file.slice(prefix.length).split("/");
    found.set(name, {
      path: prefix + name,
      name,
      isDirectory: rest.length > 0,
      sizeBytes: rest.length > 0 ? 4096 : Buffer.byteLength(content),
      modifiedMs: Date.now() - MODIFIED_AGO_MS,
      mode: rest.length > 0 ? "drwxr-xr-x" : "-rw-r--r--",
    });
  }
  return [...found.values()];
}

/** A file that the task writes goes on growing, one line a second. */
function contentOf(world: World, path: string): Buffer {
  const content = world.data.files?.[path];
  if (content === undefined) throw invalidRequest(`the sandbox has no file ${path}`);
  if (!path.endsWith("stdout")) return Buffer.from(content);
  const lines = Math.floor((Date.now() - world.startedMs) / 1000) - 3 * 3600;
  const grown = Array.from(
    { length: lines },
    (_, i) => `${new Date(world.startedMs + 3 * 3600_000 + i * 1000).toISOString()} served request ${1000 + i}\n`,
  );
  return Buffer.from(content + grown.join(""));
}

function tasksApi(world: World): TasksApi {
  return {
    async list(query) {
      const all = find(world, query);
      const offset = query.offset ?? 0;
      return { tasks: all.slice(offset, offset + (query.limit ?? 100)), total: all.length };
    },
    async get(taskId) {
      const task = world.tasks.get(taskId);
      if (task === undefined) throw invalidRequest(`No such task: ${taskId}`);
      return task;
    },
    async pendingReasons(query) {
      return find(world, { ...query, statuses: ["PENDING"] }).flatMap(({ assignedTask, taskEvents }) => {
        const explanation = world.data.explain?.(assignedTask.task.job);
        if (explanation === undefined) return [];
        const sinceMs = taskEvents.at(-1)?.timestamp ?? 0;
        return [{ taskId: assignedTask.taskId, reason: explanation.reason, explanation, sinceMs }];
      });
    },
    async processes(taskId) {
      return processesOf(await this.get(taskId));
    },
    async links(taskId) {
      return taskLinks((await this.get(taskId)).assignedTask);
    },
    files: async ({ path }) => filesIn(world.data.files ?? {}, path),
    async readFile({ path, offset, length, follow }) {
      let content = contentOf(world, path);
      if (follow === true && offset >= content.length) {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        content = contentOf(world, path);
      }
      const from = offset < 0 ? Math.max(0, content.length + offset) : Math.min(offset, content.length);
      const piece = content.subarray(from, from + length);
      return {
        offset: from,
        data: piece.toString("utf8"),
        nextOffset: from + piece.length,
        atEnd: from + piece.length === content.length,
      };
    },
  };
}

function quotaView(world: World, role: string): RoleQuota {
  let prod = EMPTY_BAG;
  let other = EMPTY_BAG;
  for (const { assignedTask } of world.activeTasks()) {
    if (assignedTask.task.job.role !== role) continue;
    const bag = bagOf(assignedTask.task.resources);
    if (assignedTask.task.tier === "preferred") prod = addBags(prod, bag);
    else other = addBags(other, bag);
  }
  const quota = world.quotas.get(role);
  return {
    role,
    isSet: quota !== undefined,
    quota: quota ?? { resources: aggregateResources(EMPTY_BAG) },
    prodSharedConsumption: { resources: aggregateResources(prod) },
    nonProdSharedConsumption: { resources: aggregateResources(other) },
    prodDedicatedConsumption: { resources: aggregateResources(EMPTY_BAG) },
    nonProdDedicatedConsumption: { resources: aggregateResources(EMPTY_BAG) },
  };
}

function quotasApi(world: World): QuotasApi {
  return {
    async list() {
      const roles = new Set([...world.quotas.keys(), ...[...world.jobs.values()].map(({ key }) => key.role)]);
      return [...roles].sort().map((role) => quotaView(world, role));
    },
    get: async (role) => quotaView(world, role),
    async set(role, quota) {
      world.quotas.set(role, quota);
      world.emit({ type: "quota", role, atMs: Date.now() });
      return quotaView(world, role);
    },
    async remove(role) {
      world.quotas.delete(role);
      world.emit({ type: "quota", role, atMs: Date.now() });
    },
  };
}

function agentViews(world: World): AgentView[] {
  const byHost = new Map<string, ScheduledTask[]>();
  for (const task of world.activeTasks()) {
    const host = task.assignedTask.slaveHost;
    if (host === undefined) continue;
    const tasks = byHost.get(host);
    if (tasks === undefined) byHost.set(host, [task]);
    else tasks.push(task);
  }
  return world.data.agents.map((agent) => {
    const tasks = byHost.get(agent.host) ?? [];
    const requested = tasks.reduce(
      (sum, { assignedTask }) => addBags(sum, bagOf(assignedTask.task.resources)),
      EMPTY_BAG,
    );
    const free = subtractBags(agent.total, requested);
    return { ...agent, requested, offered: agent.active ? free : EMPTY_BAG, taskCount: tasks.length };
  });
}

function agentsApi(world: World): AgentsApi {
  return {
    list: async () => agentViews(world),
    async get(host) {
      const agent = agentViews(world).find((view) => view.host === host);
      if (agent === undefined) throw invalidRequest(`Unknown host: ${host}`);
      return { ...agent, tasks: find(world, { slaveHosts: [host] }) };
    },
    async dedicated() {
      const agents = agentViews(world).filter(({ dedicated }) => dedicated !== undefined);
      return [...new Set(agents.map(({ dedicated }) => dedicated ?? ""))].map((value) => {
        const hosts = agents.filter(({ dedicated }) => dedicated === value);
        const jobs = [...world.jobs.values()].filter(({ taskConfig }) =>
          taskConfig.constraints.some(
            ({ name, constraint }) =>
              name === "dedicated" && "value" in constraint && constraint.value.values.includes(value),
          ),
        );
        return {
          value,
          hosts: hosts.map(({ host }) => host),
          jobs: jobs.map(({ key }) => ({
            job: key,
            activeTaskCount: world.tasksOf(key).filter(({ status }) => isActive(status)).length,
          })),
          total: hosts.reduce((sum, { total }) => addBags(sum, total ?? EMPTY_BAG), EMPTY_BAG),
          requested: hosts.reduce((sum, { requested }) => addBags(sum, requested), EMPTY_BAG),
        };
      });
    },
  };
}

function clusterApi(world: World): ClusterApi {
  return {
    status: async () => statusOf(world),
    flags: async () => FLAGS,
    tiers: async () => TIERS,
    logStatus: async () => logStatus(world),
  };
}

/** A scheduler that runs without `-backup_dir`, whose tasks are as the scenario has them. */
function adminApi(): AdminApi {
  const noBackups = async (): Promise<never> => {
    throw invalidRequest("This scheduler keeps no backups: start it with -backup_dir=DIR.");
  };
  return {
    snapshot: async () => undefined,
    performBackup: noBackups,
    listBackups: noBackups,
    stageRecovery: noBackups,
    queryRecovery: noBackups,
    deleteRecoveryTasks: noBackups,
    commitRecovery: noBackups,
    unloadRecovery: noBackups,
    forceTaskState: async ({ taskId: id }) => {
      throw invalidRequest(`No such task: ${id}. Tasks that are over are forgotten after a while.`);
    },
    pruneTasks: async () => ({ tasksPruned: 0 }),
    reconcileExplicit: async () => undefined,
    reconcileImplicit: async () => undefined,
  };
}

/** Every call fails as it does in a scheduler whose stores are not open to clients. */
function closed<Api extends object>(api: Api): Api {
  const refuse = async (): Promise<never> => {
    throw new ApiError("ERROR_TRANSIENT", STORAGE_NOT_READY);
  };
  return Object.fromEntries(Object.keys(api).map((name) => [name, refuse])) as Api;
}

/** The scheduler that a scenario stands for. */
export function handleOf(world: World): SchedulerHandle {
  const handle = openHandleOf(world);
  if (world.data.isFollower !== true) return handle;
  const { jobs, tasks, quotas, agents } = handle;
  return { ...handle, jobs: closed(jobs), tasks: closed(tasks), quotas: closed(quotas), agents: closed(agents) };
}

function openHandleOf(world: World): SchedulerHandle {
  return {
    jobs: jobsApi(world),
    tasks: tasksApi(world),
    quotas: quotasApi(world),
    agents: agentsApi(world),
    cluster: clusterApi(world),
    log: world.log.api,
    admin: adminApi(),
    events: { stream: (lastEventId, signal) => world.stream(lastEventId, signal) },
    vars: () => varsOf(world),
    reportDefect: (error, about) => console.error(about, error),
  };
}
