import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { linearizabilityViolation } from "./linearizable.ts";
import type { RegisterOperation, RegisterValue } from "./register-history.ts";

/** `w1 [1 3]`: a write of 1 invoked at event 1 and answered at event 3; `r- [4 5]`: a read of nothing; `w2 [6 ..]`: no answer. */
function history(...lines: string[]): RegisterOperation[] {
  return lines.map((line, index) => {
    const [, kind, value, invoked, returned] = /^([rw])(\d+|-) \[(\d+) (\d+|\.\.)\]$/.exec(line) ?? [];
    const held: RegisterValue = value === "-" ? undefined : Number(value);
    return {
      client: `c${index}`,
      key: "k",
      kind: kind === "w" ? "write" : "read",
      value: held,
      invoked: Number(invoked),
      returned: returned === ".." ? undefined : Number(returned),
    };
  });
}

const violation = (...lines: string[]): string | undefined => linearizabilityViolation(history(...lines));

it("accepts one operation after another that tell of the latest write", () => {
  expect(violation("r- [1 2]", "w1 [3 4]", "r1 [5 6]", "w2 [7 8]", "r2 [9 10]")).toBeUndefined();
});

it("convicts a stale read", () => {
  expect(violation("w1 [1 2]", "w2 [3 4]", "r1 [5 6]")).toMatch(/^cannot be explained: c2 read 1 \[5, 6\]/);
});

it("convicts a read of nothing after an acknowledged write", () => {
  expect(violation("w1 [1 2]", "r- [3 4]")).toMatch(/c1 read undefined/);
});

it("accepts either value while a write is under way", () => {
  expect(violation("w1 [1 2]", "w2 [3 8]", "r1 [4 5]", "r2 [6 7]")).toBeUndefined();
});

it("convicts a value that goes back while a write is under way", () => {
  expect(violation("w1 [1 2]", "w2 [3 10]", "r2 [4 5]", "r1 [6 7]")).toMatch(/read 1/);
});

it("lets a write without an answer take effect late", () => {
  expect(violation("w1 [1 2]", "w2 [3 ..]", "r1 [4 5]", "w3 [6 7]", "r3 [8 9]", "r2 [10 11]")).toBeUndefined();
});

it("lets a write without an answer never take effect", () => {
  expect(violation("w1 [1 2]", "w2 [3 ..]", "r1 [4 5]", "r1 [6 7]")).toBeUndefined();
});

it("convicts a write without an answer that takes effect twice", () => {
  expect(violation("w1 [1 2]", "w2 [3 ..]", "r2 [4 5]", "w3 [6 7]", "r3 [8 9]", "r2 [10 11]")).toMatch(/read 2/);
});

it("convicts a read from before its write", () => {
  expect(violation("r1 [1 2]", "w1 [3 4]")).toMatch(/read 1/);
});

it("convicts a value that nobody has written", () => {
  expect(violation("w1 [1 2]", "r7 [3 4]")).toMatch(/nobody has written/);
});

it("convicts what no two clients could both have seen", () => {
  // Both writes are over before the four reads; one pair of readers saw them in one order, the other in the other.
  expect(violation("w1 [1 9]", "w2 [2 10]", "r1 [3 4]", "r2 [5 6]", "r1 [7 8]")).toMatch(/read 1/);
  expect(violation("w1 [1 9]", "w2 [2 10]", "r1 [3 4]", "r2 [5 6]", "r2 [7 8]")).toBeUndefined();
});

it("accepts a read that was sent long ago, answered late, with any value of the time between", () => {
  const writes = ["w1 [1 2]", "w2 [4 5]", "w3 [6 7]"];
  for (const value of ["1", "2", "3"]) expect(violation(...writes, `r${value} [3 8]`)).toBeUndefined();
  expect(violation(...writes, "r- [3 8]")).toMatch(/read undefined/);
});

it("convicts a scheduler that hung, was replaced, and answers from what it knew", () => {
  expect(violation("w1 [1 2]", "w2 [3 4]", "r1 [5 9]", "r2 [6 7]")).toMatch(/c2 read 1/);
});

it("copes with many clients at a time, and with many writes that were never answered", () => {
  const writers = Array.from({ length: 8 }, (_, i) => `w${i + 1} [${i + 1} ${20 + i}]`);
  expect(violation(...writers, "r3 [30 31]")).toBeUndefined();
  const open = Array.from({ length: 60 }, (_, i) => `w${i + 10} [${i + 40} ..]`);
  const reads = Array.from({ length: 60 }, (_, i) => `r${i + 10} [${200 + 2 * i} ${201 + 2 * i}]`);
  expect(violation(...writers, ...open, ...reads)).toBeUndefined();
  expect(violation(...writers, ...open, ...reads, "r10 [400 401]")).toMatch(/read 10/);
});

it("is apart from the code under test", () => {
  for (const file of ["linearizable.ts", "lost-writes.ts", "register-history.ts"]) {
    const source = readFileSync(new URL(file, import.meta.url), "utf8");
    const imports = [...source.matchAll(/from "(.*)"/g)].map(([, from]) => from);
    expect(imports.filter((from) => from !== "./register-history.ts" && !from?.endsWith("/invariant.ts"))).toEqual([]);
  }
});

/** A history that a register has truly gone through: each operation takes effect at its `moment`, between its events. */
const truth = fc
  .array(
    fc.record({
      moment: fc.integer({ min: 0, max: 400 }),
      before: fc.integer({ min: 1, max: 60 }),
      after: fc.integer({ min: 1, max: 60 }),
      isWrite: fc.boolean(),
      isAnswered: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((drafts) => {
    let held: RegisterValue;
    const operations: RegisterOperation[] = [];
    [...drafts]
      .sort((a, b) => a.moment - b.moment)
      .forEach(({ moment, before, after, isWrite, isAnswered }, index) => {
        if (isWrite) held = index;
        // Moments are spread so that no two events fall together.
        const at = (time: number): number => time * 1000 + index;
        operations.push({
          client: `c${index}`,
          key: "k",
          kind: isWrite ? "write" : "read",
          value: held,
          invoked: at(moment - before),
          returned: isAnswered ? at(moment + after) : undefined,
        });
      });
    return operations;
  });

it("accepts whatever a register can do", () => {
  fc.assert(fc.property(truth, (operations) => linearizabilityViolation(operations) === undefined));
});

it("convicts a read of a value that was surely overwritten before", () => {
  fc.assert(
    fc.property(truth, (operations) => {
      const writes = operations.filter(({ kind, returned }) => kind === "write" && returned !== undefined);
      const overwritten = writes.find((one) => writes.some((other) => other.invoked > (one.returned ?? Infinity)));
      fc.pre(overwritten !== undefined);
      const end = Math.max(...operations.map(({ invoked, returned }) => returned ?? invoked)) + 1;
      const stale = { ...overwritten, client: "stale", kind: "read", invoked: end, returned: end + 1 } as const;
      return linearizabilityViolation([...operations, stale]) !== undefined;
    }),
  );
});
