import { Writer } from "protobufjs/minimal.js";
import { describe, expect, it } from "vitest";
import { message, oneOf, optional, repeated, required } from "./message.ts";
import { bool, decode, encode, int, string } from "./wire.ts";

interface Example {
  readonly name: string;
  readonly count?: number;
  readonly tags: readonly string[];
}

const example = message<Example>("Example", {
  name: required(1, string),
  count: optional(2, int),
  tags: repeated(3, string),
});

type Choice = { readonly text: string } | { readonly flag: boolean };
const choice = oneOf<Choice>("Choice", { text: [1, string], flag: [2, bool] });

describe("a table", () => {
  it("does not compile when it lacks a property, has one too many, or has one of the wrong type", () => {
    // @ts-expect-error `tags` is missing
    message<Example>("Example", { name: required(1, string), count: optional(2, int) });
    // @ts-expect-error `other` is not a property
    message<{ readonly name: string }>("One", { name: required(1, string), other: required(2, string) });
    // @ts-expect-error `count` may be absent
    message<{ readonly count?: number }>("One", { count: required(1, int) });
    // @ts-expect-error `count` is always there
    message<{ readonly count: number }>("One", { count: optional(1, int) });
    // @ts-expect-error `name` is not a number
    message<{ readonly name: string }>("One", { name: required(1, int) });
    // @ts-expect-error the alternative `flag` is missing
    oneOf<Choice>("Choice", { text: [1, string] });
    expect(encode(example, { name: "a", tags: [] })).toEqual(Buffer.from([0x0a, 1, 0x61]));
  });

  it("keeps absent and empty apart from one another", () => {
    for (const value of [
      { name: "", tags: [] },
      { name: "n", count: 0, tags: ["", "t"] },
    ]) {
      expect(decode(example, encode(example, value))).toStrictEqual(value);
    }
  });

  it("refuses values that would not be read back as they are", () => {
    expect(() => encode(example, { name: "n", count: 1.5, tags: [] })).toThrow("1.5 is not a whole number");
    expect(() => encode(example, { name: "n", count: 2 ** 53, tags: [] })).toThrow("is not a whole number");
    expect(() => encode(example, { tags: [] } as unknown as Example)).toThrow("Example.name is missing");
    expect(() => encode(choice, {} as unknown as Choice)).toThrow("Choice has no alternative set");
    expect(() => encode(choice, { other: 1 } as unknown as Choice)).toThrow("Choice has no alternative other");
  });

  it("refuses bytes that no version writes", () => {
    const bytes = (write: (writer: Writer) => Writer): Uint8Array => write(Writer.create()).finish();
    expect(() => decode(example, Buffer.of())).toThrow("Example lacks name");
    expect(() =>
      decode(
        example,
        bytes((w) => w.uint32(8).uint32(1)),
      ),
    ).toThrow("Example field 1 has the wrong wire type");
    expect(() =>
      decode(
        example,
        bytes((w) => w.uint32(10).uint32(100)),
      ),
    ).toThrow(/Example: index out of range/);
    expect(() => decode(choice, Buffer.of())).toThrow("Choice has no alternative set");
    const both = bytes((w) => w.uint32(10).string("a").uint32(16).bool(true));
    expect(() => decode(choice, both)).toThrow("Choice has more than one alternative set");
    const unknown = bytes((w) => w.uint32(10).string("a").uint32(80).uint32(1));
    expect(() => decode(example, unknown)).toThrow("Example has an unknown field 10");
  });
});
