import { describe, expect, it } from "vitest";
import { BinaryReader, ThriftDecodeError } from "./binary-reader.ts";
import { BinaryWriter } from "./binary-writer.ts";
import { bool, double, enumeration, i32, i64, list, map, set, string, type Schema } from "./schema.ts";
import { optional, required, struct, union, withDefault } from "./struct.ts";

interface Sample {
  readonly name: string;
  readonly count: number;
  readonly flag?: boolean;
}

/** Declared out of order on purpose: the wire has ascending ids. */
const sample = struct<Sample>("Sample", {
  count: withDefault(2, i32, 7),
  flag: optional(3, bool),
  name: required(1, string),
});

function bytesOf<T>(schema: Schema<T>, value: T): number[] {
  const writer = new BinaryWriter();
  schema.write(writer, value);
  return [...writer.finish()];
}

function valueOf<T>(schema: Schema<T>, bytes: readonly number[]): T {
  return schema.read(new BinaryReader(Uint8Array.from(bytes)));
}

const NAME_HI = [11, 0, 1, 0, 0, 0, 2, 0x68, 0x69];

describe("a struct", () => {
  it("has its fields in the order of their ids, then a stop", () => {
    const bytes = [...NAME_HI, 8, 0, 2, 0, 0, 1, 2, 2, 0, 3, 1, 0];
    expect(bytesOf(sample, { name: "hi", count: 258, flag: true })).toEqual(bytes);
    expect(valueOf(sample, bytes)).toEqual({ name: "hi", count: 258, flag: true });
  });

  it("leaves absent fields out and reads defaults back", () => {
    expect(bytesOf(sample, { name: "hi", count: -1 })).toEqual([...NAME_HI, 8, 0, 2, 255, 255, 255, 255, 0]);
    expect(valueOf(sample, [...NAME_HI, 0])).toEqual({ name: "hi", count: 7 });
  });

  it("refuses to be without a required field", () => {
    expect(() => valueOf(sample, [0])).toThrow(new ThriftDecodeError("Sample lacks name"));
  });

  it("skips fields that it does not know, whatever their type", () => {
    const unknown = [
      [2, 0, 90, 1],
      [3, 0, 91, 5],
      [4, 0, 92, 0, 0, 0, 0, 0, 0, 0, 0],
      [6, 0, 93, 1, 1],
      [8, 0, 94, 1, 1, 1, 1],
      [10, 0, 95, 0, 0, 0, 0, 0, 0, 0, 9],
      [11, 0, 96, 0, 0, 0, 2, 0xff, 0xfe],
      [12, 0, 97, 8, 0, 1, 0, 0, 0, 1, 0],
      [13, 0, 98, 11, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0x61, 1],
      [14, 0, 99, 3, 0, 0, 0, 2, 1, 2],
      [15, 0, 100, 15, 0, 0, 0, 1, 2, 0, 0, 0, 1, 1],
      [13, 0, 101, 0, 0, 0, 0, 0, 0],
    ];
    for (const field of unknown) expect(valueOf(sample, [...field, ...NAME_HI, 0]).name).toBe("hi");
    expect(valueOf(sample, [...unknown.flat(), ...NAME_HI, ...unknown.flat(), 0])).toEqual({ name: "hi", count: 7 });
  });

  it("skips a known field that comes with another type", () => {
    expect(valueOf(sample, [11, 0, 2, 0, 0, 0, 1, 0x61, ...NAME_HI, 0])).toEqual({ name: "hi", count: 7 });
  });
});

describe("a union", () => {
  const either = union<{ readonly a: number } | { readonly b: string }>("Either", {
    a: required(1, i32),
    b: required(2, string),
  });

  it("is a struct with one field", () => {
    expect(bytesOf(either, { b: "x" })).toEqual([11, 0, 2, 0, 0, 0, 1, 0x78, 0]);
    expect(valueOf(either, [8, 0, 1, 0, 0, 0, 3, 0])).toEqual({ a: 3 });
  });

  it("is refused when none or more than one of its members is there", () => {
    expect(() => valueOf(either, [0])).toThrow("Either has 0 known members, not one");
    expect(() => valueOf(either, [8, 0, 1, 0, 0, 0, 3, 11, 0, 2, 0, 0, 0, 0, 0])).toThrow("2 known members");
  });
});

describe("scalars and containers", () => {
  it("are big-endian", () => {
    expect(bytesOf(i64, 2 ** 40)).toEqual([0, 0, 1, 0, 0, 0, 0, 0]);
    expect(bytesOf(double, 1.5)).toEqual([0x3f, 0xf8, 0, 0, 0, 0, 0, 0]);
    expect(bytesOf(string, "é")).toEqual([0, 0, 0, 2, 0xc3, 0xa9]);
  });

  it("carry the types of their elements", () => {
    expect(bytesOf(list(bool), [true, false])).toEqual([2, 0, 0, 0, 2, 1, 0]);
    expect(bytesOf(set(string), ["a"])).toEqual([11, 0, 0, 0, 1, 0, 0, 0, 1, 0x61]);
    expect(bytesOf(map(i32), { a: 1 })).toEqual([11, 8, 0, 0, 0, 1, 0, 0, 0, 1, 0x61, 0, 0, 0, 1]);
  });

  it("ignore the element type of an empty container and refuse a wrong one otherwise", () => {
    expect(valueOf(list(i32), [0, 0, 0, 0, 0])).toEqual([]);
    expect(valueOf(map(i32), [0, 0, 0, 0, 0, 0])).toEqual({});
    expect(() => valueOf(list(i32), [2, 0, 0, 0, 1, 1])).toThrow(ThriftDecodeError);
    expect(() => valueOf(map(i32), [8, 8, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1])).toThrow(ThriftDecodeError);
  });

  it("keep a map's key called __proto__ an ordinary key", () => {
    const record = valueOf(map(i32), bytesOf(map(i32), Object.fromEntries([["__proto__", 5]])));
    expect(Object.entries(record)).toEqual([["__proto__", 5]]);
  });

  it("have numbers for enum names and refuse unknown numbers", () => {
    const mode = enumeration({ RW: 1, RO: 2 });
    expect(bytesOf(mode, "RO")).toEqual([0, 0, 0, 2]);
    expect(() => valueOf(mode, [0, 0, 0, 3])).toThrow("3 is none of RW, RO");
  });
});

describe("malformed bytes", () => {
  it.each([
    ["nothing at all", []],
    ["a cut field", [11, 0]],
    ["a text longer than the input", [11, 0, 1, 0, 0, 0, 9, 0x61]],
    ["a negative length", [11, 0, 1, 255, 255, 255, 255]],
    ["a type that does not exist", [7, 0, 1]],
    ["text that is not UTF-8", [11, 0, 1, 0, 0, 0, 1, 0xff, 0]],
    ["a missing stop", NAME_HI],
    ["a count beyond the input in an unknown field", [15, 0, 9, 3, 127, 255, 255, 255]],
    ["endless nesting", Array.from({ length: 300 }, () => [12, 0, 9]).flat()],
  ])("such as %s end in the decoder's own error", (_, bytes) => {
    expect(() => valueOf(sample, bytes)).toThrow(ThriftDecodeError);
  });

  it("are a 64-bit integer that a number cannot hold", () => {
    expect(() => valueOf(i64, [0x7f, 255, 255, 255, 255, 255, 255, 255])).toThrow("too large");
  });
});
