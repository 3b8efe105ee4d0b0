import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headRemainder, tailRemainder } from "./utf8.ts";

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });

describe("cutting UTF-8", () => {
  it("anywhere leaves whole characters on both sides once the remainders are moved", () => {
    fc.assert(
      fc.property(text, fc.nat(), (value, at) => {
        const bytes = new TextEncoder().encode(value);
        const cut = at % (bytes.length + 1);
        const left = bytes.subarray(0, cut);
        const whole = left.subarray(0, left.length - tailRemainder(left));
        const right = bytes.subarray(cut);
        const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
        expect(value.startsWith(strict.decode(whole))).toBe(true);
        expect(value.endsWith(strict.decode(right.subarray(headRemainder(right))))).toBe(true);
        expect(tailRemainder(left)).toBeLessThan(4);
      }),
    );
  });

  it("finds no remainder in whole text", () => {
    fc.assert(
      fc.property(text, (value) => {
        const bytes = new TextEncoder().encode(value);
        expect([headRemainder(bytes), tailRemainder(bytes)]).toEqual([0, 0]);
      }),
    );
  });

  it("holds back no byte that can begin no character", () => {
    expect(tailRemainder(new Uint8Array([0x61, 0xff]))).toBe(0);
    expect(tailRemainder(new Uint8Array([0x80, 0x80, 0x80, 0x80]))).toBe(0);
  });
});
