/** Messages, actions and outcomes in words, for traces and scenarios of tests. */
import type { Outcome } from "./log-node.types.ts";
import type { Action, Content, Message } from "./messages.ts";

/** Appended bytes in words. */
export type BytesInWords = (bytes: Uint8Array) => string;

export function describeContent({ type, nop, append, truncate }: Content, bytesInWords: BytesInWords): string {
  if (type === "APPEND") return `APPEND ${append === undefined ? "nothing" : bytesInWords(append.bytes)}`;
  if (type === "TRUNCATE") return `TRUNCATE to ${truncate?.to}`;
  return nop?.tombstone === true ? "NOP (tombstone)" : "NOP";
}

export function describeAction(action: Action, bytesInWords: BytesInWords): string {
  const { position, promised, performed, learned } = action;
  if (performed === undefined && learned !== true) return `${position}: promised to ${promised}`;
  const state = learned === true ? "learned" : `accepted under ${performed}, promised to ${promised}`;
  return `${position}: ${describeContent(action, bytesInWords)}, ${state}`;
}

export function describeMessage(message: Message, bytesInWords: BytesInWords): string {
  switch (message.name) {
    case "PromiseRequest":
      return `PromiseRequest ${message.proposal}${message.position === undefined ? "" : ` at ${message.position}`}`;
    case "PromiseResponse": {
      const { type, proposal, position, action } = message;
      const held = action === undefined ? "" : ` [${describeAction(action, bytesInWords)}]`;
      return `PromiseResponse ${type} ${proposal}${position === undefined ? "" : ` at ${position}`}${held}`;
    }
    case "WriteRequest":
      return `WriteRequest ${message.proposal} at ${message.position} ${describeContent(message, bytesInWords)}`;
    case "WriteResponse":
      return `WriteResponse ${message.type} ${message.proposal} at ${message.position}`;
    case "LearnedMessage":
      return `LearnedMessage ${describeAction(message.action, bytesInWords)}`;
    case "RecoverRequest":
      return "RecoverRequest";
    case "RecoverResponse": {
      const { status, begin, end } = message;
      return `RecoverResponse ${status}${begin === undefined ? "" : ` ${begin}..${end}`}`;
    }
  }
}

export function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case "elected":
      return `elected at ${outcome.position} under ${outcome.proposal}`;
    case "electionLost":
      return `election under ${outcome.proposal} lost: ${outcome.reason}`;
    case "written":
      return `written at ${outcome.position}`;
    case "demoted":
      return `demoted: ${outcome.reason}${outcome.position === undefined ? "" : `, unknown whether it wrote at ${outcome.position}`}`;
    case "learned":
      return outcome.end < outcome.begin
        ? `learned nothing from ${outcome.begin}`
        : `learned ${outcome.begin}..${outcome.end}`;
    case "status":
      return `is ${outcome.status}`;
    case "uninitialized":
      return "nobody is initialized";
    case "diskFailed":
      return `disk failed: ${outcome.reason}`;
  }
}
