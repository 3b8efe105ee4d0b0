/**
 * The rules of the v1 executor API for calls that are read already. Behaviour: Http::executor in
 * src/slave/http.cpp and validateExecutorCall in src/common/validation.cpp of Apache Mesos.
 */
import { ACCEPTED, badRequest, forbidden, type Answer } from "../http-answer.ts";
import type { ExecutorCall, TaskStatus } from "../messages.ts";
import type { Agent } from "./agent.ts";
import type { AgentExecutor, AgentFramework } from "./state.ts";

const UUID_BYTES = 16;

function statusFault(call: ExecutorCall, status: TaskStatus): string | undefined {
  if (status.uuid === undefined) return "Expecting 'uuid' to be present";
  if (status.uuid.byteLength !== UUID_BYTES) return "Not a valid UUID";
  const [sender, framework] = [call.executor_id.value, call.framework_id.value];
  if (status.executor_id !== undefined && status.executor_id.value !== sender) {
    return `ExecutorID in Call: ${sender} does not match ExecutorID in TaskStatus: ${status.executor_id.value}`;
  }
  if (status.source !== "SOURCE_EXECUTOR") {
    return `Received Call from executor ${sender} of framework ${framework} with invalid source, expecting 'SOURCE_EXECUTOR'`;
  }
  return status.state === "TASK_STAGING"
    ? `Received TASK_STAGING from executor ${sender} of framework ${framework} which is not allowed`
    : undefined;
}

function callFault(call: ExecutorCall): string | undefined {
  switch (call.type ?? "") {
    case "":
      return "Expecting 'type' to be present";
    case "SUBSCRIBE":
      return call.subscribe === undefined ? "Expecting 'subscribe' to be present" : undefined;
    case "UPDATE":
      return call.update === undefined ? "Expecting 'update' to be present" : statusFault(call, call.update.status);
    case "MESSAGE":
      return call.message === undefined ? "Expecting 'message' to be present" : undefined;
    default:
      return undefined;
  }
}

export interface FoundExecutor {
  readonly framework: AgentFramework;
  readonly executor: AgentExecutor;
}

/** A call is answered at once, or opens a stream for the executor found. */
export type ExecutorCallOutcome = { readonly answer: Answer } | { readonly subscribe: FoundExecutor };

/** Answers a call and, where it is accepted, has the agent carry it out. */
export function handleExecutorCall(agent: Agent, call: ExecutorCall): ExecutorCallOutcome {
  const fault = callFault(call);
  if (fault !== undefined) return { answer: badRequest(`Failed to validate Executor::Call: ${fault}`) };
  if (call.type === "HEARTBEAT") return { answer: ACCEPTED };
  const { framework, executor } = agent.find(call);
  if (framework === undefined) return { answer: badRequest("Framework cannot be found") };
  if (executor === undefined) return { answer: badRequest("Executor cannot be found") };
  if (call.type === "SUBSCRIBE") return { subscribe: { framework, executor } };
  if (executor.state === "REGISTERING") return { answer: forbidden("Executor is not subscribed") };
  if (call.type === "UNKNOWN") return { answer: { status: 501, body: "501 Not Implemented." } };
  agent.executorCall({ framework, executor }, call);
  return { answer: ACCEPTED };
}
