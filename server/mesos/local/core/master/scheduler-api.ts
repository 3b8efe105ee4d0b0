/**
 * The rules of the v1 scheduler API for calls that are read already: which are refused, with what status and
 * text, and which go to the master. Behaviour: Master::Http::scheduler in src/master/http.cpp and
 * validation::scheduler::call in src/master/validation.cpp of Apache Mesos.
 */
import { ACCEPTED, badRequest, forbidden, type Answer } from "../http-answer.ts";
import type { FrameworkInfo, SchedulerCall } from "../messages.ts";
import type { Master } from "./master.ts";

/** The field that each type of call must bring. */
const REQUIRED_FIELD: Readonly<Record<string, keyof SchedulerCall>> = {
  SUBSCRIBE: "subscribe",
  ACCEPT: "accept",
  DECLINE: "decline",
  ACCEPT_INVERSE_OFFERS: "accept_inverse_offers",
  DECLINE_INVERSE_OFFERS: "decline_inverse_offers",
  KILL: "kill",
  SHUTDOWN: "shutdown",
  ACKNOWLEDGE: "acknowledge",
  RECONCILE: "reconcile",
  MESSAGE: "message",
  REQUEST: "request",
};

const UUID_BYTES = 16;

function missingField(call: SchedulerCall): string | undefined {
  if (call.type === undefined) return "Expecting 'type' to be present";
  if (call.type !== "SUBSCRIBE" && call.framework_id === undefined) return "Expecting 'framework_id' to be present";
  const field = REQUIRED_FIELD[call.type];
  return field !== undefined && call[field] === undefined ? `Expecting '${field}' to be present` : undefined;
}

function callFault(call: SchedulerCall): string | undefined {
  const missing = missingField(call);
  if (missing !== undefined) return missing;
  if (call.subscribe !== undefined && call.type === "SUBSCRIBE") {
    const own = call.subscribe.framework_info.id?.value ?? "";
    if ((call.framework_id?.value ?? "") !== own) {
      return "'framework_id' differs from 'subscribe.framework_info.id'";
    }
  }
  if (call.type === "ACKNOWLEDGE" && call.acknowledge?.uuid.byteLength !== UUID_BYTES) return "Not a valid UUID";
  return undefined;
}

/** A call is answered at once, or opens a stream. */
export type CallOutcome =
  | { readonly answer: Answer }
  | { readonly subscribe: { readonly info: FrameworkInfo; readonly suppressedRoles: readonly string[] } };

function refused(body: string): CallOutcome {
  return { answer: badRequest(body) };
}

/** Answers a call and, where it is accepted, has the master carry it out. `streamId` is the header `Mesos-Stream-Id`. */
export function handleSchedulerCall(master: Master, call: SchedulerCall, streamId: string | undefined): CallOutcome {
  const fault = callFault(call);
  if (fault !== undefined) return refused(`Failed to validate scheduler::Call: ${fault}`);
  if (call.subscribe !== undefined && call.type === "SUBSCRIBE") {
    if (streamId !== undefined) return refused("Subscribe calls should not include the 'Mesos-Stream-Id' header");
    const { framework_info: info, suppressed_roles: suppressedRoles = [] } = call.subscribe;
    return { subscribe: { info, suppressedRoles } };
  }
  const framework = master.state.frameworks.get(call.framework_id?.value ?? "");
  if (framework === undefined) return refused("Framework cannot be found");
  if (!framework.connected) return { answer: forbidden("Framework is not subscribed") };
  if (streamId === undefined) return refused("All non-subscribe calls should include the 'Mesos-Stream-Id' header");
  if (streamId !== framework.streamId) {
    return refused(
      `The stream ID '${streamId}' included in this request didn't match the stream ID currently associated with framework ID ${framework.id}`,
    );
  }
  if (call.type === "UNKNOWN") return { answer: { status: 501, body: "501 Not Implemented." } };
  master.call(framework, call);
  return { answer: ACCEPTED };
}
