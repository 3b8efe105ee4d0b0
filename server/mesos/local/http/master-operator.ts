/** The v1 operator API of a master: what is answered to each call. Behaviour: src/master/http.cpp of Apache Mesos. */
import { agentPid } from "../core/link.ts";
import type { AgentRecord, Framework } from "../core/master/records.ts";
import type { Master } from "../core/master/master.ts";
import type { MasterState } from "../core/master/state.ts";
import type { IdValue, Resource, Task } from "../core/messages.ts";
import { wireResources, type Resources } from "../core/resources.ts";
import { HttpError } from "./exchange.ts";
import { AGENT_CAPABILITIES, masterMetrics } from "./master-state.ts";
import { MESOS_VERSION, sumOf, versionModel, type FlagsModel } from "./operator-models.ts";

export interface MasterCall {
  readonly type?: string;
  readonly teardown?: { readonly framework_id: IdValue };
  readonly mark_agent_gone?: { readonly agent_id: IdValue };
}

function time(ms: number): { nanoseconds: number } {
  return { nanoseconds: Math.round(ms * 1e6) };
}

/** Resources as an AgentInfo has them: unreserved ones without a role. */
export function infoResources(resources: Resources): Resource[] {
  return wireResources(resources, { refined: true });
}

function agentResponse(agent: AgentRecord): object {
  const offered = sumOf([...agent.offers].map((offer) => offer.resources));
  const held = [...agent.tasks.values(), ...agent.executors.values()].flatMap((byId) => [...byId.values()]);
  const allocated = sumOf(held.filter((one) => !("holding" in one) || one.holding).map((one) => one.resources));
  return {
    active: agent.active,
    agent_info: { ...agent.info, port: agent.address.port, resources: infoResources(agent.total) },
    capabilities: AGENT_CAPABILITIES.map((type) => ({ type })),
    pid: agentPid(agent.address),
    registered_time: time(agent.registeredMs),
    ...(agent.reregisteredMs === undefined ? {} : { reregistered_time: time(agent.reregisteredMs) }),
    total_resources: wireResources(agent.total),
    allocated_resources: wireResources(allocated),
    offered_resources: wireResources(offered),
    version: MESOS_VERSION,
  };
}

function getAgents(state: MasterState): object {
  return {
    agents: [...state.agents.values()].map(agentResponse),
    recovered_agents: [...state.recoveredAgents.values()],
  };
}

function frameworkResponse(framework: Framework): object {
  const offered = sumOf([...framework.offers].map((offer) => offer.resources));
  const held = [...framework.tasks.values()].filter((task) => task.holding).map((task) => task.resources);
  return {
    framework_info: framework.info,
    active: framework.active,
    connected: framework.connected,
    recovered: framework.recovered,
    registered_time: time(framework.registeredMs),
    reregistered_time: time(framework.reregisteredMs),
    ...(framework.unregisteredMs === undefined ? {} : { unregistered_time: time(framework.unregisteredMs) }),
    allocated_resources: wireResources(sumOf(held)),
    offered_resources: wireResources(offered),
  };
}

function getFrameworks(state: MasterState): object {
  return {
    frameworks: [...state.frameworks.values()].map(frameworkResponse),
    completed_frameworks: [...state.completedFrameworks.values()].map(frameworkResponse),
  };
}

function getTasks(state: MasterState): object {
  const live = [...state.frameworks.values()];
  const all = [...live, ...state.completedFrameworks.values()];
  const wires = (tables: readonly Iterable<{ readonly wire: Task }>[]): Task[] =>
    tables.flatMap((table) => Array.from(table, (task) => task.wire));
  return {
    tasks: wires(live.map((framework) => framework.tasks.values())),
    unreachable_tasks: wires(live.map((framework) => framework.unreachableTasks.values())),
    completed_tasks: wires(all.map((framework) => framework.completedTasks.values())),
  };
}

function getExecutors(state: MasterState): object {
  const executors = [...state.agents.values()].flatMap((agent) =>
    [...agent.executors.values()].flatMap((byId) =>
      Array.from(byId.values(), (one) => ({ executor_info: one.info, agent_id: { value: agent.id } })),
    ),
  );
  return { executors };
}

function getRoles(state: MasterState): object {
  const names = new Set([...state.frameworks.values()].flatMap((framework) => framework.roles));
  const roles = [...names].toSorted().map((name) => {
    const members = [...state.frameworks.values()].filter((framework) => framework.roles.includes(name));
    const held = members.flatMap((framework) => [...framework.tasks.values()]);
    const resources = sumOf(held.filter((task) => task.holding && task.role === name).map((task) => task.resources));
    return {
      name,
      weight: 1,
      frameworks: members.map((framework) => ({ value: framework.id })),
      resources: wireResources(resources),
    };
  });
  return { roles };
}

/** Names and values as the `Metric` messages of GET_METRICS. */
export function metricsList(metrics: Readonly<Record<string, number>>): object {
  return { metrics: Object.entries(metrics).map(([name, value]) => ({ name, value })) };
}

export function flagsList(flags: FlagsModel): object {
  return { flags: Object.entries(flags).map(([name, value]) => ({ name, value })) };
}

/** What GET_STATE adds up. */
function getState(state: MasterState): object {
  return {
    get_agents: getAgents(state),
    get_executors: getExecutors(state),
    get_frameworks: getFrameworks(state),
    get_tasks: getTasks(state),
  };
}

/** The answer to a call: a message, or nothing for calls that change something. @throws {HttpError} */
export function answerMasterCall(master: Master, call: MasterCall, flags: FlagsModel): object | undefined {
  const { state } = master;
  const type = call.type ?? "";
  const version = versionModel({ startedMs: state.startedMs });
  const startTime = state.startedMs / 1000;
  const readers: Readonly<Record<string, () => object>> = {
    GET_HEALTH: () => ({ healthy: true }),
    GET_FLAGS: () => flagsList(flags),
    GET_VERSION: () => ({ version_info: version }),
    GET_METRICS: () => metricsList(masterMetrics(state)),
    GET_STATE: () => getState(state),
    GET_AGENTS: () => getAgents(state),
    GET_FRAMEWORKS: () => getFrameworks(state),
    GET_EXECUTORS: () => getExecutors(state),
    GET_TASKS: () => getTasks(state),
    GET_ROLES: () => getRoles(state),
    GET_MASTER: () => ({ master_info: state.info, start_time: startTime, elected_time: startTime }),
  };
  const read = readers[type];
  if (read !== undefined) return { type, [type.toLowerCase()]: read() };
  if (type === "") throw new HttpError(400, "Failed to validate master::Call: Expecting 'type' to be present");
  if (type === "TEARDOWN" || type === "MARK_AGENT_GONE") return change(master, call);
  throw new HttpError(501, "501 Not Implemented.");
}

function missing(field: string): HttpError {
  return new HttpError(400, `Failed to validate master::Call: Expecting '${field}' to be present`);
}

function change(master: Master, call: MasterCall): undefined {
  if (call.type === "TEARDOWN") {
    if (call.teardown === undefined) throw missing("teardown");
    const id = call.teardown.framework_id.value;
    if (!master.teardown(id)) throw new HttpError(400, `No framework found with ID ${id}`);
    return undefined;
  }
  if (call.mark_agent_gone === undefined) throw missing("mark_agent_gone");
  if (!master.markGone(call.mark_agent_gone.agent_id.value)) throw new HttpError(404, "404 Not Found.");
  return undefined;
}
