/** The entries of the log that a page holds: a stretch without gaps that grows at both ends. Pure. */
import type { LogEntriesPage, LogEntryKind, LogEntryView, OpSubject } from "../../server/api/log.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import type { Shape, Tone } from "../status/status-table.ts";

export interface Stretch {
  /** Newest first. */
  readonly entries: readonly LogEntryView[];
  /** Everything from {@link bottom} to this position has been looked at. */
  readonly top: number;
  readonly bottom: number;
  /** For what is older. */
  readonly next: string | undefined;
}

/** Entries that a page holds at most when it follows the log's end. */
export const MOST_ENTRIES = 2_000;

/** What a page covers; `from` is where it was asked to begin. */
function stretchOf(page: LogEntriesPage, before: string | undefined): Stretch {
  const end = Number(page.end ?? -1);
  return {
    entries: page.entries,
    top: before === undefined ? end : Math.min(end, Number(before) - 1),
    bottom: Number(page.next ?? page.begin),
    next: page.next,
  };
}

/**
 * The stretch with what has been written since; the page alone where it does not reach down to what was known. What
 * the page covers is taken from it: an entry that was being appended is whole by now.
 */
export function withNewest(known: Stretch | undefined, page: LogEntriesPage, before?: string): Stretch {
  const fresh = stretchOf(page, before);
  if (known === undefined || fresh.bottom > known.top + 1 || fresh.top < known.top) return fresh;
  if (fresh.top === known.top) return known;
  const older = known.entries.filter(({ position }) => Number(position) < fresh.bottom);
  const entries = [...fresh.entries, ...older];
  const last = entries[MOST_ENTRIES - 1];
  if (last === undefined || entries.length === MOST_ENTRIES) return { ...known, entries, top: fresh.top };
  return {
    entries: entries.slice(0, MOST_ENTRIES),
    top: fresh.top,
    bottom: Number(last.firstPosition),
    next: last.firstPosition,
  };
}

/** The stretch with the page that was asked for with its `next`. */
export function withOlder(known: Stretch, page: LogEntriesPage): Stretch {
  return {
    ...known,
    entries: [...known.entries, ...page.entries],
    bottom: Number(page.next ?? page.begin),
    next: page.next,
  };
}

export interface KindLook {
  readonly label: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

export const KINDS: Readonly<Record<LogEntryKind, KindLook>> = {
  TRANSACTIONS: { label: "Transactions", tone: "start", shape: "disc" },
  SNAPSHOT: { label: "Snapshot", tone: "split", shape: "square" },
  RESTORED_STATE: { label: "Restored state", tone: "turn", shape: "turning" },
  NOOP: { label: "No-op", tone: "gone", shape: "ring" },
  INTERNAL: { label: "Log's own", tone: "gone", shape: "dashed" },
  INCOMPLETE: { label: "Incomplete", tone: "wait", shape: "half" },
  UNREADABLE: { label: "Unreadable", tone: "bad", shape: "cross" },
};

/** As they are offered for choice. */
export const KIND_ORDER = Object.keys(KINDS) as readonly LogEntryKind[];

/** `42`, or `42–57` for an entry that takes several. */
export function positionText({ firstPosition, position }: LogEntryView): string {
  return firstPosition === position ? position : `${firstPosition}–${position}`;
}

/** What an entry that holds no transactions is, in words. */
export function describeEntry(entry: LogEntryView): string {
  switch (entry.kind) {
    case "TRANSACTIONS":
      return entry.problem ?? "";
    case "SNAPSHOT":
      return entry.snapshot === undefined
        ? (entry.problem ?? "The whole state.")
        : `The whole state up to position ${entry.snapshot.asOf}.`;
    case "RESTORED_STATE":
      return "A backup that was restored: it replaces what stands before it.";
    case "NOOP":
      return "A scheduler proves that it can write, having become the leader.";
    case "INTERNAL":
      return `${entry.records === 1 ? "An entry" : plural(entry.records, "entry", "entries")} of the log itself: a writer was elected, or old entries were let go.`;
    case "INCOMPLETE":
    case "UNREADABLE":
      return entry.problem ?? "";
  }
}

export interface SubjectView {
  readonly text: string;
  readonly href?: string;
  /** What finds every entry about it. */
  readonly search: string;
}

/** What an op is about, as a link where there is a page for it. */
export function subjectView(subject: OpSubject): SubjectView {
  if ("task" in subject) {
    const { taskId, job, instanceId } = subject.task;
    if (job === undefined || instanceId === undefined) return { text: taskId, search: taskId };
    const href = links.instance({ jobKey: job, instanceId }, { run: taskId });
    return { text: `${jobKeyString(job)}/${instanceId}`, href, search: taskId };
  }
  if ("job" in subject) {
    const text = jobKeyString(subject.job);
    return { text, href: links.job(subject.job), search: text };
  }
  if ("update" in subject) {
    const text = jobKeyString(subject.update.job);
    return { text, href: links.job(subject.update.job), search: subject.update.id };
  }
  if ("role" in subject) {
    return { text: subject.role, href: links.quotas({ q: subject.role }), search: subject.role };
  }
  if ("host" in subject) return { text: subject.host, href: links.agent(subject.host), search: subject.host };
  return { text: subject.framework, search: subject.framework };
}
