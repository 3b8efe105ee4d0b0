/** Leadership as the lifecycle of this process has it: all there is to know of a scheduler without rivals. Pure. */
import type { ClusterStatus, LeadershipTerm } from "../../api/cluster.ts";

/** The term of this process, if it has led. */
export function ownLeadership(
  history: ClusterStatus["lifecycleHistory"],
  self: { readonly host: string; readonly port: number },
): readonly LeadershipTerm[] {
  const begun = history.find(({ state }) => state === "LEADER_AWAITING_REGISTRATION" || state === "ACTIVE");
  if (begun === undefined) return [];
  const ended = history.find(({ state }) => state === "DEAD");
  const { host, port } = self;
  return [{ host, port, isSelf: true, sinceMs: begun.atMs, ...(ended === undefined ? {} : { untilMs: ended.atMs }) }];
}
