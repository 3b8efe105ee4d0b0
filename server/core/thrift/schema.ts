/** Schemas: values that know how to write and read one type. Here: scalars, enums and containers. */
import { type BinaryReader, ThriftDecodeError } from "./binary-reader.ts";
import type { BinaryWriter } from "./binary-writer.ts";
import { WIRE, type WireType } from "./wire-type.ts";

/** How one type looks on the wire. */
export interface Schema<T> {
  readonly wire: WireType;
  write(writer: BinaryWriter, value: T): void;
  /** @throws ThriftDecodeError */
  read(reader: BinaryReader): T;
}

export const bool: Schema<boolean> = {
  wire: WIRE.BOOL,
  write: (writer, value) => writer.i8(value ? 1 : 0),
  read: (reader) => reader.i8() !== 0,
};

export const i32: Schema<number> = {
  wire: WIRE.I32,
  write: (writer, value) => writer.i32(value),
  read: (reader) => reader.i32(),
};

/** A 64-bit integer held as a number; one beyond 2^53 is refused rather than rounded. */
export const i64: Schema<number> = {
  wire: WIRE.I64,
  write: (writer, value) => writer.i64(BigInt(Math.trunc(value))),
  read(reader) {
    const value = Number(reader.i64());
    if (!Number.isSafeInteger(value)) throw new ThriftDecodeError(`${value} is too large a number`);
    return value;
  },
};

export const double: Schema<number> = {
  wire: WIRE.DOUBLE,
  write: (writer, value) => writer.double(value),
  read: (reader) => reader.double(),
};

export const string: Schema<string> = {
  wire: WIRE.STRING,
  write: (writer, value) => writer.string(value),
  read: (reader) => reader.string(),
};

/** An enum: names here, numbers on the wire. */
export function enumeration<N extends string>(numbers: Readonly<Record<N, number>>): Schema<N> {
  const names = new Map(Object.entries<number>(numbers).map(([name, number]) => [number, name as N]));
  return {
    wire: WIRE.I32,
    write: (writer, value) => writer.i32(numbers[value]),
    read(reader) {
      const number = reader.i32();
      const name = names.get(number);
      if (name === undefined) throw new ThriftDecodeError(`${number} is none of ${Object.keys(numbers).join(", ")}`);
      return name;
    },
  };
}

function elements<T>(wire: WireType, element: Schema<T>): Schema<readonly T[]> {
  return {
    wire,
    write(writer, values) {
      writer.i8(element.wire);
      writer.i32(values.length);
      for (const value of values) element.write(writer, value);
    },
    read: (reader) =>
      reader.nested(() => {
        const header = reader.elementsHeader();
        if (header.count > 0) expectWire(header.element, element.wire);
        return Array.from({ length: header.count }, () => element.read(reader));
      }),
  };
}

export function list<T>(element: Schema<T>): Schema<readonly T[]> {
  return elements(WIRE.LIST, element);
}

/** A Thrift set; held as an array, in the order on the wire. */
export function set<T>(element: Schema<T>): Schema<readonly T[]> {
  return elements(WIRE.SET, element);
}

/** A map with text keys; held as an object. */
export function map<T>(value: Schema<T>): Schema<Readonly<Record<string, T>>> {
  return {
    wire: WIRE.MAP,
    write(writer, record) {
      const entries = Object.entries(record);
      writer.i8(WIRE.STRING);
      writer.i8(value.wire);
      writer.i32(entries.length);
      for (const [key, item] of entries) {
        writer.string(key);
        value.write(writer, item);
      }
    },
    read: (reader) =>
      reader.nested(() => {
        const header = reader.mapHeader();
        if (header.count > 0) {
          expectWire(header.key, WIRE.STRING);
          expectWire(header.value, value.wire);
        }
        return Object.fromEntries(Array.from({ length: header.count }, () => [reader.string(), value.read(reader)]));
      }),
  };
}

function expectWire(found: WireType, expected: WireType): void {
  if (found !== expected) throw new ThriftDecodeError(`elements of type ${found} where ${expected} belongs`);
}
