/** An entry of the log as the console shows it: its outline, the first of its ops, its ops one by one. */
import { isUnreadable } from "../../../prisma-free-store/inspect/unreadable.ts";
import type { FoundEntry } from "../../../prisma-free-store/inspect/scan-back.ts";
import {
  readPayload,
  readSnapshotHeader,
  type ConfigRow,
  type PayloadContent,
  type StoredOp,
} from "../../../prisma-free-store/inspect/stored-payload.ts";
import type { LogReader } from "../../../prisma-free-store/log/log-reader.ts";
import type { LogEntryKind, LogEntryView, OpView } from "../../api/log.ts";
import { describeOp, type OpDescription } from "./describe-op.ts";

/** What the stores know that the entry does not say itself. */
export type Known = Pick<LogReader, "findConfig" | "findTask">;

export interface EntryReading {
  readonly known: Known;
  /** Ops that are decoded for the outline. */
  readonly ops: number;
}

/** What an outline may take when it is decompressed; a longer one is shown without its ops. */
const MAX_OUTLINE_BYTES = 16 * 1024 * 1024;

/** What kind of entry it is, without reading it. */
export function kindOf({ content }: FoundEntry): LogEntryKind {
  if ("noop" in content) return "NOOP";
  if ("internal" in content) return "INTERNAL";
  if ("incomplete" in content) return "INCOMPLETE";
  if ("unreadable" in content) return "UNREADABLE";
  return "payload" in content ? content.payload.kind : content.long.kind;
}

export interface DescribedOp extends OpView {
  readonly atMs?: number;
  readonly value?: unknown;
  readonly configs?: ReadonlySet<ConfigRow>;
}

/** An op in words; one that cannot be decoded says why. */
export function describeStored(stored: StoredOp, known: Known): DescribedOp {
  try {
    const { op, configs } = stored.decode();
    const value = (op as Readonly<Record<string, unknown>>)[stored.name];
    return { op: stored.name, ...located(describeOp(op), known), value, configs };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { op: stored.name, summary: `cannot be shown: ${error.message}` };
  }
}

/** Says of a task where it is; ops that change one know no more than its id. */
function located(description: OpDescription, known: Known): OpDescription {
  const { subject } = description;
  if (subject === undefined || !("task" in subject) || subject.task.job !== undefined) return description;
  const task = known.findTask(subject.task.taskId)?.assignedTask;
  if (task === undefined) return description;
  return { ...description, subject: { task: { ...subject.task, job: task.task.job, instanceId: task.instanceId } } };
}

type Outline = Omit<LogEntryView, "position" | "firstPosition" | "sizeBytes" | "records" | "kind">;

const NOTHING: Outline = { isCompressed: false, ops: [] };

async function snapshotOutline(encoding: "IDENTITY" | "DEFLATE", head: Uint8Array): Promise<Outline> {
  const header = await readSnapshotHeader(encoding, head);
  if (header === undefined) return { ...NOTHING, problem: "its header cannot be read" };
  const { timestampMs, asOf } = header;
  return { ...NOTHING, atMs: timestampMs, snapshot: { takenMs: timestampMs, asOf: String(asOf) } };
}

function transactionsOutline({ transactions }: PayloadContent, reading: EntryReading): Outline {
  const ops = transactions.flatMap((transaction) => transaction.ops);
  const first = ops.slice(0, reading.ops).map((op) => describeStored(op, reading.known));
  const times = first.flatMap(({ atMs }) => atMs ?? []);
  return {
    ...NOTHING,
    ...(times.length === 0 ? {} : { atMs: Math.max(...times) }),
    transactionCount: transactions.length,
    opCount: ops.length,
    ops: first.map(({ op, subject, summary }) => ({ op, summary, ...(subject === undefined ? {} : { subject }) })),
  };
}

async function payloadOutline(content: FoundEntry["content"], reading: EntryReading): Promise<Outline> {
  if ("long" in content) {
    const { kind, encoding, head } = content.long;
    if (kind !== "TRANSACTIONS") return snapshotOutline(encoding, head);
    return { ...NOTHING, problem: "It is too large to be read here." };
  }
  if (!("payload" in content)) return NOTHING;
  const { payload } = content;
  if (payload.kind !== "TRANSACTIONS") return snapshotOutline(payload.encoding, payload.body);
  return transactionsOutline(
    await readPayload(payload, (id) => reading.known.findConfig(id), MAX_OUTLINE_BYTES),
    reading,
  );
}

function encodingOf(content: FoundEntry["content"]): string | undefined {
  if ("payload" in content) return content.payload.encoding;
  return "long" in content ? content.long.encoding : undefined;
}

function problemOf(content: FoundEntry["content"]): { problem?: string } {
  if ("incomplete" in content) return { problem: `Its append was not completed: ${content.incomplete}.` };
  if ("unreadable" in content) return { problem: `It cannot be read: ${content.unreadable}.` };
  return {};
}

export async function viewOf(found: FoundEntry, reading: EntryReading): Promise<LogEntryView> {
  const { from, to, sizeBytes, records, content } = found;
  const common = { position: String(to), firstPosition: String(from), sizeBytes, records };
  const isCompressed = encodingOf(content) === "DEFLATE";
  try {
    const outline = await payloadOutline(content, reading);
    return { ...common, kind: kindOf(found), ...outline, isCompressed, ...problemOf(content) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { ...common, kind: "UNREADABLE", ...NOTHING, isCompressed, problem: `It cannot be read: ${error.message}.` };
  }
}
