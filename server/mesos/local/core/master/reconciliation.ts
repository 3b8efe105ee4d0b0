/**
 * RECONCILE, and KILL of a task that is not known. Implicit reconciliation (no task named) tells the state of
 * every task that is; explicit answers for each task named:
 *
 *   known                               its latest state
 *   unknown, its agent not yet back     nothing, until the agent is back or given up
 *   unknown, its agent registered       TASK_UNKNOWN
 *   unknown, its agent unreachable      TASK_UNREACHABLE, and since when
 *   unknown, its agent marked gone      TASK_GONE_BY_OPERATOR
 *   unknown, its agent unknown          TASK_UNKNOWN
 *
 * with TASK_LOST in the last four for frameworks without PARTITION_AWARE. Mesos from 1.5 on says TASK_GONE in
 * the third case; what is here is what 1.4 answers. Behaviour: Master::reconcile in src/master/master.cpp.
 */
import type { IdValue, KillCall, TaskState } from "../messages.ts";
import { makeStatus, partitionAwareState } from "../task-state.ts";
import type { Framework, MasterTask } from "./records.ts";
import { agentOf, sendEvent, sendToAgent, type MasterState } from "./state.ts";
import { lastContainerStatus, masterStatus } from "./tasks.ts";

function tellLatestState(state: MasterState, framework: Framework, task: MasterTask): void {
  const status = masterStatus(state, task, {
    state: task.wire.status_update_state ?? task.wire.state,
    message: "Reconciliation: Latest task state",
    reason: "REASON_RECONCILIATION",
    containerStatus: lastContainerStatus(task),
  });
  sendEvent(state, framework, { type: "UPDATE", update: { status } });
}

interface Answer {
  readonly state: TaskState;
  readonly message: string;
  readonly unreachableNanos?: number;
}

/** For a task that is not known; undefined while the answer may yet change. */
function answerFor(state: MasterState, agentId: string | undefined): Answer | undefined {
  if (agentId === undefined) {
    if (state.recoveredAgents.size > 0) return undefined;
    return { state: "TASK_UNKNOWN", message: "Reconciliation: Task is unknown" };
  }
  if (state.recoveredAgents.has(agentId)) return undefined;
  if (state.agents.has(agentId)) {
    return { state: "TASK_UNKNOWN", message: "Reconciliation: Task is unknown to the agent" };
  }
  const unreachableNanos = state.unreachableAgents.get(agentId);
  if (unreachableNanos !== undefined) {
    return { state: "TASK_UNREACHABLE", message: "Reconciliation: Task is unreachable", unreachableNanos };
  }
  return state.goneAgents.has(agentId)
    ? { state: "TASK_GONE_BY_OPERATOR", message: "Reconciliation: Task is gone" }
    : { state: "TASK_UNKNOWN", message: "Reconciliation: Task is unknown" };
}

export interface ReconcileTask {
  readonly task_id: IdValue;
  readonly agent_id?: IdValue;
}

/** Answers for the tasks named, or for all known ones when the list is empty. */
export function reconcile(state: MasterState, framework: Framework, tasks: readonly ReconcileTask[]): void {
  if (tasks.length === 0) {
    for (const task of framework.tasks.values()) tellLatestState(state, framework, task);
    return;
  }
  for (const { task_id: taskId, agent_id: agentId } of tasks) {
    const task = framework.tasks.get(taskId.value);
    if (task !== undefined) {
      tellLatestState(state, framework, task);
      continue;
    }
    const answer = answerFor(state, agentId?.value);
    if (answer === undefined) continue;
    const status = makeStatus({
      ...answer,
      state: partitionAwareState(framework.info, answer.state),
      taskId: taskId.value,
      agentId: agentId?.value,
      source: "SOURCE_MASTER",
      reason: "REASON_RECONCILIATION",
      nowMs: state.timers.nowMs,
    });
    sendEvent(state, framework, { type: "UPDATE", update: { status } });
  }
}

/** Asks the task's agent to kill it; the agent is told again when it comes back from a disconnection. */
export function killTask(state: MasterState, framework: Framework, kill: KillCall): void {
  const taskId = kill.task_id.value;
  const task = framework.tasks.get(taskId);
  if (task === undefined) {
    reconcile(state, framework, [kill]);
    return;
  }
  if (kill.agent_id !== undefined && kill.agent_id.value !== task.agentId) return;
  const agent = agentOf(state, task.agentId);
  const killed = agent.killedTasks.get(framework.id) ?? new Set();
  agent.killedTasks.set(framework.id, killed.add(taskId));
  if (!agent.connected) return;
  sendToAgent(state, agent.id, {
    kind: "kill-task",
    frameworkId: framework.id,
    taskId,
    ...(kill.kill_policy === undefined ? {} : { killPolicy: kill.kill_policy }),
  });
}
