/**
 * Agents come, break off, come back and are given up. A broken connection takes the agent's offers back and
 * loses the tasks of frameworks without checkpointing; silence for the ping timeout makes the agent
 * unreachable (TASK_UNREACHABLE, FAILURE). An unreachable agent may come back, and nobody is told: frameworks that
 * are PARTITION_AWARE find their tasks by reconciliation, those of others are shut down there. One marked gone may not
 * come back. Behaviour: exited, markUnreachable, markGone, reregisterSlave in src/master/master.cpp of Mesos 1.4
 * (masters since 1.5 send an update for each task that came back).
 */
import type { AgentInfo, FrameworkInfo, Task } from "../messages.ts";
import type { AgentAddress, AgentReport, TaskReconciliation } from "../link.ts";
import { resourcesOf } from "../resources.ts";
import { copyTask, isPartitionAware, isTerminal, isTerminalOrUnreachable, partitionAwareState } from "../task-state.ts";
import type { AgentRecord, Framework, MasterTask } from "./records.ts";
import { offerPartOf } from "./allocation.ts";
import { claim, rescindOffer, sendEvent, sendToAgent, type MasterState } from "./state.ts";
import { newFramework } from "./subscription.ts";
import {
  addTask,
  forwardStatus,
  masterStatus,
  removeExecutor,
  removeTask,
  updateTask,
  type MasterStatusFields,
} from "./tasks.ts";

interface Introduction {
  readonly id: string;
  readonly info: AgentInfo;
  readonly address: AgentAddress;
}

function addAgent(state: MasterState, { id, info, address }: Introduction): AgentRecord {
  const total = resourcesOf(info.resources);
  const agent: AgentRecord = {
    id,
    info: { ...info, id: { value: id } },
    address,
    connected: true,
    active: true,
    registeredMs: state.timers.nowMs,
    reregisteredMs: undefined,
    total,
    available: total,
    offerPart: offerPartOf(info, address),
    tasks: new Map(),
    executors: new Map(),
    offers: new Set(),
    killedTasks: new Map(),
    unreachableTimer: undefined,
  };
  state.agents.set(id, agent);
  if (total.length > 0) state.offerable.add(agent);
  state.allocationCandidates.add(agent);
  return agent;
}

/** Admits a new agent and tells it its id, which is returned. */
export function registerAgent(state: MasterState, info: AgentInfo, address: AgentAddress): string {
  const id = `${state.info.id}-S${state.nextAgentId++}`;
  addAgent(state, { id, info, address });
  sendToAgent(state, id, { kind: "registered", agentId: id });
  return id;
}

/** The connection to the agent broke. It has `unreachableAfterMs` to come back. */
export function agentDisconnected(state: MasterState, agentId: string, unreachableAfterMs: number): void {
  const agent = state.agents.get(agentId);
  if (agent === undefined || !agent.connected) return;
  agent.connected = false;
  agent.active = false;
  for (const offer of agent.offers) rescindOffer(state, offer);
  for (const frameworkId of new Set([...agent.tasks.keys(), ...agent.executors.keys()])) {
    const framework = state.frameworks.get(frameworkId);
    if (framework !== undefined && framework.info.checkpoint !== true) loseFramework(state, agent, framework);
  }
  agent.unreachableTimer = state.timers.after(unreachableAfterMs, () => {
    markUnreachable(state, agentId, "health check timed out");
  });
}

/** Without checkpointing, executors do not survive their agent's disconnection. */
function loseFramework(state: MasterState, agent: AgentRecord, framework: Framework): void {
  const lost = {
    state: "TASK_LOST",
    reason: "REASON_AGENT_DISCONNECTED",
    message: `Agent ${agent.info.hostname} disconnected`,
  } as const;
  for (const task of agent.tasks.get(framework.id)?.values() ?? []) endTask(state, task, lost);
  removeExecutors(state, agent, framework.id);
}

function removeExecutors(state: MasterState, agent: AgentRecord, frameworkId: string): void {
  for (const executorId of agent.executors.get(frameworkId)?.keys() ?? []) {
    removeExecutor(state, agent, { frameworkId, executorId });
  }
}

interface Ending extends MasterStatusFields {
  readonly unreachable?: boolean;
}

function endTask(state: MasterState, task: MasterTask, ending: Ending): void {
  const status = masterStatus(state, task, ending);
  updateTask(state, task, { status });
  removeTask(state, task, ending.unreachable ?? false);
  const framework = state.frameworks.get(task.frameworkId);
  if (framework?.connected === true) forwardStatus(state, framework, status);
}

/** Strikes the agent off: its tasks end as told, its offers are rescinded, every framework gets FAILURE. */
function removeAgent(state: MasterState, agent: AgentRecord, ending: (framework: FrameworkInfo) => Ending): void {
  agent.active = false;
  agent.unreachableTimer?.cancel();
  for (const [frameworkId, tasks] of agent.tasks) {
    const framework = state.frameworks.get(frameworkId);
    for (const task of tasks.values()) {
      endTask(state, task, ending(framework?.info ?? { user: "", name: "" }));
    }
  }
  for (const frameworkId of agent.executors.keys()) removeExecutors(state, agent, frameworkId);
  for (const offer of agent.offers) rescindOffer(state, offer);
  state.agents.delete(agent.id);
  state.offerable.delete(agent);
  for (const framework of state.frameworks.values()) framework.filters.forEach((byAgent) => byAgent.delete(agent.id));
  agentLost(state, agent.id);
}

function agentLost(state: MasterState, agentId: string): void {
  for (const framework of state.frameworks.values()) {
    sendEvent(state, framework, { type: "FAILURE", failure: { agent_id: { value: agentId } } });
  }
}

/** Gives a silent agent up, registered or not yet back after a master's failover. */
export function markUnreachable(state: MasterState, agentId: string, why: string): void {
  const nanos = state.timers.nowMs * 1e6;
  if (state.recoveredAgents.delete(agentId)) {
    state.unreachableAgents.set(agentId, nanos);
    agentLost(state, agentId);
    return;
  }
  const agent = state.agents.get(agentId);
  if (agent === undefined) return;
  state.unreachableAgents.set(agentId, nanos);
  state.givenUpAgents.add(agentId);
  removeAgent(state, agent, (framework) => ({
    state: partitionAwareState(framework, "TASK_UNREACHABLE"),
    reason: "REASON_AGENT_REMOVED",
    message: `Agent ${agent.info.hostname} is unreachable: ${why}`,
    unreachableNanos: nanos,
    unreachable: isPartitionAware(framework),
  }));
}

/** An operator declares that the agent will never come back. False when the agent is not known. */
export function markGone(state: MasterState, agentId: string): boolean {
  const agent = state.agents.get(agentId);
  const known = agent !== undefined || state.recoveredAgents.has(agentId) || state.unreachableAgents.has(agentId);
  if (!known) return false;
  state.goneAgents.add(agentId);
  state.recoveredAgents.delete(agentId);
  state.unreachableAgents.delete(agentId);
  state.givenUpAgents.delete(agentId);
  if (agent === undefined) return true;
  sendToAgent(state, agentId, { kind: "shutdown", message: "Agent has been marked gone" });
  removeAgent(state, agent, (framework) => ({
    state: partitionAwareState(framework, "TASK_GONE_BY_OPERATOR"),
    reason: "REASON_AGENT_REMOVED_BY_OPERATOR",
    message: "Agent has been marked gone",
  }));
  return true;
}

/** An agent is back, after a disconnection, after it was given up, or at a new master. */
export function reregisterAgent(state: MasterState, report: AgentReport): void {
  if (state.goneAgents.has(report.agentId)) {
    sendToAgent(state, report.agentId, { kind: "shutdown", message: "Agent has been marked gone" });
    return;
  }
  const known = state.agents.get(report.agentId);
  if (known === undefined) readmit(state, report);
  else reconnect(state, known, report);
  for (const info of report.frameworks) {
    const frameworkId = idOf(info);
    if (state.completedFrameworks.has(frameworkId)) {
      sendToAgent(state, report.agentId, { kind: "shutdown-framework", frameworkId });
      continue;
    }
    const framework = state.frameworks.get(frameworkId);
    if (framework?.recovered === false) {
      sendToAgent(state, report.agentId, { kind: "update-framework", framework: framework.info });
    }
  }
}

/** The agent is registered here: both sides compare what they know. */
function reconnect(state: MasterState, agent: AgentRecord, report: AgentReport): void {
  agent.reregisteredMs = state.timers.nowMs;
  agent.address = report.address;
  agent.offerPart = offerPartOf(report.info, report.address);
  const reported = new Set(report.tasks.map((task) => `${task.framework_id.value}/${task.task_id.value}`));
  const reconciliations: TaskReconciliation[] = [];
  for (const [frameworkId, tasks] of agent.tasks) {
    const taskIds = [...tasks.keys()].filter((taskId) => !reported.has(`${frameworkId}/${taskId}`));
    const framework = state.frameworks.get(frameworkId);
    if (taskIds.length > 0 && framework !== undefined) reconciliations.push({ framework: framework.info, taskIds });
  }
  sendToAgent(state, agent.id, { kind: "reregistered", reconciliations });
  dropUnreportedExecutors(state, agent, report);
  for (const task of report.tasks) {
    const [frameworkId, taskId] = [task.framework_id.value, task.task_id.value];
    const isWanted = agent.tasks.get(frameworkId)?.has(taskId) === true;
    const isKilled = agent.killedTasks.get(frameworkId)?.has(taskId) === true;
    if (isTerminal(task.state) || (isWanted && !isKilled)) continue;
    sendToAgent(state, agent.id, { kind: "kill-task", frameworkId, taskId });
  }
  agent.unreachableTimer?.cancel();
  agent.unreachableTimer = undefined;
  agent.connected = true;
  agent.active = true;
  state.allocationCandidates.add(agent);
}

function dropUnreportedExecutors(state: MasterState, agent: AgentRecord, report: AgentReport): void {
  const reported = new Set(
    report.executors.map((executor) => `${executor.framework_id?.value}/${executor.executor_id.value}`),
  );
  for (const [frameworkId, executors] of agent.executors) {
    for (const executorId of executors.keys()) {
      if (!reported.has(`${frameworkId}/${executorId}`)) removeExecutor(state, agent, { frameworkId, executorId });
    }
  }
}

/** The agent is not registered here: its frameworks, tasks and executors are taken over from its report. */
function readmit(state: MasterState, report: AgentReport): void {
  state.recoveredAgents.delete(report.agentId);
  state.unreachableAgents.delete(report.agentId);
  const wasGivenUpHere = state.givenUpAgents.delete(report.agentId);
  const ended = new Set(wasGivenUpHere ? report.frameworks.filter((info) => !isPartitionAware(info)).map(idOf) : []);
  for (const { frameworkId, taskId } of state.unreachableTasks.get(report.agentId) ?? []) {
    state.frameworks.get(frameworkId)?.unreachableTasks.delete(taskId);
  }
  state.unreachableTasks.delete(report.agentId);
  const agent = addAgent(state, { id: report.agentId, info: report.info, address: report.address });
  agent.reregisteredMs = state.timers.nowMs;
  for (const info of report.frameworks) {
    const id = idOf(info);
    if (!state.frameworks.has(id) && !state.completedFrameworks.has(id)) newFramework(state, id, info);
  }
  for (const executor of report.executors) takeOverExecutor(state, agent, executor);
  for (const task of report.tasks) {
    const framework = state.frameworks.get(task.framework_id.value);
    if (framework !== undefined && !ended.has(framework.id)) takeOverTask(state, agent, { framework, task });
  }
  sendToAgent(state, agent.id, { kind: "reregistered", reconciliations: [] });
  for (const frameworkId of ended) sendToAgent(state, agent.id, { kind: "shutdown-framework", frameworkId });
}

function idOf(info: FrameworkInfo): string {
  return info.id?.value ?? "";
}

function roleOf(resources: Task["resources"]): string {
  return resources?.find((resource) => resource.allocation_info?.role !== undefined)?.allocation_info?.role ?? "*";
}

function takeOverTask(
  state: MasterState,
  agent: AgentRecord,
  { framework, task }: { framework: Framework; task: Task },
): void {
  framework.completedTasks.delete(task.task_id.value);
  const holding = !isTerminalOrUnreachable(task.state);
  const [resources, role] = [resourcesOf(task.resources), roleOf(task.resources)];
  addTask(agent, framework, {
    wire: copyTask(task),
    frameworkId: framework.id,
    agentId: agent.id,
    resources,
    role,
    holding,
  });
  if (holding) claim(state, { agent, framework, role, resources });
}

function takeOverExecutor(state: MasterState, agent: AgentRecord, info: AgentReport["executors"][number]): void {
  const frameworkId = info.framework_id?.value ?? "";
  const framework = state.frameworks.get(frameworkId);
  if (framework === undefined) return;
  const executors = agent.executors.get(frameworkId) ?? new Map();
  agent.executors.set(frameworkId, executors);
  const [resources, role] = [resourcesOf(info.resources), roleOf(info.resources)];
  executors.set(info.executor_id.value, { info, resources, role });
  claim(state, { agent, framework, role, resources });
}
