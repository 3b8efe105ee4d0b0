/**
 * The messages among replicas, as Mesos's `log.proto` writes them; `proto/log.proto` is checked against these tables
 * by a test. Whatever cannot be read is dropped by who receives it: replicas send again.
 */
import { message, optional, required } from "../../codec/message.ts";
import {
  bool,
  decode,
  encode,
  enumOf,
  MalformedEntryError,
  uint64,
  UnknownFieldError,
  type MessageType,
} from "../../codec/wire.ts";
import type {
  LearnedMessage,
  Message,
  PromiseRequest,
  PromiseResponse,
  RecoverRequest,
  RecoverResponse,
  Verdict,
  WriteRequest,
  WriteResponse,
} from "../../core/paxos/messages.ts";
import { action, actionType, append, nop, replicaStatus, truncate } from "../record.ts";

type Body<M> = Omit<M, "name">;

const VERDICTS = { ACCEPT: 1, REJECT: 2, IGNORED: 3 } as const;

/** Message name -> its table. */
export const WIRE_MESSAGES = {
  PromiseRequest: message<Body<PromiseRequest>>("PromiseRequest", {
    proposal: required(1, uint64),
    position: optional(2, uint64),
  }),
  PromiseResponse: message<Body<PromiseResponse>>("PromiseResponse", {
    okay: required(1, bool),
    proposal: required(2, uint64),
    action: optional(3, action),
    position: optional(4, uint64),
    type: optional(5, enumOf<Verdict>("PromiseResponse.Type", VERDICTS)),
  }),
  WriteRequest: message<Body<WriteRequest>>("WriteRequest", {
    proposal: required(1, uint64),
    position: required(2, uint64),
    learned: optional(3, bool),
    type: required(4, actionType),
    nop: optional(5, nop),
    append: optional(6, append),
    truncate: optional(7, truncate),
  }),
  WriteResponse: message<Body<WriteResponse>>("WriteResponse", {
    okay: required(1, bool),
    proposal: required(2, uint64),
    position: required(3, uint64),
    type: optional(4, enumOf<Verdict>("WriteResponse.Type", VERDICTS)),
  }),
  LearnedMessage: message<Body<LearnedMessage>>("LearnedMessage", { action: required(1, action) }),
  RecoverRequest: message<Body<RecoverRequest>>("RecoverRequest", {}),
  RecoverResponse: message<Body<RecoverResponse>>("RecoverResponse", {
    status: required(1, replicaStatus),
    begin: optional(2, uint64),
    end: optional(3, uint64),
  }),
} as const;

const TABLES: ReadonlyMap<string, MessageType<object>> = new Map(Object.entries(WIRE_MESSAGES));

const PACKAGE = "mesos.internal.log.";

/** The full name by which a message goes over the wire. */
export function wireName(name: Message["name"]): string {
  return PACKAGE + name;
}

/** True when a message of that full name can be decoded. */
export function isWireName(name: string): boolean {
  return name.startsWith(PACKAGE) && TABLES.has(name.slice(PACKAGE.length));
}

export function encodeBody(message: Message): Uint8Array {
  const table: MessageType<object> = WIRE_MESSAGES[message.name];
  return encode(table, message);
}

/** The message of that full name; undefined when the name is not known or the body cannot be read. Its bytes are views. */
export function decodeBody(name: string, body: Uint8Array): Message | undefined {
  const short = name.startsWith(PACKAGE) ? name.slice(PACKAGE.length) : "";
  const table = TABLES.get(short);
  if (table === undefined) return undefined;
  try {
    return { name: short, ...decode(table, body) } as Message;
  } catch (error) {
    if (error instanceof MalformedEntryError || error instanceof UnknownFieldError) return undefined;
    throw error;
  }
}
