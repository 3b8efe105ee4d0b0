/** `/state`, `/slaves`, `/frameworks`, `/tasks` and `/metrics/snapshot` of a master. */
import { agentPid } from "../core/link.ts";
import type { AgentRecord, Framework, MasterTask } from "../core/master/records.ts";
import type { MasterState } from "../core/master/state.ts";
import { wireResources, type Resources } from "../core/resources.ts";
import {
  attributesModel,
  MESOS_VERSION,
  reservedFullModel,
  reservedModel,
  resourcesModel,
  sumOf,
  taskModel,
  unreserved,
  versionModel,
  type FlagsModel,
} from "./operator-models.ts";

/** What agents of the recorded version can do. */
export const AGENT_CAPABILITIES = ["MULTI_ROLE", "HIERARCHICAL_ROLE", "RESERVATION_REFINEMENT"] as const;

function usedOn(agent: AgentRecord): Resources {
  const tasks = [...agent.tasks.values()].flatMap((byId) => [...byId.values()]).filter((task) => task.holding);
  const executors = [...agent.executors.values()].flatMap((byId) => [...byId.values()]);
  return sumOf([...tasks, ...executors].map((one) => one.resources));
}

function offered(offers: Iterable<{ readonly resources: Resources }>): Resources {
  return sumOf([...offers].map((offer) => offer.resources));
}

function agentSummary(agent: AgentRecord): object {
  return {
    id: agent.id,
    hostname: agent.info.hostname,
    port: agent.address.port,
    attributes: attributesModel(agent.info.attributes),
    pid: agentPid(agent.address),
    registered_time: agent.registeredMs / 1000,
    ...(agent.reregisteredMs === undefined ? {} : { reregistered_time: agent.reregisteredMs / 1000 }),
    resources: resourcesModel(agent.total),
    used_resources: resourcesModel(usedOn(agent)),
    offered_resources: resourcesModel(offered(agent.offers)),
    reserved_resources: reservedModel(agent.total),
    unreserved_resources: resourcesModel(unreserved(agent.total)),
    active: agent.active,
    version: MESOS_VERSION,
    capabilities: AGENT_CAPABILITIES,
  };
}

export function slavesModel(state: MasterState): object {
  const slaves = [...state.agents.values()].map((agent) => ({
    ...agentSummary(agent),
    reserved_resources_full: reservedFullModel(agent.total),
    unreserved_resources_full: wireResources(unreserved(agent.total)),
    used_resources_full: wireResources(usedOn(agent)),
    offered_resources_full: wireResources(offered(agent.offers)),
  }));
  return { slaves, recovered_slaves: recoveredModel(state) };
}

function recoveredModel(state: MasterState): object[] {
  return [...state.recoveredAgents].map(([id, info]) => ({ id, hostname: info.hostname }));
}

function tasksModel(tasks: Iterable<MasterTask>): object[] {
  return [...tasks].map((task) => taskModel({ task: task.wire, resources: task.resources, role: task.role }));
}

function executorsOf(state: MasterState, framework: Framework): object[] {
  return [...state.agents.values()].flatMap((agent) =>
    [...(agent.executors.get(framework.id)?.values() ?? [])].map((executor) => ({
      executor_id: executor.info.executor_id.value,
      name: executor.info.name ?? "",
      framework_id: framework.id,
      resources: resourcesModel(executor.resources),
      slave_id: agent.id,
    })),
  );
}

function frameworkModel(state: MasterState, framework: Framework): object {
  const { info } = framework;
  const used = sumOf([...framework.tasks.values()].filter((task) => task.holding).map((task) => task.resources));
  const roles = framework.capabilities.has("MULTI_ROLE") ? { roles: framework.roles } : { role: framework.roles[0] };
  return {
    id: framework.id,
    name: info.name,
    used_resources: resourcesModel(used),
    offered_resources: resourcesModel(offered(framework.offers)),
    capabilities: [...framework.capabilities],
    hostname: info.hostname ?? "",
    webui_url: info.webui_url ?? "",
    active: framework.active,
    connected: framework.connected,
    recovered: framework.recovered,
    user: info.user,
    failover_timeout: info.failover_timeout ?? 0,
    checkpoint: info.checkpoint ?? false,
    registered_time: framework.registeredMs / 1000,
    unregistered_time: (framework.unregisteredMs ?? 0) / 1000,
    ...(info.principal === undefined ? {} : { principal: info.principal }),
    resources: resourcesModel(sumOf([used, offered(framework.offers)])),
    ...roles,
    tasks: tasksModel(framework.tasks.values()),
    unreachable_tasks: tasksModel(framework.unreachableTasks.values()),
    completed_tasks: tasksModel(framework.completedTasks.values()),
    offers: [...framework.offers].map((offer) => ({
      id: offer.id,
      framework_id: framework.id,
      slave_id: offer.agent.id,
      resources: resourcesModel(offer.resources),
    })),
    executors: executorsOf(state, framework),
  };
}

export function frameworksModel(state: MasterState): object {
  return {
    frameworks: [...state.frameworks.values()].map((framework) => frameworkModel(state, framework)),
    completed_frameworks: [...state.completedFrameworks.values()].map((framework) => frameworkModel(state, framework)),
    unregistered_frameworks: [],
  };
}

export function stateModel(state: MasterState, flags: FlagsModel): object {
  const { info } = state;
  const agents = [...state.agents.values()];
  return {
    ...versionModel({ startedMs: state.startedMs }),
    start_time: state.startedMs / 1000,
    elected_time: state.startedMs / 1000,
    id: info.id,
    pid: info.pid,
    hostname: info.hostname,
    activated_slaves: agents.filter((agent) => agent.active).length,
    deactivated_slaves: agents.filter((agent) => !agent.active).length,
    unreachable_slaves: state.unreachableAgents.size,
    leader: info.pid,
    leader_info: { id: info.id, pid: info.pid, port: info.port, hostname: info.hostname },
    flags,
    slaves: agents.map(agentSummary),
    recovered_slaves: recoveredModel(state),
    ...frameworksModel(state),
    orphan_tasks: [],
  };
}

/** All tasks, newest framework's last. */
export function allTasksModel(state: MasterState): object {
  const frameworks = [...state.frameworks.values(), ...state.completedFrameworks.values()];
  return {
    tasks: frameworks.flatMap((framework) => [
      ...tasksModel(framework.tasks.values()),
      ...tasksModel(framework.unreachableTasks.values()),
      ...tasksModel(framework.completedTasks.values()),
    ]),
  };
}

const TASK_STATES = [
  "staging",
  "starting",
  "running",
  "killing",
  "unreachable",
  "finished",
  "failed",
  "killed",
] as const;

/** Metrics by Mesos's names. */
export function masterMetrics(state: MasterState): Record<string, number> {
  const agents = [...state.agents.values()];
  const frameworks = [...state.frameworks.values()];
  const tasks = new Map<string, number>();
  for (const framework of [...frameworks, ...state.completedFrameworks.values()]) {
    const kept = [framework.tasks, framework.unreachableTasks, framework.completedTasks];
    for (const task of kept.flatMap((table) => [...table.values()])) {
      const name = task.wire.state.slice("TASK_".length).toLowerCase();
      tasks.set(name, (tasks.get(name) ?? 0) + 1);
    }
  }
  const count = <T>(items: readonly T[], test: (item: T) => boolean): number => items.filter(test).length;
  return {
    "master/elected": 1,
    "master/uptime_secs": (state.timers.nowMs - state.startedMs) / 1000,
    "master/slaves_active": count(agents, (agent) => agent.active),
    "master/slaves_inactive": count(agents, (agent) => !agent.active),
    "master/slaves_connected": count(agents, (agent) => agent.connected),
    "master/slaves_disconnected": count(agents, (agent) => !agent.connected),
    "master/slaves_unreachable": state.unreachableAgents.size,
    "master/frameworks_active": count(frameworks, (framework) => framework.active),
    "master/frameworks_inactive": count(frameworks, (framework) => !framework.active),
    "master/frameworks_connected": count(frameworks, (framework) => framework.connected),
    "master/frameworks_disconnected": count(frameworks, (framework) => !framework.connected),
    "master/outstanding_offers": state.offers.size,
    ...Object.fromEntries(TASK_STATES.map((name) => [`master/tasks_${name}`, tasks.get(name) ?? 0])),
    ...resourceMetrics("master", sumOf(agents.map((agent) => agent.total)), sumOf(agents.map(usedOn))),
  };
}

/** Totals, use and share of the usual scalars. */
export function resourceMetrics(prefix: string, total: Resources, used: Resources): Record<string, number> {
  const metrics: Record<string, number> = {};
  for (const name of ["cpus", "mem", "disk", "gpus"]) {
    const sum = (resources: Resources): number =>
      resources.reduce((amount, atom) => amount + (atom.name === name ? (atom.amount ?? 0) : 0), 0) / 1000;
    metrics[`${prefix}/${name}_total`] = sum(total);
    metrics[`${prefix}/${name}_used`] = sum(used);
    metrics[`${prefix}/${name}_percent`] = sum(total) === 0 ? 0 : sum(used) / sum(total);
  }
  return metrics;
}
