/** Actions as protobuf's text format shows them, which is what Mesos's `mesos-log read` prints. */
import type { Action } from "../../core/paxos/messages.ts";

const ESCAPES: Readonly<Record<number, string>> = {
  0x0a: "\\n",
  0x0d: "\\r",
  0x09: "\\t",
  0x22: '\\"',
  0x27: "\\'",
  0x5c: "\\\\",
};

/** Escape of each byte: itself when printable, else a letter or three octal digits. */
const ESCAPED = Array.from({ length: 256 }, (_, byte) => {
  const isPrintable = byte >= 0x20 && byte < 0x7f;
  return ESCAPES[byte] ?? (isPrintable ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`);
});

function quoted(bytes: Uint8Array): string {
  return `"${Array.from(bytes, (byte) => ESCAPED[byte]).join("")}"`;
}

function block(name: string, lines: readonly (string | undefined)[]): string {
  const inner = lines.filter((line) => line !== undefined).map((line) => `  ${line}\n`);
  return `${name} {\n${inner.join("")}}`;
}

function field(name: string, value: string | number | boolean | undefined): string | undefined {
  return value === undefined ? undefined : `${name}: ${String(value)}`;
}

/** The action, each line ended. */
export function printAction(action: Action): string {
  const { nop, append, truncate } = action;
  const cksum = append?.cksum;
  const lines = [
    field("position", action.position),
    field("promised", action.promised),
    field("performed", action.performed),
    field("learned", action.learned),
    field("type", action.type),
    nop && block("nop", [field("tombstone", nop.tombstone)]),
    append && block("append", [field("bytes", quoted(append.bytes)), cksum && field("cksum", quoted(cksum))]),
    truncate && block("truncate", [field("to", truncate.to)]),
  ];
  return lines
    .filter((line) => line !== undefined)
    .map((line) => `${line}\n`)
    .join("");
}
