import fc from "fast-check";
import { expect, test } from "vitest";
import { refusalOf, type PublishedQuorum } from "./quorum-rule.ts";

const size = fc.integer({ min: 1, max: 4 });
const change = fc.oneof(
  fc.record({
    kind: fc.constant("join" as const),
    host: fc.integer({ min: 1, max: 8 }),
    quorumSize: size,
    previous: fc.oneof(fc.constant(0), size),
  }),
  fc.record({ kind: fc.constant("leave" as const), host: fc.integer({ min: 1, max: 8 }) }),
);

test("however schedulers come and go, any two quorums share a replica", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const running = new Map<number, PublishedQuorum>();
      let recordedQuorumSize: number | undefined;
      for (const step of changes) {
        if (step.kind === "leave") running.delete(step.host);
        if (step.kind === "leave" || running.has(step.host)) continue;
        const others = [...running.values()];
        const request = { pid: `r@${step.host}:1`, quorumSize: step.quorumSize, previousQuorumSize: step.previous };
        const view = { recordedQuorumSize, others, pids: others.map(({ pid }) => pid) };
        if (refusalOf(request, view) !== undefined) continue;
        running.set(step.host, { pid: request.pid, quorumSize: step.quorumSize });
        recordedQuorumSize = step.quorumSize;
        for (const a of running.values()) {
          for (const b of running.values()) expect(a.quorumSize + b.quorumSize).toBeGreaterThan(running.size);
        }
      }
    }),
    { numRuns: 500 },
  );
});
