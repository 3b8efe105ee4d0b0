/** What clients append: numbers, each used once. A checker compares values as numbers: see {@link valueOf}. */
import type { Content } from "../../prisma-free-store/core/paxos/messages.ts";

export function bytesOf(id: number): Uint8Array {
  return Uint8Array.of(id & 255, (id >> 8) & 255, (id >> 16) & 255);
}

/** 0 for a no-op, the number for an append, -(to + 1) for a truncation. */
export function valueOf({ type, append, truncate }: Content): number {
  if (type === "TRUNCATE") return -1 - (truncate?.to ?? 0);
  const bytes = append?.bytes;
  if (type !== "APPEND" || bytes === undefined) return 0;
  return (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
}

export function describeValue(value: number): string {
  if (value === 0) return "NOP";
  return value > 0 ? `APPEND #${value}` : `TRUNCATE to ${-1 - value}`;
}
