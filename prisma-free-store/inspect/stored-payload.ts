/**
 * A payload's content for people, within bounds: transactions and their ops can be counted and named without decoding
 * them, and are decoded one op at a time. Task configs stay what they are in the log, rows of a table: in a
 * decoded op a {@link ConfigStandIn} is where its config would be.
 */
import { promisify } from "node:util";
import { constants, inflate } from "node:zlib";
import { Reader } from "protobufjs/minimal.js";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { op as opType } from "../codec/ops.ts";
import { decode, DELIMITED, MalformedEntryError, reading, VARINT, type DecodeContext } from "../codec/wire.ts";
import type { Payload } from "../entries/log-entry.ts";
import { storedTaskConfig } from "../entries/transaction-codec.ts";
import type { Op, Ops } from "../op.ts";
import { snapshotHeader, type SnapshotHeader } from "../snapshot/snapshot-codec.ts";
import { Slices } from "../yielding.ts";
import { TooLargeError } from "./unreadable.ts";

const inflateAsync = promisify(inflate);

/** What a body may grow to when it is decompressed. */
export const MAX_INFLATED_BYTES = 96 * 1024 * 1024;
/** An op that takes more than this is named, not decoded: decoding it would hold up the event loop. */
export const MAX_OP_BYTES = 2 * 1024 * 1024;
/** Compressed bytes within which a snapshot's header is found. */
const HEAD_BYTES = 4096;

/** Stands in an op for a task config, which the log holds apart from it. */
export interface ConfigStandIn {
  /** The config's id: 32 hexadecimal digits. */
  readonly configId: string;
  /** Of the config; absent when nothing knows it any more. */
  readonly job?: JobKey;
}

/** A config that a transaction refers to. */
export interface ConfigRow {
  readonly id: string;
  /** True where the log holds it in full here, as opposed to referring to one that was stored before. */
  readonly isNew: boolean;
  /** Undefined when it is not in here and nothing holds it any more. */
  readonly config: TaskConfig | undefined;
}

/** An op that is not decoded yet. */
export interface StoredOp {
  readonly name: keyof Ops;
  readonly sizeBytes: number;
  /** @throws {TooLargeError} beyond {@link MAX_OP_BYTES} @throws {MalformedEntryError | UnknownFieldError} */
  decode(): DecodedOp;
}

export interface DecodedOp {
  readonly op: Op;
  /** The configs that it refers to. */
  readonly configs: ReadonlySet<ConfigRow>;
}

export interface StoredTransaction {
  readonly ops: readonly StoredOp[];
}

export interface PayloadContent {
  /** Of a snapshot or a restored state. */
  readonly header?: SnapshotHeader;
  readonly transactions: readonly StoredTransaction[];
}

/** Finds configs that were stored before. */
export type FindConfig = (id: string) => TaskConfig | undefined;

/** Reads a payload's outline. @throws {TooLargeError | MalformedEntryError | UnknownFieldError} */
export async function readPayload(
  payload: Payload,
  findConfig: FindConfig,
  maxBytes = MAX_INFLATED_BYTES,
): Promise<PayloadContent> {
  const body = await bodyOf(payload, maxBytes);
  const slices = new Slices();
  const configs = new ConfigTables(findConfig);
  const transactions: StoredTransaction[] = [];
  let header: SnapshotHeader | undefined;
  for (const { number, content } of fieldsOf(body)) {
    if (payload.kind !== "TRANSACTIONS" && number === 1) header = decode(snapshotHeader, content);
    else transactions.push(outlineOf(content, configs));
    await slices.pause();
  }
  return { transactions, ...(header === undefined ? {} : { header }) };
}

/** A snapshot's header from the beginning of its body, as it is stored. Undefined where it is not in there. */
export async function readSnapshotHeader(
  encoding: Payload["encoding"],
  head: Uint8Array,
): Promise<SnapshotHeader | undefined> {
  const start = encoding === "IDENTITY" ? head : await inflateHead(head.subarray(0, HEAD_BYTES));
  const reader = Reader.create(start);
  return reading("a snapshot", () => {
    if (reader.uint32() !== ((1 << 3) | DELIMITED)) return undefined;
    const length = reader.uint32();
    if (reader.pos + length > reader.len) return undefined;
    return decode(snapshotHeader, start.subarray(reader.pos, reader.pos + length));
  });
}

/** What can be decompressed of a beginning. */
function inflateHead(head: Uint8Array): Promise<Uint8Array> {
  return inflateAsync(head, { finishFlush: constants.Z_SYNC_FLUSH }).catch((error: unknown) => {
    throw new MalformedEntryError("its body cannot be decompressed", { cause: error });
  });
}

async function bodyOf({ encoding, body }: Payload, maxBytes: number): Promise<Uint8Array> {
  if (encoding === "IDENTITY") {
    if (body.length > maxBytes) throw new TooLargeError(`it takes ${body.length} bytes`);
    return body;
  }
  try {
    return await inflateAsync(body, { maxOutputLength: maxBytes });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw new TooLargeError(`it takes more than ${maxBytes} bytes when it is decompressed`, { cause: error });
    }
    throw new MalformedEntryError("its body cannot be decompressed", { cause: error });
  }
}

interface RawField {
  readonly number: number;
  readonly content: Uint8Array;
}

/** The length-delimited fields of a message, as views; numbers are passed over. */
function* fieldsOf(body: Uint8Array): Generator<RawField> {
  const reader = Reader.create(body);
  while (reader.pos < reader.len) {
    const field = reading("a payload", (): RawField | undefined => {
      const tag = reader.uint32();
      if ((tag & 7) === VARINT) return void reader.skipType(VARINT);
      if ((tag & 7) !== DELIMITED) throw new MalformedEntryError("a payload has the wrong wire type");
      const length = reader.uint32();
      const start = reader.pos;
      reader.skip(length);
      return { number: tag >>> 3, content: body.subarray(start, start + length) };
    });
    if (field !== undefined) yield field;
  }
}

/** The tables of one payload's transactions: a config that one of them gives in full, later ones refer to. */
class ConfigTables {
  readonly #find: FindConfig;
  /** Configs given in full so far; decoded when they are asked for. */
  readonly #given = new Map<string, LazyConfig>();

  constructor(find: FindConfig) {
    this.#find = find;
  }

  row(content: Uint8Array): ConfigRow {
    const { id, given } = rowOf(content);
    const find = this.#find;
    const lazy = given ?? this.#given.get(id);
    if (given !== undefined) this.#given.set(id, given);
    return {
      id,
      isNew: given !== undefined,
      get config() {
        return lazy === undefined ? find(id) : lazy();
      },
    };
  }
}

type LazyConfig = () => TaskConfig;

const ID_FIELD = 1;
const CONFIG_FIELD = 2;

function rowOf(content: Uint8Array): { readonly id: string; readonly given: LazyConfig | undefined } {
  const fields = [...fieldsOf(content)];
  const id = fields.find(({ number }) => number === ID_FIELD);
  if (id === undefined) throw new MalformedEntryError("a task config lacks its id");
  const isGiven = fields.some(({ number }) => number === CONFIG_FIELD);
  let config: TaskConfig | undefined;
  const given = (): TaskConfig => {
    config ??= decode(storedTaskConfig, content).config;
    if (config === undefined) throw new MalformedEntryError("a task config is empty");
    return config;
  };
  return { id: Buffer.from(id.content).toString("hex"), given: isGiven ? given : undefined };
}

const CONFIGS_FIELD = 2;
const OPS_FIELD = 3;

function outlineOf(transaction: Uint8Array, tables: ConfigTables): StoredTransaction {
  const configs: ConfigRow[] = [];
  const ops: StoredOp[] = [];
  for (const { number, content } of fieldsOf(transaction)) {
    if (number === CONFIGS_FIELD) configs.push(tables.row(content));
    else if (number === OPS_FIELD) ops.push(storedOp(content, configs));
  }
  return { ops };
}

const OP_NAMES = new Map(opType.fields.map(({ number, name }) => [number, name as keyof Ops]));

function storedOp(content: Uint8Array, rows: readonly ConfigRow[]): StoredOp {
  const [field] = fieldsOf(content);
  const name = field === undefined ? undefined : OP_NAMES.get(field.number);
  if (name === undefined) {
    throw new MalformedEntryError("it holds an op that this version does not know: a newer version wrote it");
  }
  return {
    name,
    sizeBytes: content.length,
    decode() {
      if (content.length > MAX_OP_BYTES) throw new TooLargeError(`it takes ${content.length} bytes`);
      const context = new StandIns(rows);
      const op = decode(opType, content, context);
      return { op, configs: context.met };
    },
  };
}

/** Reads references as stand-ins. */
class StandIns implements DecodeContext {
  readonly #rows: readonly ConfigRow[];
  /** The rows that were referred to. */
  readonly met = new Set<ConfigRow>();

  constructor(rows: readonly ConfigRow[]) {
    this.#rows = rows;
  }

  share(text: string): string {
    return text;
  }

  define(): void {
    throw new MalformedEntryError("an op defines no task config");
  }

  at(index: number): ConfigStandIn {
    const row = this.#rows[index];
    if (row === undefined)
      throw new MalformedEntryError(`it refers to task config ${index}, which is not in its table`);
    this.met.add(row);
    const job = row.config?.job;
    return { configId: row.id, ...(job === undefined ? {} : { job }) };
  }
}
