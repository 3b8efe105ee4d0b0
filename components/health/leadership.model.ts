/** Who led since when, and for how long nobody did. Pure. */
import type { ClusterStatus, LeadershipTerm } from "../../server/api/cluster.ts";

export type LeadershipRow =
  | { readonly kind: "term"; readonly term: LeadershipTerm }
  /** Nobody led. */
  | { readonly kind: "gap"; readonly sinceMs: number; readonly untilMs?: number };

/** Newest first; `terms` are oldest first, and overlap by no more than clocks differ. */
export function leadershipRows(terms: readonly LeadershipTerm[]): LeadershipRow[] {
  const rows: LeadershipRow[] = [];
  for (const [i, term] of terms.entries()) {
    const before = terms[i - 1];
    if (before?.untilMs !== undefined && before.untilMs < term.sinceMs) {
      rows.push({ kind: "gap", sinceMs: before.untilMs, untilMs: term.sinceMs });
    }
    rows.push({ kind: "term", term });
  }
  const last = terms.at(-1);
  if (last?.untilMs !== undefined) rows.push({ kind: "gap", sinceMs: last.untilMs });
  return rows.reverse();
}

/** Role of this process among the schedulers. */
export type Role = "leads" | "follows" | "waits";

/** `waits`: nobody leads, as far as is known. */
export function roleOf({ leader, lifecycle }: Pick<ClusterStatus, "leader" | "lifecycle">): Role {
  if (leader?.isSelf === true || lifecycle === "LEADER_AWAITING_REGISTRATION" || lifecycle === "ACTIVE") return "leads";
  return leader === undefined ? "waits" : "follows";
}

/** True for a scheduler that another one stands before: what is about the cluster, that one knows. */
export function isFollower(status: Pick<ClusterStatus, "leader" | "lifecycle">): boolean {
  return roleOf(status) === "follows";
}

/** True where events are to be had: others send callers who ask for them to the leader. */
export function givesEvents(status: Pick<ClusterStatus, "leader" | "lifecycle" | "zooKeeper">): boolean {
  return status.zooKeeper === undefined || roleOf(status) === "leads";
}

/** Where another scheduler shows a page of the console. */
export function consoleUrl(place: { readonly host: string; readonly port: number }, path: string): string {
  const host = place.host.includes(":") ? `[${place.host}]` : place.host;
  return `http://${host}:${place.port}${path}`;
}
