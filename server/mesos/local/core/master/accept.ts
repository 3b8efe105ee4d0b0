/**
 * ACCEPT and DECLINE: offers turn into launched tasks, what is left of them goes back under the call's
 * filters. Offers that are not valid any more drop every task of the call (TASK_DROPPED); a task that breaks
 * a rule is answered with TASK_ERROR and the others go on. Operations on reservations and volumes are not
 * offered here and are ignored, as Mesos ignores invalid ones that ask for no feedback.
 * Behaviour: accept, _accept, decline in src/master/master.cpp, validation::offer of Apache Mesos.
 */
import type { AcceptCall, ExecutorInfo, Filters, IdValue, Resource, TaskInfo, TaskState } from "../messages.ts";
import { addResources, subtractResources, type Resources } from "../resources.ts";
import { makeStatus, partitionAwareState, taskOf } from "../task-state.ts";
import { releaseRefused } from "./allocation.ts";
import { launchFault, launchResources, type LaunchSite } from "./launch-validation.ts";
import type { Framework, OfferRecord } from "./records.ts";
import { forgetOffer, sendToAgent, withdrawOffer, type MasterState } from "./state.ts";
import { addTask, forwardStatus } from "./tasks.ts";

function offersFault(state: MasterState, framework: Framework, ids: readonly string[]): string | undefined {
  if (ids.length === 0) return "No offers specified";
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) return `Duplicate offer ${twice} in offer list`;
  const missing = ids.find((id) => !state.offers.has(id));
  if (missing !== undefined) return `Offer ${missing} is no longer valid`;
  const offers = ids.flatMap((id) => state.offers.get(id) ?? []);
  const foreign = offers.find((offer) => offer.framework !== framework);
  if (foreign !== undefined) {
    return `Offer ${foreign.id} has invalid framework ${foreign.framework.id} while framework ${framework.id} is expected`;
  }
  const [first] = offers;
  for (const offer of offers) {
    if (first === undefined) break;
    if (offer.role !== first.role) {
      return `Aggregated offers must be allocated to the same role. Offer ${offer.id} uses role '${offer.role}' but another is using role '${first.role}'`;
    }
    if (offer.agent !== first.agent) {
      return `Aggregated offers must belong to one single agent. Offer ${offer.id} uses agent ${offer.agent.id} and agent ${first.agent.id}`;
    }
  }
  return undefined;
}

function launchesOf(call: AcceptCall): TaskInfo[] {
  return (call.operations ?? []).flatMap((operation) =>
    operation.type === "LAUNCH" ? (operation.launch?.task_infos ?? []) : [],
  );
}

/** Tasks of operations that are never carried out here, with the text that says so. */
function refusedLaunches(call: AcceptCall): { task: TaskInfo; reason: string; message: string }[] {
  return (call.operations ?? []).flatMap((operation) => {
    if (operation.type === "LAUNCH" && operation.id !== undefined) {
      const message = "The `id` field cannot be set on LAUNCH operations";
      return (operation.launch?.task_infos ?? []).map((task) => ({ task, reason: "REASON_TASK_INVALID", message }));
    }
    if (operation.type !== "LAUNCH_GROUP") return [];
    const message = "Task groups are not supported by this agent";
    const tasks = operation.launch_group?.task_group?.tasks ?? [];
    return tasks.map((task) => ({ task, reason: "REASON_TASK_GROUP_INVALID", message }));
  });
}

interface Rejection {
  readonly state: TaskState;
  readonly reason: string;
  readonly message: string;
}

function reject(state: MasterState, framework: Framework, rejected: { task: TaskInfo } & Rejection): void {
  const status = makeStatus({
    taskId: rejected.task.task_id.value,
    agentId: rejected.task.agent_id.value,
    state: rejected.state,
    source: "SOURCE_MASTER",
    reason: rejected.reason,
    message: rejected.message,
    nowMs: state.timers.nowMs,
  });
  forwardStatus(state, framework, status);
}

function dropCall(state: MasterState, framework: Framework, dropped: { call: AcceptCall; fault: string }): void {
  for (const id of dropped.call.offer_ids ?? []) {
    const offer = state.offers.get(id.value);
    if (offer?.framework === framework) withdrawOffer(state, offer);
  }
  const groups = (dropped.call.operations ?? []).flatMap((one) => one.launch_group?.task_group?.tasks ?? []);
  for (const task of [...launchesOf(dropped.call), ...groups]) {
    reject(state, framework, {
      task,
      state: partitionAwareState(framework.info, "TASK_DROPPED"),
      reason: "REASON_INVALID_OFFERS",
      message: `Task launched with invalid offers: ${dropped.fault}`,
    });
  }
}

function allocated(resources: readonly Resource[] | undefined, role: string): readonly Resource[] {
  return (resources ?? []).map((resource) => ({ ...resource, allocation_info: resource.allocation_info ?? { role } }));
}

/** The task as it goes to the agent: its resources' role and its executor's framework filled in. */
function normalised(task: TaskInfo, framework: Framework, role: string): TaskInfo {
  const given = task.executor;
  const executor: ExecutorInfo | undefined = given && {
    ...given,
    framework_id: given.framework_id ?? { value: framework.id },
    resources: allocated(given.resources, role),
  };
  return {
    ...task,
    ...(task.resources === undefined ? {} : { resources: allocated(task.resources, role) }),
    ...(executor === undefined ? {} : { executor }),
  };
}

/** Books the task and sends it to the agent; returns what it took. */
function launch(state: MasterState, site: LaunchSite, task: TaskInfo): Resources {
  const { framework, agent, role } = site;
  const needed = launchResources(task, site);
  const executor = task.executor;
  if (executor !== undefined) {
    const executors = agent.executors.get(framework.id) ?? new Map();
    agent.executors.set(framework.id, executors);
    const executorId = executor.executor_id.value;
    if (!executors.has(executorId)) executors.set(executorId, { info: executor, resources: needed.executor, role });
  }
  addTask(agent, framework, {
    wire: taskOf(task, framework.id, "TASK_STAGING"),
    frameworkId: framework.id,
    agentId: agent.id,
    resources: needed.task,
    role,
    holding: true,
  });
  sendToAgent(state, agent.id, { kind: "run-task", framework: framework.info, task });
  return addResources(needed.task, needed.executor);
}

export function acceptOffers(state: MasterState, framework: Framework, call: AcceptCall): void {
  const ids = (call.offer_ids ?? []).map((id) => id.value);
  const fault = offersFault(state, framework, ids);
  const offers = ids.flatMap((id) => state.offers.get(id) ?? []);
  const [first] = offers;
  if (fault !== undefined || first === undefined) {
    dropCall(state, framework, { call, fault: fault ?? "No offers specified" });
    return;
  }
  for (const refused of refusedLaunches(call)) reject(state, framework, { ...refused, state: "TASK_ERROR" });
  let available: Resources = [];
  for (const offer of offers) {
    available = addResources(available, offer.resources);
    forgetOffer(state, offer);
  }
  const { agent, role } = first;
  const ready = { ...call, operations: (call.operations ?? []).filter((operation) => operation.id === undefined) };
  for (const given of launchesOf(ready)) {
    const task = normalised(given, framework, role);
    const site: LaunchSite = { framework, agent, role, available };
    const wrong = launchFault(task, site);
    if (wrong === undefined) available = subtractResources(available, launch(state, site, task));
    else reject(state, framework, { task, state: "TASK_ERROR", reason: "REASON_TASK_INVALID", message: wrong });
  }
  releaseRefused(state, { framework, agent, role, resources: available }, call.filters ?? {});
}

export interface Decline {
  readonly offerIds: readonly IdValue[];
  readonly filters: Filters;
}

/** Gives offers back; those that are gone already are ignored. */
export function declineOffers(state: MasterState, framework: Framework, decline: Decline): void {
  for (const id of decline.offerIds) {
    const offer: OfferRecord | undefined = state.offers.get(id.value);
    if (offer?.framework !== framework) continue;
    forgetOffer(state, offer);
    releaseRefused(state, offer, decline.filters);
  }
}
