/** The replicas of a log as the console shows them, this one first. */
import type { ReplicaView } from "../../../server/api/cluster.ts";
import type { LogNode } from "../../core/paxos/log-node.ts";
import type { PeerView } from "../../core/paxos/log-node.types.ts";

/** Replicas that have not answered yet are left out: nothing is known of them but their PID. */
export function replicaViews(node: LogNode, self: string, nowMs: number): readonly ReplicaView[] {
  const { metadata, positions } = node;
  const own = { pid: self, ...metadata, begin: positions.begin, end: positions.end };
  const all: readonly PeerView[] = [own, ...node.peers];
  const end = Math.max(...all.map((view) => view.end ?? 0));
  return all.flatMap(({ pid, status, begin = 0, end: reached = 0, promised = 0, heardMs }) =>
    status === undefined
      ? []
      : [
          {
            pid,
            isSelf: pid === self,
            status,
            begin: String(begin),
            end: String(reached),
            promised: String(promised),
            lag: String(end - reached),
            ...(heardMs !== undefined && { silentMs: Math.max(0, Math.round(nowMs - heardMs)) }),
          },
        ],
  );
}
