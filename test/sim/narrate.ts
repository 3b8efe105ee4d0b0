/** What happens, for the digest and for people. */
import { describeMessage } from "../../prisma-free-store/core/paxos/testing-describe.ts";
import type { Packet } from "./sim-node.ts";
import type { Trace } from "./trace.ts";
import { valueOf } from "./value.ts";

export function foldMessage(trace: Trace, { from, to, requestId = 0, message }: Packet): void {
  trace.fold(from.charCodeAt(1) * 256 + to.charCodeAt(1) * 16 + message.name.length);
  trace.fold(requestId);
  if (message.name === "LearnedMessage") return trace.fold(message.action.position);
  if (message.name === "RecoverRequest") return;
  if (message.name === "RecoverResponse") return trace.fold((message.end ?? 0) * 8 + message.status.length);
  trace.fold(message.proposal * 65_536 + (message.position ?? 65_535));
}

export function describePacket({ from, to, requestId, message }: Packet): string {
  const id = requestId === undefined ? "" : ` #${requestId}`;
  return `${from} -> ${to}${id} ${describeMessage(message, valueInWords)}`;
}

function valueInWords(bytes: Uint8Array): string {
  return `#${valueOf({ type: "APPEND", append: { bytes } })}`;
}
