import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { anyOp, anyTaskConfig, OP_KINDS } from "../testing-arbitraries.ts";
import { taskConfig } from "./entities.ts";
import { op } from "./ops.ts";
import { decode, encode, type DecodeContext, type EncodeContext } from "./wire.ts";

/** References that point into a plain array. */
function table(): EncodeContext & DecodeContext {
  const configs: TaskConfig[] = [];
  return {
    indexOf: (config) => configs.push(config as TaskConfig) - 1,
    at: (index) => configs[index],
    define: () => undefined,
    share: (text) => text,
  };
}

describe("what is encoded", () => {
  it.each(OP_KINDS)("is read back as it was: %s", (kind) => {
    fc.assert(
      fc.property(anyOp(kind), (value) => {
        const context = table();
        expect(decode(op, encode(op, value, context), context)).toStrictEqual(value);
      }),
      { numRuns: 100 },
    );
  });

  it("is read back as it was: task configs", () => {
    fc.assert(
      fc.property(anyTaskConfig, (config) => {
        expect(decode(taskConfig, encode(taskConfig, config))).toStrictEqual(config);
      }),
      { numRuns: 300 },
    );
  });

  it("never crashes the reader when it is cut off or altered: it is refused, or is another valid value", () => {
    fc.assert(
      fc.property(anyTaskConfig, fc.nat(), fc.nat(255), (config, place, byte) => {
        const bytes = encode(taskConfig, config);
        const at = place % bytes.length;
        const altered = Uint8Array.from(bytes);
        altered[at] = byte;
        for (const damaged of [bytes.slice(0, at), altered]) {
          const outcome = attempt(() => decode(taskConfig, damaged));
          expect(["value", "MalformedEntryError", "UnknownFieldError"]).toContain(outcome);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function attempt(read: () => unknown): string {
  try {
    read();
    return "value";
  } catch (error) {
    return (error as Error).name;
  }
}
