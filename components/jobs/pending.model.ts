/** Why tasks wait: explanations gathered by what they say, and the funnel that one of them draws. Pure. */
import type { PendingExplanation, VetoTally } from "../../server/api/jobs.ts";
import type { PendingReasonView } from "../../server/api/tasks.ts";

/** Reasons are asked for again this often: offers come and go without an event. */
export const REASONS_INTERVAL_MS = 5_000;

/** Tasks that wait for the same reason. */
export interface PendingGroup {
  readonly explanation: PendingExplanation;
  readonly taskIds: readonly string[];
  /** Since when the first of them waits. */
  readonly sinceMs: number;
}

/** Gathers reasons that say the same; the most tasks first. */
export function groupReasons(reasons: readonly PendingReasonView[]): PendingGroup[] {
  const groups = new Map<string, { explanation: PendingExplanation; taskIds: string[]; sinceMs: number }>();
  for (const { taskId, explanation, sinceMs } of reasons) {
    const key = `${explanation.summary}\n${explanation.reason}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { explanation, taskIds: [taskId], sinceMs });
    else {
      group.taskIds.push(taskId);
      group.sinceMs = Math.min(group.sinceMs, sinceMs);
    }
  }
  return [...groups.values()].sort((a, b) => b.taskIds.length - a.taskIds.length);
}

/** One step of the funnel. */
export interface FunnelStep {
  readonly veto: VetoTally;
  /** Agents that this reason rules out, of those considered; 0 to 1. */
  readonly share: number;
  /** True when it rules out every agent. */
  readonly rulesOutAll: boolean;
}

export interface Funnel {
  readonly considered: number;
  readonly steps: readonly FunnelStep[];
}

/** The reasons as bars, each against all agents considered; reasons overlap, so bars do not add up. */
export function funnelOf({ agentsConsidered, vetoes }: PendingExplanation): Funnel {
  const steps = vetoes
    .map((veto) => ({
      veto,
      share: agentsConsidered === 0 ? 0 : Math.min(1, veto.agents / agentsConsidered),
      rulesOutAll: agentsConsidered > 0 && veto.agents >= agentsConsidered,
    }))
    .sort((a, b) => b.veto.agents - a.veto.agents);
  return { considered: agentsConsidered, steps };
}
