/** A whole state as one payload: what the log is given as a snapshot, and what a backup file holds. */
import { makePayload } from "../entries/frames.ts";
import type { Payload, PayloadKind } from "../entries/log-entry.ts";
import type { Position } from "../log/log.ts";
import type { Op } from "../op.ts";
import type { ConfigPool } from "../stores/config-pool.ts";
import { encodeHeader, encodeParts } from "./snapshot-codec.ts";

/** A state that does not change any more. */
export interface CapturedState {
  /** Lead from empty stores to the state. */
  readonly ops: Iterable<Op>;
  /** Holds the configs that the ops refer to. */
  readonly configs: ConfigPool;
  /** When the state was taken; epoch milliseconds. */
  readonly timestampMs: number;
}

export interface TakenSnapshot {
  readonly timestampMs: number;
  /** The last position whose entry the snapshot includes. */
  readonly asOf: Position;
  readonly payload: Payload;
}

/** Encodes a state, in slices. */
export async function takeSnapshot(
  kind: Exclude<PayloadKind, "TRANSACTIONS">,
  { ops, configs, timestampMs, asOf }: CapturedState & { readonly asOf: Position },
): Promise<TakenSnapshot> {
  const parts = await encodeParts(ops, configs);
  const payload = await makePayload(kind, [encodeHeader({ timestampMs, asOf }), ...parts]);
  return { timestampMs, asOf, payload };
}
