/** The scheduler's way from start to end, with what it has gone through so far. Pure. */
import type { ClusterStatus, LifecycleState } from "../../server/api/cluster.ts";

const WAY: readonly LifecycleState[] = [
  "IDLE",
  "PREPARING_STORAGE",
  "STORAGE_PREPARED",
  "LEADER_AWAITING_REGISTRATION",
  "ACTIVE",
];

export interface LifecycleStep {
  readonly state: LifecycleState;
  readonly place: "past" | "current" | "ahead" | "skipped";
  /** When it was entered. */
  readonly atMs?: number;
  /** How long it lasted; absent for the current one. */
  readonly lastedMs?: number;
  readonly message?: string;
}

/** Every state of the way; the end of it only where it has come. */
export function lifecycleSteps(history: ClusterStatus["lifecycleHistory"]): LifecycleStep[] {
  const isOver = history.at(-1)?.state === "DEAD";
  const way: readonly LifecycleState[] = isOver ? [...WAY, "DEAD"] : WAY;
  return way.map((state): LifecycleStep => {
    const index = history.findIndex((change) => change.state === state);
    const change = history[index];
    if (change === undefined) return { state, place: isOver ? "skipped" : "ahead" };
    const next = history[index + 1];
    const { atMs, message } = change;
    return {
      state,
      atMs,
      place: next === undefined ? "current" : "past",
      ...(next === undefined ? {} : { lastedMs: next.atMs - atMs }),
      ...(message === undefined ? {} : { message }),
    };
  });
}
