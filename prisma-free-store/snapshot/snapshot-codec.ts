/**
 * The wire form of a snapshot: a header, then transactions that rebuild the state from nothing. The parts are
 * encoded and decoded one at a time, so that neither holds up the event loop.
 */
import { message, repeated, required } from "../codec/message.ts";
import { decode, DELIMITED, encode, int, MalformedEntryError, UnknownFieldError, written } from "../codec/wire.ts";
import {
  applyTransaction,
  encodeOps,
  SCHEMA_VERSION,
  type SharedStrings,
  topLevelFields,
  transaction,
  type Transaction,
} from "../entries/transaction-codec.ts";
import type { Position } from "../log/log.ts";
import type { Op } from "../op.ts";
import type { ConfigPool } from "../stores/config-pool.ts";
import type { MemStores } from "../stores/stores.ts";
import { Slices } from "../yielding.ts";

export interface SnapshotHeader {
  readonly schemaVersion: number;
  /** When it was taken; epoch milliseconds. */
  readonly timestampMs: number;
  /** The last position whose entry the snapshot includes. */
  readonly asOf: Position;
}

export const snapshotHeader = message<SnapshotHeader>("SnapshotHeader", {
  schemaVersion: required(1, int),
  timestampMs: required(2, int),
  asOf: required(3, int),
});

interface Snapshot {
  readonly header: SnapshotHeader;
  readonly parts: readonly Transaction[];
}

const HEADER_FIELD = 1;
const PARTS_FIELD = 2;

/** The whole message, for comparison with `storage.proto`; it is read and written part by part. */
export const snapshot = message<Snapshot>("Snapshot", {
  header: required(HEADER_FIELD, snapshotHeader),
  parts: repeated(PARTS_FIELD, transaction),
});

/** Ops in one part, other than those that save many tasks. */
const OPS_A_PART = 250;

/** The parts of a snapshot's body that follow its header, made in slices. */
export async function encodeParts(ops: Iterable<Op>, configs: ConfigPool): Promise<Uint8Array[]> {
  const slices = new Slices();
  const written = new Set<string>();
  const isNew = (id: string): boolean => !written.has(id) && written.add(id) !== undefined;
  const parts: Uint8Array[] = [];
  let pending: Op[] = [];
  const flush = (): void => {
    if (pending.length === 0) return;
    parts.push(field(PARTS_FIELD, encodeOps(pending, configs, isNew)));
    pending = [];
  };
  for (const op of ops) {
    pending.push(op);
    if (pending.length < OPS_A_PART && !("saveTasks" in op)) continue;
    flush();
    await slices.pause();
  }
  flush();
  return parts;
}

/** The first part of a snapshot's body. */
export function encodeHeader(header: Omit<SnapshotHeader, "schemaVersion">): Uint8Array {
  return field(HEADER_FIELD, encode(snapshotHeader, { schemaVersion: SCHEMA_VERSION, ...header }));
}

function field(number: number, content: Uint8Array): Uint8Array {
  return written((writer) => void writer.uint32((number << 3) | DELIMITED).bytes(content));
}

/** Replaces the state of `stores` by the snapshot's, in slices. @throws {MalformedEntryError | UnknownFieldError} */
export async function loadSnapshot(
  body: Uint8Array,
  stores: MemStores,
  strings: SharedStrings,
): Promise<SnapshotHeader> {
  const slices = new Slices();
  let header: SnapshotHeader | undefined;
  stores.reset();
  for (const { number, content } of topLevelFields(body)) {
    if (number === HEADER_FIELD) header = decode(snapshotHeader, content);
    else if (number === PARTS_FIELD) applyTransaction(content, stores, strings);
    else throw new UnknownFieldError(`Snapshot has an unknown field ${number}`);
    await slices.pause();
  }
  if (header === undefined) throw new MalformedEntryError("a snapshot lacks its header");
  return header;
}
