import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameError, FrameSplitter } from "./frames.ts";

function framed(body: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

test("frames come out as they went in, however the bytes are cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 30 })),
      (bodies, cuts) => {
        const frames = bodies.map(framed);
        let rest = Buffer.concat(frames);
        const splitter = new FrameSplitter();
        const got: Buffer[] = [];
        for (const cut of [...cuts, rest.length]) {
          got.push(...splitter.push(rest.subarray(0, cut)));
          rest = rest.subarray(cut);
        }
        expect(got.map((frame) => frame.toString("hex"))).toEqual(frames.map((frame) => frame.toString("hex")));
      },
    ),
  );
});

test("a length that no server sends is refused", () => {
  for (const hex of ["ffffffff", "80000000", "7fffffff", "48545450"]) {
    expect(() => new FrameSplitter().push(Buffer.from(hex, "hex"))).toThrow(FrameError);
  }
});
