/** The replicas of a log as the console shows them, this one first. */
import type { ReplicaView } from "../../../server/api/cluster.ts";
import type { PeerView } from "../../core/paxos/log-node.types.ts";
import type { NodeShell } from "./node-shell.ts";

type Views = Pick<NodeShell, "node" | "latencies">;

export function replicaViews({ node, latencies }: Views, self: string, nowMs: number): readonly ReplicaView[] {
  const { metadata, positions, lag } = node;
  const own: PeerView = { pid: self, ...metadata, begin: positions.begin, end: positions.end, lag };
  return [own, ...node.peers].map((view): ReplicaView => {
    const { pid, status = "UNKNOWN", heardMs, ...numbers } = view;
    const appendLatency = latencies.of(pid);
    return {
      pid,
      isSelf: pid === self,
      status,
      ...decimal(numbers),
      ...(heardMs !== undefined && { silentMs: Math.max(0, Math.round(nowMs - heardMs)) }),
      ...(appendLatency !== undefined && { appendLatency }),
    };
  });
}

type Numbers = Pick<PeerView, "begin" | "end" | "promised" | "lag">;

function decimal({ begin, end, promised, lag }: Numbers): Pick<ReplicaView, keyof Numbers> {
  return {
    ...(begin !== undefined && { begin: String(begin) }),
    ...(end !== undefined && { end: String(end) }),
    ...(promised !== undefined && { promised: String(promised) }),
    ...(lag !== undefined && { lag: String(lag) }),
  };
}
