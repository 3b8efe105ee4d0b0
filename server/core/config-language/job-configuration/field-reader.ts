/** Reads fields of interpolated structs as plain values of known types. A field of the wrong type raises ValueError at its place. */
import type { ExceptionName, Origin, Runtime, Value } from "../python/runtime.ts";
import { SCHEMA_PATH } from "../python/source-file.ts";
import { str } from "../python/text.ts";
import { ChoiceObject } from "../pystachio/choice.ts";
import { ListObject } from "../pystachio/list.ts";
import { MapObject } from "../pystachio/map.ts";
import type { PystachioObject } from "../pystachio/object.ts";
import { StructObject } from "../pystachio/struct.ts";

/** Why a job is refused. */
const INVALID: ExceptionName = "ValueError";

/** A simple object's value as text. */
export function plainText(rt: Runtime, object: PystachioObject): string {
  return str(rt, object.get(rt));
}

export class FieldReader {
  readonly rt: Runtime;

  constructor(rt: Runtime) {
    this.rt = rt;
  }

  fail(message: string, origin: Origin): never {
    return this.rt.raise(INVALID, message, { origin });
  }

  /** The field as interpolated and checked; undefined when it is Empty. */
  field(struct: StructObject, name: string): PystachioObject | undefined {
    const value = struct.field(this.rt, name);
    const failure = value?.check(this.rt);
    if (failure !== undefined) this.fail(`${struct.type.name}[${name}]: ${failure.message}`, failure.origin);
    return value;
  }

  struct(struct: StructObject, name: string): StructObject | undefined {
    const value = this.field(struct, name);
    return value instanceof StructObject ? value : undefined;
  }

  /** What a choice holds. */
  choice(struct: StructObject, name: string): StructObject | undefined {
    const value = this.field(struct, name);
    const inner = value instanceof ChoiceObject ? value.unwrap(this.rt) : value;
    return inner instanceof StructObject ? inner : undefined;
  }

  structs(struct: StructObject, name: string): StructObject[] {
    const value = this.field(struct, name);
    if (!(value instanceof ListObject)) return [];
    return value.items(this.rt).filter((item): item is StructObject => item instanceof StructObject);
  }

  #plain(struct: StructObject, name: string): Value | undefined {
    return this.field(struct, name)?.get(this.rt);
  }

  optionalString(struct: StructObject, name: string): string | undefined {
    const value = this.#plain(struct, name);
    return typeof value === "string" ? value : undefined;
  }

  string(struct: StructObject, name: string): string {
    return this.optionalString(struct, name) ?? this.#missing(struct, name);
  }

  /** An integer that JSON holds exactly. */
  optionalInteger(struct: StructObject, name: string): number | undefined {
    const value = this.#plain(struct, name);
    if (typeof value !== "bigint") return undefined;
    return this.safeInteger(value, { name, origin: this.origin(struct, name) });
  }

  safeInteger(value: bigint, where: { readonly name: string; readonly origin: Origin }): number {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : this.fail(`${where.name} is too large: ${value}`, where.origin);
  }

  integer(struct: StructObject, name: string): number {
    return this.optionalInteger(struct, name) ?? this.#missing(struct, name);
  }

  /** An integer of 32 bits, as api.thrift has most of them. */
  int32(struct: StructObject, name: string): number {
    const value = this.integer(struct, name);
    return Math.abs(value) < 2 ** 31 ? value : this.fail(`${name} is too large: ${value}`, this.origin(struct, name));
  }

  number(struct: StructObject, name: string): number {
    const value = this.#plain(struct, name);
    return typeof value === "number" || typeof value === "bigint" ? Number(value) : this.#missing(struct, name);
  }

  boolean(struct: StructObject, name: string): boolean {
    const value = this.#plain(struct, name);
    return typeof value === "boolean" ? value : this.#missing(struct, name);
  }

  strings(struct: StructObject, name: string): string[] {
    const value = this.field(struct, name);
    if (!(value instanceof ListObject)) return [];
    return value.items(this.rt).map((item) => plainText(this.rt, item));
  }

  integers(struct: StructObject, name: string): number[] {
    const origin = this.origin(struct, name);
    return this.strings(struct, name).map((text) => this.safeInteger(BigInt(text), { name, origin }));
  }

  stringMap(struct: StructObject, name: string): Map<string, string> {
    const value = this.field(struct, name);
    if (!(value instanceof MapObject)) return new Map();
    return new Map(value.pairs(this.rt).map(([key, item]) => [plainText(this.rt, key), plainText(this.rt, item)]));
  }

  /** Where a field's value was made; where the struct was, when the field is Empty or its default. */
  origin(struct: StructObject, name: string): Origin {
    const value = struct.fields.get(name);
    return value === undefined || value.origin.file.path === SCHEMA_PATH ? struct.origin : value.origin;
  }

  #missing(struct: StructObject, name: string): never {
    return this.fail(`${struct.type.name}[${name}] is required`, struct.origin);
  }
}
