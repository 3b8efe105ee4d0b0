import { expect, it } from "vitest";
import { alarmsIn, wrongExit } from "./exits.ts";

const LOST = "Lost leadership, ending the process.";
const NO_QUORUM = "Fatal error in storage: No quorum of replicas has accepted a write within 3000 ms.";

function judged(code: number | null, lastWords: string, ...signals: NodeJS.Signals[]): string | undefined {
  return wrongExit({ name: "s", code, lastWords, signals });
}

it("lets a scheduler end that was asked to, and no other, with 0", () => {
  expect(judged(0, "Stopped by SIGTERM.", "SIGTERM")).toBeUndefined();
  expect(judged(0, "")).toBe('s ended with 0, and nobody asked it to: ""');
});

it("lets a scheduler be killed, and not end by a signal of its own", () => {
  expect(judged(null, "", "SIGKILL")).toBeUndefined();
  expect(judged(null, "")).toMatch(/which nobody sent/);
});

it("lets a scheduler end with 3 that says that it was replaced", () => {
  expect(judged(3, LOST)).toBeUndefined();
  expect(judged(3, "Fatal error in storage: Another scheduler has become the log's writer.")).toBeUndefined();
  expect(judged(3, "no such thing")).toMatch(/without saying/);
});

it("lets a scheduler end with 2 that had no quorum", () => {
  expect(judged(2, NO_QUORUM)).toBeUndefined();
  expect(judged(2, "something else")).toMatch(/for a reason/);
});

it("convicts every 1", () => {
  expect(judged(1, LOST, "SIGTERM", "SIGKILL")).toMatch(/another start/);
});

it("finds what no fault excuses in a log", () => {
  const log = '{"level":50,"msg":"a request failed"}\n{"level":60,"msg":"An error that nobody caught"}\nfine\n';
  expect(alarmsIn(log)).toEqual(['{"level":60,"msg":"An error that nobody caught"}']);
});
