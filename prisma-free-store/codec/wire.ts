/**
 * Protobuf values without generated code: how a number, a text, an enum or a reference is written after its
 * tag. Messages are made of these by the tables of `message.ts`.
 *
 * - Reading is strict. A field or enum number that is not known here was written by a newer version: dropping
 *   it would lose data at the next snapshot, so it is an {@link UnknownFieldError}.
 * - Whole numbers are `int64` and must be safe integers; writing any other number throws, before anything is logged.
 */
import { Reader, Writer } from "protobufjs/minimal.js";

/** What writers need besides the value: the table of task configs that the message refers into. */
export interface EncodeContext<Ref = unknown> {
  indexOf(referenced: Ref): number;
}

/** What readers need besides the bytes. */
export interface DecodeContext<Ref = unknown> {
  /** What the row `index` of the table at the head of the message stands for. */
  at(index: number): Ref;
  /** Takes the next row of that table. */
  define(row: unknown): void;
  /** One shared string for equal texts, for fields whose values repeat over many tasks. */
  share(text: string): string;
}

/** The bytes are not what any version writes. */
export class MalformedEntryError extends Error {
  override readonly name = "MalformedEntryError";
}

/** The bytes hold a field, op or enum value that this version does not know. */
export class UnknownFieldError extends Error {
  override readonly name = "UnknownFieldError";
}

/** A value cannot be stored as its type's field. */
export class UnstorableValueError extends Error {
  override readonly name = "UnstorableValueError";
}

export const VARINT = 0;
export const FIXED64 = 1;
export const DELIMITED = 2;
export const FIXED32 = 5;

/** How values of a type are written after a tag. */
export interface ValueType<T> {
  /** The type's name in `storage.proto`. */
  readonly protoName: string;
  readonly wireType: number;
  write(writer: Writer, value: T, context: EncodeContext): void;
  read(reader: Reader, context: DecodeContext): T;
}

/** A message type; `fields` describes it for comparison with the `.proto`. */
export interface MessageType<T> extends ValueType<T> {
  readonly fields: readonly FieldDescription[];
  /** The value without a length in front. */
  writeBody(writer: Writer, value: T, context: EncodeContext): void;
  /** The value from `reader.pos` up to `end`. */
  readBody(reader: Reader, end: number, context: DecodeContext): T;
}

export interface FieldDescription {
  readonly name: string;
  readonly number: number;
  readonly rule: "required" | "optional" | "repeated" | "map" | "oneof";
  readonly type: ValueType<never>;
}

export const string: ValueType<string> = {
  protoName: "string",
  wireType: DELIMITED,
  write: (writer, value) => void writer.string(value),
  read: (reader) => reader.string(),
};

/** Text whose values repeat over many entities: equal texts become one string when read. */
export const sharedString: ValueType<string> = {
  ...string,
  read: (reader, context) => context.share(reader.string()),
};

/** Opaque bytes. What is read is a view on the input: copy it to keep it. */
export const bytes: ValueType<Uint8Array> = {
  protoName: "bytes",
  wireType: DELIMITED,
  write: (writer, value) => void writer.bytes(value),
  read(reader) {
    const length = reader.uint32();
    const start = reader.pos;
    if (start + length > reader.len) throw new MalformedEntryError("bytes are cut off");
    reader.pos = start + length;
    return reader.buf.subarray(start, start + length);
  },
};

export const bool: ValueType<boolean> = {
  protoName: "bool",
  wireType: VARINT,
  write: (writer, value) => void writer.bool(value),
  read: (reader) => reader.bool(),
};

/** A fractional amount. */
export const double: ValueType<number> = {
  protoName: "double",
  wireType: FIXED64,
  write: (writer, value) => void writer.double(value),
  read: (reader) => reader.double(),
};

/** A whole number, possibly negative. */
export const int: ValueType<number> = {
  protoName: "int64",
  wireType: VARINT,
  write(writer, value) {
    if (!Number.isSafeInteger(value)) throw new UnstorableValueError(`${String(value)} is not a whole number`);
    if (value >= 0 && value <= 0xffffffff) writer.uint32(value);
    else writer.int64(value);
  },
  read: readInt,
};

/** A whole number that is never negative. */
export const uint64: ValueType<number> = { ...int, protoName: "uint64" };

/** As `reader.int64()`, without an object for every number: all but negative ones have fewer than ten bytes. */
function readInt(reader: Reader): number {
  const start = reader.pos;
  let value = 0;
  let scale = 1;
  for (let i = 0; i < 8 && reader.pos < reader.len; i++, scale *= 128) {
    const byte = reader.buf[reader.pos++] ?? 0;
    value += (byte & 127) * scale;
    if (byte < 128) return safeNumber(value);
  }
  reader.pos = start;
  return safeNumber(reader.int64());
}

/** protobufjs gives 64-bit integers as `Long` objects; ours are numbers up to 2^53. */
export function safeNumber(value: unknown): number {
  const number = typeof value === "number" ? value : (value as { toNumber(): number }).toNumber();
  if (!Number.isSafeInteger(number)) throw new MalformedEntryError("a 64-bit integer is beyond 2^53");
  return number;
}

export interface EnumType<N extends string> extends ValueType<N> {
  readonly numbers: Readonly<Record<N, number>>;
}

/** Names as the numbers that `numbers` gives them. */
export function enumOf<N extends string>(protoName: string, numbers: Readonly<Record<N, number>>): EnumType<N> {
  const names: (N | undefined)[] = [];
  for (const [name, number] of Object.entries<number>(numbers)) names[number] = name as N;
  return {
    protoName,
    numbers,
    wireType: VARINT,
    write(writer, value) {
      const number = numbers[value];
      if (number === undefined) throw new UnstorableValueError(`${protoName} has no value ${value}`);
      writer.uint32(number);
    },
    read(reader) {
      const number = reader.uint32();
      const name = names[number];
      if (name === undefined) throw new UnknownFieldError(`${protoName} has no value ${number}`);
      return name;
    },
  };
}

/** The rows of the table that {@link reference}s point into: each is known to what follows it. */
export function definition<Row>(type: MessageType<Row>): MessageType<Row> {
  return {
    ...type,
    read(reader, context) {
      const row = type.read(reader, context);
      context.define(row);
      return row;
    },
  };
}

/** A value kept once, in the table that stands at the head of the message, and written as its index there. */
export function reference<Ref>(): ValueType<Ref> {
  return {
    protoName: "uint32",
    wireType: VARINT,
    write: (writer, value, context) => void writer.uint32(context.indexOf(value)),
    read: (reader, context) => context.at(reader.uint32()) as Ref,
  };
}

/** For messages that stand alone. */
export const NO_REFERENCES: EncodeContext & DecodeContext = {
  indexOf() {
    throw new UnstorableValueError("this message refers to no task configs");
  },
  at() {
    throw new MalformedEntryError("this message refers to no task configs");
  },
  define: () => undefined,
  share: (text) => text,
};

/** The bytes of a message. */
export function encode<T>(type: MessageType<T>, value: T, context: EncodeContext = NO_REFERENCES): Uint8Array {
  return written((writer) => type.writeBody(writer, value, context));
}

/** Writers that are not in use. Their buffers have grown to what most messages need. */
const idleWriters: Writer[] = [];
/** A buffer larger than this is not kept. */
const MAX_KEPT_BYTES = 256 * 1024;

/** Runs `write` on an empty writer. @returns a copy of what it wrote. */
export function written(write: (writer: Writer) => void): Uint8Array {
  const writer = idleWriters.pop() ?? Writer.create();
  // Should the last use have thrown, it has left its state behind.
  writer.pos = 0;
  writer.states = null;
  write(writer);
  const bytes = writer.finish();
  if (writer.buf.length <= MAX_KEPT_BYTES) idleWriters.push(writer);
  return bytes;
}

/** The message in `bytes`. @throws {MalformedEntryError | UnknownFieldError} */
export function decode<T>(type: MessageType<T>, bytes: Uint8Array, context: DecodeContext = NO_REFERENCES): T {
  return reading(type.protoName, () => type.readBody(Reader.create(bytes), bytes.length, context));
}

/** Runs `read`, turning the reader's own errors (cut off bytes, bad varints) into {@link MalformedEntryError}. */
export function reading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownFieldError || error instanceof MalformedEntryError) throw error;
    throw new MalformedEntryError(`${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
