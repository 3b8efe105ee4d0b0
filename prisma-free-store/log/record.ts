/**
 * The records of Mesos's replicated log: their form in LevelDB and its keys. Numbers, names and meanings are
 * those of Mesos's `log.proto` and `leveldb.cpp`; `proto/log.proto` is checked against these tables by a test.
 */
import { invariant } from "../../server/core/domain/invariant.ts";
import { message, optional, required } from "../codec/message.ts";
import { bool, bytes, decode, encode, enumOf, uint64 } from "../codec/wire.ts";
import type { Action, ActionType, Metadata, ReplicaStatus } from "../core/paxos/messages.ts";
import type { Position } from "./log.ts";

export interface StoredRecord {
  readonly type: "PROMISE" | "ACTION" | "METADATA";
  /** Only in directories that are older than metadata. */
  readonly promise?: { readonly proposal: number };
  readonly action?: Action;
  readonly metadata?: Metadata;
}

export const actionType = enumOf<ActionType>("Action.Type", { NOP: 1, APPEND: 2, TRUNCATE: 3 });

export const replicaStatus = enumOf<ReplicaStatus>("Metadata.Status", {
  VOTING: 1,
  RECOVERING: 2,
  STARTING: 3,
  EMPTY: 4,
});

export const nop = message<NonNullable<Action["nop"]>>("Action.Nop", { tombstone: optional(1, bool) });

export const append = message<NonNullable<Action["append"]>>("Action.Append", {
  bytes: required(1, bytes),
  cksum: optional(2, bytes),
});

export const truncate = message<NonNullable<Action["truncate"]>>("Action.Truncate", { to: required(1, uint64) });

export const action = message<Action>("Action", {
  position: required(1, uint64),
  promised: required(2, uint64),
  performed: optional(3, uint64),
  learned: optional(4, bool),
  type: optional(5, actionType),
  nop: optional(6, nop),
  append: optional(7, append),
  truncate: optional(8, truncate),
});

export const metadata = message<Metadata>("Metadata", {
  status: required(1, replicaStatus),
  promised: required(2, uint64),
});

export const record = message<StoredRecord>("Record", {
  type: required(1, enumOf<StoredRecord["type"]>("Record.Type", { PROMISE: 1, ACTION: 2, METADATA: 3 })),
  promise: optional(2, message<NonNullable<StoredRecord["promise"]>>("Promise", { proposal: required(1, uint64) })),
  action: optional(3, action),
  metadata: optional(4, metadata),
});

export function encodeRecord(stored: StoredRecord): Uint8Array {
  return encode(record, stored);
}

/** The record in `value`; its bytes are views on it. @throws {MalformedEntryError | UnknownFieldError} */
export function decodeRecord(value: Uint8Array): StoredRecord {
  return decode(record, value);
}

/** Under which the metadata, or in old directories the promise, is stored. */
export const METADATA_KEY = "0000000000";

const LAST_SHORT_KEY = 9_999_999_999;

/** The key of a position. Keys sort as positions do, bytewise. */
export function keyOf(position: Position): string {
  const adjusted = position + 1;
  invariant(Number.isSafeInteger(adjusted) && adjusted > 0, `${position} is a position`);
  const digits = String(adjusted);
  return adjusted <= LAST_SHORT_KEY ? digits.padStart(10, "0") : `A${digits.padStart(20, "0")}`;
}
