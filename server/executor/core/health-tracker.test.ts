import { describe, expect, it } from "vitest";
import { HealthTracker } from "./health-tracker.ts";
import type { HealthPolicy } from "./service-config.ts";

const policy: HealthPolicy = {
  initialIntervalMs: 0,
  intervalMs: 10_000,
  timeoutMs: 1000,
  maxConsecutiveFailures: 0,
  minConsecutiveSuccesses: 1,
};

/** The states after each of `outcomes`, `+` for a success and `-` for a failure. */
function states(changes: Partial<HealthPolicy>, outcomes: string): string {
  const tracker = new HealthTracker({ ...policy, ...changes });
  return Array.from(outcomes)
    .map((outcome) => {
      if (tracker.mayAttempt()) tracker.record(outcome === "+" ? { ok: true } : { ok: false, reason: "bad" });
      return tracker.health.status[0];
    })
    .join("");
}

describe("a task", () => {
  it.each<[string, Partial<HealthPolicy>, { readonly [outcomes: string]: string }]>([
    ["is healthy after its first success", {}, { "+": "H" }],
    ["is healthy after as many successes in a row as it needs", { minConsecutiveSuccesses: 3 }, { "+++": "SSH" }],
    ["is unhealthy with its first failure", {}, { "-": "U" }],
    ["is forgiven failures in its initial interval", { initialIntervalMs: 25_000 }, { "---+": "SSSH" }],
    ["is forgiven no more than that", { initialIntervalMs: 25_000 }, { "----": "SSSU" }],
    ["may fail as often in a row as it is allowed to", { maxConsecutiveFailures: 2 }, { "+--+---": "HHHHHHU" }],
    ["stays unhealthy", {}, { "-+++": "UUUU" }],
    [
      "must be healthy within its attempts: forgiven ones, allowed failures and needed successes",
      { initialIntervalMs: 20_000, minConsecutiveSuccesses: 2, maxConsecutiveFailures: 1 },
      { "-+-+-+": "SSSSSS" },
    ],
    [
      "is unhealthy when all attempts are used up",
      { initialIntervalMs: 20_000, minConsecutiveSuccesses: 2, maxConsecutiveFailures: 1 },
      { "-+-+-+-+": "SSSSSSUU" },
    ],
    [
      "is unhealthy as soon as its attempts cannot suffice",
      { minConsecutiveSuccesses: 4, maxConsecutiveFailures: 1 },
      { "++-": "SSU" },
    ],
  ])("%s", (_, changes, cases) => {
    for (const [outcomes, expected] of Object.entries(cases)) expect(states(changes, outcomes)).toBe(expected);
  });

  it("is told why it is unhealthy", () => {
    const tracker = new HealthTracker(policy);
    expect(tracker.record({ ok: false, reason: "no answer" })).toEqual({ status: "UNHEALTHY", reason: "no answer" });
    const slow = new HealthTracker({ ...policy, initialIntervalMs: 10_000, maxConsecutiveFailures: 5 });
    while (slow.mayAttempt()) slow.record({ ok: false, reason: "warming up" });
    expect(slow.health).toEqual({ status: "UNHEALTHY", reason: "warming up" });
  });
});
