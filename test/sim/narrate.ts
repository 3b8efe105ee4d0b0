/** What happens, for the digest and for people. */
import type { Outcome } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { Action, Message } from "../../prisma-free-store/core/paxos/messages.ts";
import type { Packet } from "./sim-node.ts";
import type { Trace } from "./trace.ts";
import { describeValue, valueOf } from "./value.ts";

export function foldMessage(trace: Trace, { from, to, requestId = 0, message }: Packet): void {
  trace.fold(from.charCodeAt(1) * 256 + to.charCodeAt(1) * 16 + message.name.length);
  trace.fold(requestId);
  if (message.name === "LearnedMessage") return trace.fold(message.action.position);
  if (message.name === "RecoverRequest") return;
  if (message.name === "RecoverResponse") return trace.fold((message.end ?? 0) * 8 + message.status.length);
  trace.fold(message.proposal * 65_536 + (message.position ?? 65_535));
}

export function describeMessage({ from, to, requestId, message }: Packet): string {
  const id = requestId === undefined ? "" : ` #${requestId}`;
  return `${from} -> ${to}${id} ${message.name} ${describeBody(message)}`;
}

function describeBody(message: Message): string {
  switch (message.name) {
    case "PromiseRequest":
      return `${message.proposal}${message.position === undefined ? "" : ` at ${message.position}`}`;
    case "PromiseResponse": {
      const { type, proposal, position, action } = message;
      const held = action === undefined ? "" : ` [${describeAction(action)}]`;
      return `${type} ${proposal}${position === undefined ? "" : ` position ${position}`}${held}`;
    }
    case "WriteRequest":
      return `${message.proposal} at ${message.position} ${describeValue(valueOf(message))}`;
    case "WriteResponse":
      return `${message.type} ${message.proposal} at ${message.position}`;
    case "LearnedMessage":
      return describeAction(message.action);
    case "RecoverRequest":
      return "";
    case "RecoverResponse":
      return `${message.status} ${message.begin ?? ""}..${message.end ?? ""}`;
  }
}

function describeAction(action: Action): string {
  const { position, promised, performed, learned, nop } = action;
  const what = performed === undefined ? "" : ` performed ${performed} ${describeValue(valueOf(action))}`;
  return `${position} promised ${promised}${what}${learned === true ? " learned" : ""}${nop?.tombstone === true ? " tombstone" : ""}`;
}

export function describeOutcome(outcome: Outcome): string {
  return Object.values(outcome).join(" ");
}
