/**
 * What a task must satisfy to be launched on an agent with given resources. The texts are Mesos's: schedulers'
 * operators see them. Behaviour: src/master/validation.cpp of Apache Mesos, namespaces task and executor.
 */
import type { CommandInfo, ExecutorInfo, TaskInfo } from "../messages.ts";
import {
  addResources,
  containsResources,
  describeResources,
  rangesOverlap,
  resourcesFault,
  resourcesOf,
  type Resources,
} from "../resources.ts";
import { idFault } from "./framework-validation.ts";
import type { AgentRecord, Framework } from "./records.ts";

/** Where a task is to be launched. */
export interface LaunchSite {
  readonly framework: Framework;
  readonly agent: AgentRecord;
  /** The offers' role. */
  readonly role: string;
  /** What is left of the accepted offers. */
  readonly available: Resources;
}

function commandFault(command: CommandInfo | undefined): string | undefined {
  for (const variable of command?.environment?.variables ?? []) {
    if ((variable.type ?? "VALUE") !== "VALUE") {
      return `Environment variable '${variable.name}' of type '${variable.type}' is not supported`;
    }
    if (variable.value === undefined) {
      return `Environment variable '${variable.name}' of type 'VALUE' must have a value set`;
    }
  }
  return undefined;
}

function allocationFault(resources: TaskInfo["resources"], role: string): string | undefined {
  const roles = new Set((resources ?? []).map((resource) => resource.allocation_info?.role ?? role));
  return roles.size > 1 ? "The resources have multiple allocation roles" : undefined;
}

function taskFault(task: TaskInfo, site: LaunchSite): string | undefined {
  const taskId = task.task_id.value;
  const id = idFault(taskId);
  if (id !== undefined) return id;
  if (site.framework.tasks.has(taskId)) return `Task has duplicate ID: ${taskId}`;
  if (site.framework.unreachableTasks.has(taskId)) return `Task reuses the ID of an unreachable task: ${taskId}`;
  if (task.agent_id.value !== site.agent.id) {
    return `Task uses invalid agent ${task.agent_id.value} while agent ${site.agent.id} is expected`;
  }
  if ((task.kill_policy?.grace_period?.nanoseconds ?? 0) < 0) {
    return "Task's 'kill_policy.grace_period' must be non-negative";
  }
  if ((task.max_completion_time?.nanoseconds ?? 0) < 0) return "Task's `max_completion_time` must be non-negative";
  if ((task.resources ?? []).length === 0) return "Task uses no resources";
  const allocation = allocationFault(task.resources, site.role);
  if (allocation !== undefined) return `Invalid task resources: ${allocation}`;
  const command = commandFault(task.command);
  return command === undefined ? undefined : `Task's \`CommandInfo\` is invalid: ${command}`;
}

/** Deep equality of plain messages; a field that is unset equals one that is absent. */
export function sameMessage(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => sameMessage(left[name], right[name]));
}

function executorFault(executor: ExecutorInfo, site: LaunchSite): string | undefined {
  const executorId = executor.executor_id.value;
  const id = idFault(executorId);
  if (id !== undefined) return id;
  if (executor.framework_id !== undefined && executor.framework_id.value !== site.framework.id) {
    return `ExecutorInfo has an invalid FrameworkID (Actual: ${executor.framework_id.value} vs Expected: ${site.framework.id})`;
  }
  if ((executor.shutdown_grace_period?.nanoseconds ?? 0) < 0) {
    return "ExecutorInfo's 'shutdown_grace_period' must be non-negative";
  }
  const allocation = allocationFault(executor.resources, site.role);
  if (allocation !== undefined) return `Invalid executor resources: ${allocation}`;
  const command = commandFault(executor.command);
  if (command !== undefined) return `Executor's \`CommandInfo\` is invalid: ${command}`;
  const known = site.agent.executors.get(site.framework.id)?.get(executorId);
  if (known !== undefined && !sameMessage(known.info, executor)) return mismatch(known.info, executor);
  if ((executor.type ?? "CUSTOM") !== "CUSTOM") return "'ExecutorInfo.type' must be 'CUSTOM'";
  return executor.command === undefined ? "'ExecutorInfo.command' must be set" : undefined;
}

const RULE = "------------------------------------------------------------";

function mismatch(known: ExecutorInfo, given: ExecutorInfo): string {
  return [
    "ExecutorInfo is not compatible with existing ExecutorInfo with same ExecutorID.",
    RULE,
    "Existing ExecutorInfo:",
    JSON.stringify(known),
    RULE,
    "ExecutorInfo:",
    JSON.stringify(given),
    RULE,
    "",
  ].join("\n");
}

/** What the launch takes from the offers: the task's resources, and the executor's if it is a new one. */
export function launchResources(task: TaskInfo, site: LaunchSite): { task: Resources; executor: Resources } {
  const executor = task.executor;
  const isNew =
    executor !== undefined &&
    site.agent.executors.get(site.framework.id)?.get(executor.executor_id.value) === undefined;
  return { task: resourcesOf(task.resources), executor: isNew ? resourcesOf(executor.resources) : [] };
}

/** What is wrong with a task for this site; undefined when it may be launched. */
export function launchFault(task: TaskInfo, site: LaunchSite): string | undefined {
  // Masters convert resources into their own form before they look at anything else.
  const resources = resourcesFault(task.resources) ?? resourcesFault(task.executor?.resources);
  if (resources !== undefined) return resources;
  const fault = taskFault(task, site);
  if (fault !== undefined) return fault;
  if ((task.executor === undefined) === (task.command === undefined)) {
    return "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present";
  }
  const executor = task.executor === undefined ? undefined : executorFault(task.executor, site);
  if (executor !== undefined) return executor;
  const needed = launchResources(task, site);
  if (rangesOverlap(needed.task, needed.executor)) {
    const [ofTask, ofExecutor] = [
      describeResources(needed.task, site.role),
      describeResources(needed.executor, site.role),
    ];
    return `There are overlapping resources in the task resources ${ofTask} and executor resources ${ofExecutor}`;
  }
  const total = addResources(needed.task, needed.executor);
  if (containsResources(site.available, total)) return undefined;
  const [wanted, given] = [describeResources(total, site.role), describeResources(site.available, site.role)];
  return `Total resources ${wanted} required by task and its executor is more than available ${given}`;
}
