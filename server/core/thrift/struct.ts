/**
 * Schemas of structs and unions: tables from property to field id and type, checked by the compiler
 * against the TypeScript type that they stand for, so the two cannot drift apart.
 *
 * Rules as in code that the Thrift compiler generates: fields are written in the order of their ids,
 * absent ones not at all; unknown fields, and known ones of another wire type, are skipped.
 */
import { type BinaryReader, ThriftDecodeError } from "./binary-reader.ts";
import type { BinaryWriter } from "./binary-writer.ts";
import type { Schema } from "./schema.ts";
import { skip } from "./skip.ts";
import { STOP, WIRE } from "./wire-type.ts";

/** What to do about a field that is not there: refuse, leave the property out, or use `value`. */
type Absent<T> =
  { readonly kind: "required" } | { readonly kind: "optional" } | { readonly kind: "default"; readonly value: T };

/** A field of a struct: its id in the IDL, its type, and what stands for it when it is not there. */
export interface Field<T> {
  readonly id: number;
  readonly schema: Schema<T>;
  readonly absent: Absent<T>;
}

interface OptionalField<T> extends Field<T> {
  readonly absent: Extract<Absent<T>, { kind: "optional" }>;
}

interface PresentField<T> extends Field<T> {
  readonly absent: Exclude<Absent<T>, { kind: "optional" }>;
}

/** A field for every property of `T`: optional ones for optional properties and no others. */
export type StructFields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K> ? OptionalField<Exclude<T[K], undefined>> : PresentField<T[K]>;
};

export function required<T>(id: number, schema: Schema<T>): PresentField<T> {
  return { id, schema, absent: { kind: "required" } };
}

export function optional<T>(id: number, schema: Schema<T>): OptionalField<T> {
  return { id, schema, absent: { kind: "optional" } };
}

/** A field that is always written; one that is absent reads as `value`. */
export function withDefault<T>(id: number, schema: Schema<T>, value: T): PresentField<T> {
  return { id, schema, absent: { kind: "default", value } };
}

type AnyField = Field<unknown> & { readonly property: string };

function fieldsById(fields: object): AnyField[] {
  return Object.entries(fields as Record<string, Field<unknown>>)
    .map(([property, field]) => ({ property, ...field }))
    .sort((a, b) => a.id - b.id);
}

function writeFields(writer: BinaryWriter, fields: readonly AnyField[], value: object): void {
  const properties = value as Readonly<Record<string, unknown>>;
  for (const field of fields) {
    const item = properties[field.property];
    if (item === undefined) continue;
    writer.i8(field.schema.wire);
    writer.i16(field.id);
    field.schema.write(writer, item);
  }
  writer.i8(STOP);
}

function readFields(reader: BinaryReader, byId: ReadonlyMap<number, AnyField>): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (let header = reader.fieldHeader(); header !== undefined; header = reader.fieldHeader()) {
    const field = byId.get(header.id);
    if (field?.schema.wire === header.type) found.set(field.property, field.schema.read(reader));
    else skip(reader, header.type);
  }
  return found;
}

/** A struct called `name` in the IDL. */
export function struct<T extends object>(name: string, table: StructFields<T>): Schema<T> {
  const fields = fieldsById(table);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const complete = (found: Map<string, unknown>): T => {
    for (const { property, absent } of fields) {
      if (found.has(property) || absent.kind === "optional") continue;
      if (absent.kind === "required") throw new ThriftDecodeError(`${name} lacks ${property}`);
      found.set(property, absent.value);
    }
    return Object.fromEntries(found) as T;
  };
  return {
    wire: WIRE.STRUCT,
    write: (writer, value) => writeFields(writer, fields, value),
    read: (reader) => reader.nested(() => complete(readFields(reader, byId))),
  };
}

/** Every key of every member of a union type. */
type KeysOfUnion<U> = U extends unknown ? keyof U : never;

/** A field for every member of a union of single-key objects. */
export type UnionMembers<U> = {
  readonly [K in KeysOfUnion<U>]: PresentField<Extract<U, { readonly [P in K]: unknown }>[K]>;
};

/** A union called `name` in the IDL: an object with exactly one key. */
export function union<U extends object>(name: string, table: UnionMembers<U>): Schema<U> {
  const fields = fieldsById(table);
  const byId = new Map(fields.map((field) => [field.id, field]));
  return {
    wire: WIRE.STRUCT,
    write: (writer, value) => writeFields(writer, fields, value),
    read: (reader) =>
      reader.nested(() => {
        const found = readFields(reader, byId);
        if (found.size !== 1) throw new ThriftDecodeError(`${name} has ${found.size} known members, not one`);
        return Object.fromEntries(found) as U;
      }),
  };
}
