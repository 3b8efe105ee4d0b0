/**
 * Whether the writes that were acknowledged are in what a register holds at the end. Says less than linearizability,
 * and by simpler means: the last value must not be older than a write that was acknowledged.
 */
import { told, writesByValue, type RegisterOperation, type RegisterValue } from "./register-history.ts";

/** @param last what the register holds after everything; @returns a line for every acknowledged write that is gone */
export function lostWrites(history: readonly RegisterOperation[], last: RegisterValue): string[] {
  const writes = writesByValue(history);
  const survivor = last === undefined ? undefined : writes.get(last);
  if (last !== undefined && survivor === undefined) return [`nobody has written ${last}, which is there in the end`];
  // What has no answer may have taken effect at the very end.
  const survivorEnd = survivor === undefined ? 0 : (survivor.returned ?? Infinity);
  return [...writes.values()]
    .filter(({ returned, invoked }) => returned !== undefined && invoked > survivorEnd)
    .map((write) => `acknowledged and lost, for the value in the end is ${last}: ${told(write)}`);
}
