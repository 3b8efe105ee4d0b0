/**
 * Looking into the log, entry by entry. Every call is bounded in what it reads, and calls wait for one another, so that
 * no number of people who look holds up the scheduler.
 */
import { BackwardScan, type FoundEntry } from "../../../prisma-free-store/inspect/scan-back.ts";
import {
  readPayload,
  type ConfigRow,
  type PayloadContent,
  type StoredOp,
} from "../../../prisma-free-store/inspect/stored-payload.ts";
import { isUnreadable } from "../../../prisma-free-store/inspect/unreadable.ts";
import type { LogReader } from "../../../prisma-free-store/log/log-reader.ts";
import { LogError } from "../../../prisma-free-store/log/log.ts";
import type {
  LogApi,
  LogConfigView,
  LogEntriesPage,
  LogEntriesQuery,
  LogEntryDetail,
  LogEntryQuery,
  LogEntryView,
  OpDetail,
} from "../../api/log.ts";
import type { Clock } from "../../base/clock.ts";
import { ApiError, invalidRequest } from "../../core/domain/api-error.ts";
import { subjectText } from "./describe-op.ts";
import { describeStored, kindOf, viewOf, type DescribedOp, type EntryReading } from "./entry-view.ts";

export interface LogServiceOptions {
  /** Undefined while the log is not open. */
  readonly reader: () => LogReader | undefined;
  readonly clock: Clock;
}

const DEFAULT_LIMIT = 50;
const DEFAULT_OPS = 100;
/** Ops shown of each entry of a page. */
const OUTLINE_OPS = 12;
/** Ops looked at in each entry when a text is searched. */
const SEARCHED_OPS = 1000;
/** What one call looks at before it hands over to the next one. */
const MAX_POSITIONS = 5000;
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_MS = 500;
/** JSON that one call hands out, about. */
const MAX_DETAIL_CHARS = 2 * 1024 * 1024;

export class LogService implements LogApi {
  readonly #options: LogServiceOptions;
  /** The look that is under way, or the last one. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LogServiceOptions) {
    this.#options = options;
  }

  entries(query: LogEntriesQuery): Promise<LogEntriesPage> {
    return this.#inTurn((reader) => this.#entries(reader, query));
  }

  entry(query: LogEntryQuery): Promise<LogEntryDetail> {
    return this.#inTurn((reader) => this.#entry(reader, query));
  }

  #inTurn<T>(look: (reader: LogReader) => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      const reader = this.#options.reader();
      if (reader === undefined) throw new ApiError("ERROR_TRANSIENT", "The log is not open yet");
      return look(reader).catch((error: unknown) => {
        if (error instanceof LogError) throw new ApiError("ERROR_TRANSIENT", error.message, { cause: error });
        throw error;
      });
    });
    // Whoever asked is told of a failure; it does not concern the next one.
    this.#last = result.catch(() => undefined);
    return result;
  }

  async #entries(reader: LogReader, query: LogEntriesQuery): Promise<LogEntriesPage> {
    const { begin, end } = reader.learned;
    const range = { begin: String(begin), ...(end === undefined ? {} : { end: String(end) }) };
    const last = Math.min(end ?? -1, query.before === undefined ? Infinity : Number(query.before) - 1);
    if (last < begin) return { ...range, entries: [], scanned: 0 };
    const scan = new BackwardScan(reader);
    const isSpent = this.#budget(scan);
    const entries: LogEntryView[] = [];
    let next: string | undefined;
    for await (const found of scan.entries(last)) {
      const view = await this.#match(found, reader, query);
      if (view !== undefined) entries.push(view);
      if (entries.length < (query.limit ?? DEFAULT_LIMIT) && !isSpent()) continue;
      if (found.from > reader.learned.begin) next = String(found.from);
      break;
    }
    return { ...range, entries, scanned: scan.positions, ...(next === undefined ? {} : { next }) };
  }

  #budget(scan: BackwardScan): () => boolean {
    const { clock } = this.#options;
    const untilMs = clock.monotonicMs() + MAX_MS;
    return () => scan.positions > MAX_POSITIONS || scan.bytes > MAX_BYTES || clock.monotonicMs() > untilMs;
  }

  /** The entry's view when it is what was asked for. */
  async #match(found: FoundEntry, reader: LogReader, query: LogEntriesQuery): Promise<LogEntryView | undefined> {
    const { kind, text } = query;
    if (kind !== undefined && kind !== kindOf(found)) return undefined;
    if (text === undefined || text === "") return viewOf(found, this.#reading(reader, OUTLINE_OPS));
    if (kindOf(found) !== "TRANSACTIONS") return undefined;
    return matching(await viewOf(found, this.#reading(reader, SEARCHED_OPS)), text.toLowerCase());
  }

  #reading(reader: LogReader, ops: number): EntryReading {
    return { known: reader, ops };
  }

  async #entry(reader: LogReader, query: LogEntryQuery): Promise<LogEntryDetail> {
    const position = Number(query.position);
    const found = await findEntry(reader, position);
    const reading = this.#reading(reader, OUTLINE_OPS);
    const entry = await viewOf(found, reading);
    if (!("payload" in found.content)) return { entry, ops: [], configs: [] };
    try {
      const content = await readPayload(found.content.payload, (id) => reader.findConfig(id));
      return { entry: withCounts(entry, content), ...opsOf(content, query, reader) };
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      return { entry: { problem: `It cannot be shown: ${error.message}.`, ...entry }, ops: [], configs: [] };
    }
  }
}

function opsOf(content: PayloadContent, query: LogEntryQuery, reader: LogReader): Omit<LogEntryDetail, "entry"> {
  const { offset = 0, limit = DEFAULT_OPS } = query;
  const page = new DetailPage();
  let at = 0;
  for (const [transaction, { ops }] of content.transactions.entries()) {
    for (const stored of ops) {
      if (at++ < offset) continue;
      if (page.ops.length >= limit || page.isFull) return { ...page.done(), nextOffset: offset + page.ops.length };
      page.add(stored, { transaction, ...describeStored(stored, reader) });
    }
  }
  return page.done();
}

/** Ops of one answer, with the configs that they refer to, up to {@link MAX_DETAIL_CHARS} of JSON. */
class DetailPage {
  readonly ops: OpDetail[] = [];
  readonly #configs = new Map<string, LogConfigView>();
  #chars = 0;

  get isFull(): boolean {
    return this.#chars > MAX_DETAIL_CHARS;
  }

  add({ sizeBytes }: StoredOp, described: DescribedOp & { readonly transaction: number }): void {
    const { op, subject, summary, transaction, value, configs = [] } = described;
    const chars = value === undefined ? 0 : JSON.stringify(value).length;
    const isShown = chars > 0 && chars <= MAX_DETAIL_CHARS;
    this.ops.push({
      op,
      summary,
      transaction,
      sizeBytes,
      ...(subject === undefined ? {} : { subject }),
      ...(isShown ? { value } : {}),
    });
    if (!isShown) return;
    this.#chars += chars;
    for (const row of configs) this.#addConfig(row);
  }

  done(): { readonly ops: readonly OpDetail[]; readonly configs: readonly LogConfigView[] } {
    return { ops: this.ops, configs: [...this.#configs.values()] };
  }

  #addConfig({ id, isNew, config }: ConfigRow): void {
    if (this.#configs.has(id)) return;
    this.#configs.set(id, { configId: id, isNew, ...(config === undefined ? {} : { config }) });
    this.#chars += JSON.stringify(config ?? "").length;
  }
}

/** The entry that a position is a part of. @throws {ApiError} INVALID_REQUEST */
async function findEntry(reader: LogReader, position: number): Promise<FoundEntry> {
  const { begin, end } = reader.learned;
  if (end === undefined || position < begin || position > end) {
    const range = end === undefined ? "it is empty" : `it holds ${begin} to ${end}`;
    throw invalidRequest(`The log holds no position ${position}: ${range}`);
  }
  for await (const found of new BackwardScan(reader).entries(position)) {
    if (found.from <= position && position <= found.to) return found;
    if (found.to < position) break;
  }
  throw invalidRequest(`The log holds no entry at position ${position} any more`);
}

/** The view with those of its ops that contain the text, the others left out; undefined when none does. */
function matching(view: LogEntryView, text: string): LogEntryView | undefined {
  const ops = view.ops.filter(({ op, subject, summary }) =>
    `${op} ${subjectText(subject)} ${summary}`.toLowerCase().includes(text),
  );
  return ops.length === 0 ? undefined : { ...view, ops: ops.slice(0, OUTLINE_OPS) };
}

function withCounts(entry: LogEntryView, { transactions }: PayloadContent): LogEntryView {
  const opCount = transactions.reduce((sum, { ops }) => sum + ops.length, 0);
  return { ...entry, transactionCount: transactions.length, opCount };
}
