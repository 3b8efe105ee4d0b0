/**
 * The wire form of transactions: ops that are applied together. Task configs stand once, in a table at the
 * head, and ops refer into it; a config that the stores hold already stands there by its id alone.
 */
import { Reader } from "protobufjs/minimal.js";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { taskConfig } from "../codec/entities.ts";
import { message, optional, repeated, required } from "../codec/message.ts";
import { op } from "../codec/ops.ts";
import {
  bytes,
  decode,
  definition,
  DELIMITED,
  int,
  MalformedEntryError,
  NO_REFERENCES,
  reading,
  UnknownFieldError,
  written,
  type DecodeContext,
  type EncodeContext,
} from "../codec/wire.ts";
import type { Op } from "../op.ts";
import type { ConfigPool } from "../stores/config-pool.ts";
import type { Recording } from "../stores/journal.ts";
import type { MemStores } from "../stores/stores.ts";

/** Raised with every op, field or enum value that is added, so that an older version can say what it met. */
export const SCHEMA_VERSION = 1;

export interface StoredTaskConfig {
  readonly id: Uint8Array;
  /** Absent when the stores hold the config at this point of the log. */
  readonly config?: TaskConfig;
}

export interface Transaction {
  readonly schemaVersion: number;
  readonly configs: readonly StoredTaskConfig[];
  readonly ops: readonly Op[];
}

export const storedTaskConfig = message<StoredTaskConfig>("StoredTaskConfig", {
  id: required(1, bytes),
  config: optional(2, taskConfig),
});

const ops = repeated(3, op);

export const transaction = message<Transaction>("Transaction", {
  schemaVersion: required(1, int),
  configs: repeated(2, definition(storedTaskConfig)),
  ops,
});

/** The payload body of one append: `transactions` is field 1. */
export const transactions = message<{ readonly transactions: readonly Transaction[] }>("Transactions", {
  transactions: repeated(1, transaction),
});

const TRANSACTION_FIELD = 1;

/** Collects the configs that a message refers to. */
class ConfigTable implements EncodeContext<TaskConfig> {
  readonly #configs: ConfigPool;
  readonly #indexes = new Map<TaskConfig, number>();

  constructor(configs: ConfigPool) {
    this.#configs = configs;
  }

  indexOf(config: TaskConfig): number {
    const known = this.#indexes.get(config);
    if (known !== undefined) return known;
    this.#configs.idOf(config);
    this.#indexes.set(config, this.#indexes.size);
    return this.#indexes.size - 1;
  }

  rows(isNew: (id: string) => boolean): StoredTaskConfig[] {
    return Array.from(this.#indexes.keys(), (config) => {
      const id = this.#configs.idOf(config);
      return { id: Buffer.from(id, "hex"), ...(isNew(id) ? { config } : {}) };
    });
  }
}

/** A write's ops, encoded. @throws {UnstorableValueError} when one holds a value that cannot be stored. */
export function encodeTransaction({ ops, introduced }: Recording, pool: ConfigPool): Uint8Array {
  return encodeOps(ops, pool, (id) => introduced.has(id));
}

/** Ops as a transaction that gives those configs in full whose id `isNew`. */
export function encodeOps(given: readonly Op[], pool: ConfigPool, isNew: (id: string) => boolean): Uint8Array {
  const table = new ConfigTable(pool);
  const body = written((writer) => ops.write(writer, given, table as EncodeContext));
  return written((writer) => {
    const head = { schemaVersion: SCHEMA_VERSION, configs: table.rows(isNew), ops: [] };
    transaction.writeBody(writer, head, NO_REFERENCES);
    writer.raw(body);
  });
}

/** The body of a payload that holds these transactions, in order. */
export function joinTransactions(encoded: readonly Uint8Array[]): Uint8Array {
  return written((writer) => {
    for (const one of encoded) writer.uint32((TRANSACTION_FIELD << 3) | DELIMITED).bytes(one);
  });
}

/** The transactions in a payload's body, each still encoded. */
export function splitTransactions(body: Uint8Array): Uint8Array[] {
  return Array.from(topLevelFields(body), ({ number, content }) => {
    if (number !== TRANSACTION_FIELD) throw new UnknownFieldError(`Transactions has an unknown field ${number}`);
    return content;
  });
}

/** The length-delimited fields that make up a message, undecoded. */
export function* topLevelFields(
  body: Uint8Array,
): Generator<{ readonly number: number; readonly content: Uint8Array }> {
  const reader = Reader.create(body);
  while (reader.pos < reader.len) {
    yield reading("a payload", () => {
      const tag = reader.uint32();
      if ((tag & 7) !== DELIMITED) throw new MalformedEntryError("a payload has the wrong wire type");
      return { number: tag >>> 3, content: bytes.read(reader, NO_REFERENCES) };
    });
  }
}

/** Equal texts become one string, over all that is read with one of these. Bounded: it starts anew when full. */
export class SharedStrings {
  static readonly MAX = 100_000;
  readonly #strings = new Map<string, string>();

  share(text: string): string {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    if (this.#strings.size >= SharedStrings.MAX) this.#strings.clear();
    this.#strings.set(text, text);
    return text;
  }
}

/** Decodes one transaction and applies it. @throws {MalformedEntryError | UnknownFieldError} */
export function applyTransaction(encoded: Uint8Array, stores: MemStores, strings: SharedStrings): void {
  const context = new TransactionContext(stores.configs, strings);
  for (const one of decodeTransaction(encoded, context).ops) stores.apply(one);
}

function decodeTransaction(encoded: Uint8Array, context: TransactionContext): Transaction {
  try {
    return decode(transaction, encoded, context);
  } catch (error) {
    if (!(error instanceof UnknownFieldError)) throw error;
    throw new UnknownFieldError(
      `${error.message}: it was written by a newer version of this program ` +
        `(schema ${schemaVersionOf(encoded)}; this version knows up to ${SCHEMA_VERSION})`,
      { cause: error },
    );
  }
}

/** The version stands first. */
function schemaVersionOf(encoded: Uint8Array): number {
  const reader = Reader.create(encoded);
  reader.uint32();
  return int.read(reader, NO_REFERENCES);
}

/** Resolves a transaction's references: by the row's id where the stores hold the config, else by the row's config. */
class TransactionContext implements DecodeContext {
  readonly #pool: ConfigPool;
  readonly #strings: SharedStrings;
  readonly #configs: TaskConfig[] = [];

  constructor(pool: ConfigPool, strings: SharedStrings) {
    this.#pool = pool;
    this.#strings = strings;
  }

  share(text: string): string {
    return this.#strings.share(text);
  }

  define(row: unknown): void {
    const { id, config } = row as StoredTaskConfig;
    const name = Buffer.from(id).toString("hex");
    const held = this.#pool.find(name) ?? config;
    if (held === undefined) throw new MalformedEntryError(`it refers to task config ${name}, which is not stored`);
    this.#pool.adopt(name, held);
    this.#configs.push(held);
  }

  at(index: number): TaskConfig {
    const config = this.#configs[index];
    if (config === undefined)
      throw new MalformedEntryError(`it refers to task config ${index}, which is not in its table`);
    return config;
  }
}
