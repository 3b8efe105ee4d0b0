/**
 * Protobuf messages as tables. A table names, for every property of a domain type, the field it is written
 * as; the mapped type {@link FieldsOf} makes the compiler refuse a table that lacks a property, has one too
 * many, or gives one the wrong type. One table is both the writer and the reader, and works on the wire
 * format directly: no intermediate message objects. `storage.proto` is the published form of these tables; a
 * test holds the two equal.
 */
import type { Reader, Writer } from "protobufjs/minimal.js";
import {
  DELIMITED,
  MalformedEntryError,
  string,
  UnknownFieldError,
  UnstorableValueError,
  type DecodeContext,
  type EncodeContext,
  type FieldDescription,
  type MessageType,
  type ValueType,
} from "./wire.ts";

interface Field<V> {
  readonly number: number;
  readonly rule: FieldDescription["rule"];
  readonly type: ValueType<never>;
  write(writer: Writer, value: V, context: EncodeContext): void;
  /** Reads one occurrence and returns the property's value so far. */
  read(reader: Reader, soFar: V | undefined, context: DecodeContext): V;
  /** The value when the field does not occur; undefined when it must occur. */
  absent?(): V;
  /** Called once after the last occurrence. */
  finish?(value: V): V;
}

export interface RequiredField<V> extends Field<V> {
  readonly presence: "required";
}

export interface OptionalField<V> extends Field<V> {
  readonly presence: "optional";
}

/** The table that a type needs: required properties take required fields, optional ones optional fields. */
export type FieldsOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? OptionalField<Exclude<T[K], undefined>> : RequiredField<T[K]>;
};

function single<V>(number: number, type: ValueType<V>): Omit<Field<V>, "rule"> {
  const tag = (number << 3) | type.wireType;
  return {
    number,
    type: type as ValueType<never>,
    write(writer, value, context) {
      writer.uint32(tag);
      type.write(writer, value, context);
    },
    read: (reader, _soFar, context) => type.read(reader, context),
  };
}

/** A property that is always there. */
export function required<V>(number: number, type: ValueType<V>): RequiredField<V> {
  return { ...single(number, type), rule: "required", presence: "required" };
}

/** A property that may be absent; absence is kept. */
export function optional<V>(number: number, type: ValueType<V>): OptionalField<V> {
  return { ...single(number, type), rule: "optional", presence: "optional" };
}

/** An array that is always there, possibly empty. */
export function repeated<V>(number: number, type: ValueType<V>): RequiredField<readonly V[]> {
  const tag = (number << 3) | type.wireType;
  return {
    number,
    rule: "repeated",
    presence: "required",
    type: type as ValueType<never>,
    write(writer, values, context) {
      for (const value of values) {
        writer.uint32(tag);
        type.write(writer, value, context);
      }
    },
    read(reader, soFar, context) {
      const values = (soFar ?? []) as V[];
      values.push(type.read(reader, context));
      return values;
    },
    absent: () => [],
    // A copy is exactly as long as its content; an array grown by push keeps spare room, which adds up over tasks.
    finish: (values) => values.slice(),
  };
}

/** A map with text keys that is always there, possibly empty. */
export function mapOf<V>(number: number, type: ValueType<V>): RequiredField<Readonly<Record<string, V>>> {
  const entry = message<MapEntry<V>>("MapEntry", { key: required(1, string), value: required(2, type) });
  const tag = (number << 3) | DELIMITED;
  return {
    number,
    rule: "map",
    presence: "required",
    type: type as ValueType<never>,
    write(writer, record, context) {
      for (const key in record) {
        writer.uint32(tag);
        entry.write(writer, { key, value: record[key] as V }, context);
      }
    },
    read(reader, soFar, context) {
      const { key, value } = entry.read(reader, context);
      // Defined, not assigned: a key such as __proto__ is data like any other.
      const property = { value, enumerable: true, writable: true, configurable: true };
      return Object.defineProperty(soFar ?? {}, key, property) as Record<string, V>;
    },
    absent: () => ({}),
  };
}

interface MapEntry<V> {
  readonly key: string;
  readonly value: V;
}

type NamedField = Field<unknown> & { readonly name: string; readonly isOptional: boolean };

/** A message type from its table. Fields are written in the table's order. */
export function message<T extends object>(protoName: string, table: FieldsOf<T>): MessageType<T> {
  const rows = Object.entries<RequiredField<unknown> | OptionalField<unknown>>(table as never);
  const fields = rows.map(([name, field]): NamedField => ({
    ...field,
    name,
    isOptional: field.presence === "optional",
  }));
  const byNumber: (NamedField | undefined)[] = [];
  for (const field of fields) byNumber[field.number] = field;
  // Every object read starts as a copy of this one, so that all have the same hidden class.
  const blank: Record<string, unknown> = {};
  for (const field of fields) if (!field.isOptional) blank[field.name] = undefined;

  const writeBody = (writer: Writer, value: T, context: EncodeContext): void => {
    for (const field of fields) {
      const property = (value as Record<string, unknown>)[field.name];
      if (property !== undefined) field.write(writer, property, context);
      else if (!field.isOptional) throw new UnstorableValueError(`${protoName}.${field.name} is missing`);
    }
  };
  const readBody = (reader: Reader, end: number, context: DecodeContext): T => {
    const value = { ...blank };
    while (reader.pos < end) {
      const field = expectField(reader, protoName, byNumber);
      value[field.name] = field.read(reader, value[field.name], context);
    }
    if (reader.pos !== end) throw new MalformedEntryError(`${protoName} is longer than its length says`);
    for (const field of fields) {
      const read = value[field.name];
      if (read === undefined) {
        if (field.isOptional) continue;
        if (field.absent === undefined) throw new MalformedEntryError(`${protoName} lacks ${field.name}`);
        value[field.name] = field.absent();
      } else if (field.finish !== undefined) value[field.name] = field.finish(read);
    }
    return value as T;
  };
  return delimited({ protoName, fields, writeBody, readBody });
}

function expectField<F extends Field<unknown>>(reader: Reader, owner: string, byNumber: readonly (F | undefined)[]): F {
  const tag = reader.uint32();
  const field = byNumber[tag >>> 3];
  if (field === undefined) throw new UnknownFieldError(`${owner} has an unknown field ${tag >>> 3}`);
  const wireType = field.rule === "map" ? DELIMITED : field.type.wireType;
  if ((tag & 7) !== wireType) throw new MalformedEntryError(`${owner} field ${field.number} has the wrong wire type`);
  return field;
}

function delimited<T>(type: Pick<MessageType<T>, "protoName" | "fields" | "writeBody" | "readBody">): MessageType<T> {
  return {
    ...type,
    wireType: DELIMITED,
    write(writer, value, context) {
      writer.fork();
      type.writeBody(writer, value, context);
      writer.ldelim();
    },
    read(reader, context) {
      const length = reader.uint32();
      const end = reader.pos + length;
      if (end > reader.len) throw new MalformedEntryError(`${type.protoName} is cut off`);
      return type.readBody(reader, end, context);
    },
  };
}

type KeysOfUnion<U> = U extends unknown ? keyof U : never;
/** What a union of single-key objects holds under the key `K`. */
export type Alternative<U, K> = U extends unknown ? (K extends keyof U ? U[K] : never) : never;

/** The table of a union of objects with exactly one key each. */
export type AlternativesOf<U> = {
  readonly [K in KeysOfUnion<U>]: readonly [number: number, type: ValueType<Alternative<U, K>>];
};

/** A union of single-key objects, as a message with one `oneof`. */
export function oneOf<U extends object>(protoName: string, table: AlternativesOf<U>): MessageType<U> {
  type Row = { readonly name: string } & Field<unknown>;
  const byName = new Map<string, Row>();
  const byNumber: (Row | undefined)[] = [];
  const rows = Object.entries<readonly [number, ValueType<unknown>]>(table);
  const fields = rows.map(([name, [number, type]]) => {
    const row: Row = { ...single(number, type), name, rule: "oneof" };
    byName.set(name, row);
    byNumber[number] = row;
    return row;
  });
  return delimited<U>({
    protoName,
    fields,
    writeBody(writer, value, context) {
      for (const name in value) {
        const row = byName.get(name);
        if (row === undefined) throw new UnstorableValueError(`${protoName} has no alternative ${name}`);
        row.write(writer, value[name], context);
        return;
      }
      throw new UnstorableValueError(`${protoName} has no alternative set`);
    },
    readBody(reader, end, context) {
      if (reader.pos >= end) throw new MalformedEntryError(`${protoName} has no alternative set`);
      const row = expectField(reader, protoName, byNumber);
      const value = { [row.name]: row.read(reader, undefined, context) };
      if (reader.pos !== end) throw new MalformedEntryError(`${protoName} has more than one alternative set`);
      return value as U;
    },
  });
}

/** A list as a message of its own, where an absent list and an empty one must be told apart. */
export function listOf<V>(protoName: string, type: ValueType<V>): MessageType<readonly V[]> {
  return wrapped(message<{ readonly items: readonly V[] }>(protoName, { items: repeated(1, type) }), "items");
}

/** A map as a message of its own, where an absent map and an empty one must be told apart. */
export function mapMessage<V>(protoName: string, type: ValueType<V>): MessageType<Readonly<Record<string, V>>> {
  return wrapped(
    message<{ readonly entries: Readonly<Record<string, V>> }>(protoName, { entries: mapOf(1, type) }),
    "entries",
  );
}

function wrapped<K extends string, V>(inner: MessageType<Readonly<Record<K, V>>>, key: K): MessageType<V> {
  return delimited<V>({
    protoName: inner.protoName,
    fields: inner.fields,
    writeBody: (writer, value, context) => inner.writeBody(writer, { [key]: value } as Readonly<Record<K, V>>, context),
    readBody: (reader, end, context) => inner.readBody(reader, end, context)[key],
  });
}
