/** Checks and comparisons of what messages carry. Whatever comes from the network may be wrong and must do no harm. */
import {
  MAX_NUMBER,
  type Action,
  type ActionType,
  type Content,
  type Message,
  type PromiseResponse,
  type Verdict,
  type WriteResponse,
} from "./messages.ts";

/** The content alone, without what surrounds it in a message or an action. */
export function contentOf({ type, nop, append, truncate }: Content): Content & { readonly type: ActionType } {
  if (type === "APPEND" && append !== undefined) return { type, append };
  if (type === "TRUNCATE" && truncate !== undefined) return { type, truncate };
  return { type: "NOP", nop: nop ?? {} };
}

/** The verdict; replicas older than Mesos 0.26 only say whether it is okay. */
export function verdictOf({ type, okay }: PromiseResponse | WriteResponse): Verdict {
  return type ?? (okay ? "ACCEPT" : "REJECT");
}

export function isSameContent(a: Content, b: Content): boolean {
  if (a.type !== b.type) return false;
  if (a.type === "TRUNCATE") return a.truncate?.to === b.truncate?.to;
  if (a.type === "APPEND") return isSameBytes(a.append?.bytes, b.append?.bytes);
  return true;
}

function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** True when the message says all that its meaning needs, in numbers that can be counted on from. */
export function isWellFormed(message: Message): boolean {
  switch (message.name) {
    case "PromiseRequest":
      return isNumber(message.proposal) && (message.position === undefined || isNumber(message.position));
    case "WriteRequest":
      return isNumber(message.proposal) && isNumber(message.position) && hasContent(message);
    case "LearnedMessage":
      return message.action.learned === true && isAction(message.action);
    case "PromiseResponse":
      return (
        isNumber(message.proposal) &&
        (message.position === undefined || isNumber(message.position)) &&
        (message.action === undefined || isAction(message.action))
      );
    case "WriteResponse":
      return isNumber(message.proposal) && isNumber(message.position);
    case "RecoverRequest":
      return true;
    case "RecoverResponse":
      if (message.status !== "VOTING") return true;
      return (
        message.begin !== undefined && isNumber(message.begin) && message.end !== undefined && isNumber(message.end)
      );
  }
}

function isAction(action: Action): boolean {
  if (!isNumber(action.position) || !isNumber(action.promised)) return false;
  return action.performed === undefined && action.learned !== true ? true : hasContent(action);
}

function hasContent({ type, append, truncate }: Content): boolean {
  if (type === "APPEND") return append !== undefined;
  if (type === "TRUNCATE") return truncate !== undefined && isNumber(truncate.to);
  return type === "NOP";
}

function isNumber(value: number): boolean {
  return value >= 0 && value <= MAX_NUMBER;
}
