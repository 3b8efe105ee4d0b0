import { describe, expect, it } from "vitest";
import type { PendingExplanation, VetoTally } from "../../server/api/jobs.ts";
import { funnelOf, groupReasons } from "./pending.model.ts";

function veto(reason: string, agents: number): VetoTally {
  return { reason, agents, kind: "CONSTRAINT_MISMATCH", sentence: reason, advice: "" };
}

function explanation(over: Partial<PendingExplanation> = {}): PendingExplanation {
  return {
    reason: "Insufficient: cpu",
    summary: "No agent fits.",
    agentsConsidered: 6,
    agentsThatFit: 0,
    vetoes: [],
    nearest: [],
    ...over,
  };
}

describe("why tasks wait", () => {
  it("gathers tasks that wait for the same reason, from the earliest", () => {
    const other = explanation({ reason: "Insufficient: ram" });
    const groups = groupReasons([
      { taskId: "a", reason: "", explanation: other, sinceMs: 5 },
      { taskId: "b", reason: "", explanation: explanation(), sinceMs: 9 },
      { taskId: "c", reason: "", explanation: explanation(), sinceMs: 3 },
    ]);
    expect(groups.map(({ taskIds, sinceMs }) => [taskIds, sinceMs])).toEqual([
      [["b", "c"], 3],
      [["a"], 5],
    ]);
  });

  it("draws each reason against all agents, the hardest first", () => {
    const funnel = funnelOf(explanation({ vetoes: [veto("rack", 2), veto("cpu", 6)] }));
    expect(funnel.steps.map(({ veto: { reason }, share, rulesOutAll }) => [reason, share, rulesOutAll])).toEqual([
      ["cpu", 1, true],
      ["rack", 2 / 6, false],
    ]);
  });

  it("draws nothing when no agent was there to consider", () => {
    expect(funnelOf(explanation({ agentsConsidered: 0, vetoes: [veto("x", 1)] })).steps[0]).toMatchObject({
      share: 0,
      rulesOutAll: false,
    });
  });
});
