/** Stats of the log's replica in this process. */
import type { Counter, StatsRegistry } from "../../../server/base/stats/stats.ts";
import type { LogNode } from "../../core/paxos/log-node.ts";

export class ReplicatedLogStats {
  /** Counts entries read that hold no data. */
  readonly skipped: Counter;
  readonly electionsLost: Counter;
  hasDiskFailed = false;

  constructor(stats: StatsRegistry, node: LogNode) {
    this.skipped = stats.counter("scheduler_log_native_native_entries_skipped");
    this.electionsLost = stats.counter("scheduler_log_native_elections_lost");
    const gauge = (name: string, read: () => number): void => stats.gauge(`scheduler_log_native_replica_${name}`, read);
    gauge("voting", () => Number(node.metadata.status === "VOTING" && !this.hasDiskFailed));
    gauge("disk_failed", () => Number(this.hasDiskFailed));
    gauge("begin", () => node.positions.begin);
    gauge("end", () => node.positions.end);
    gauge("learned_end", () => Math.max(node.learned.end, 0));
    gauge("promised", () => node.metadata.promised);
    gauge("peers", () => node.peers.length);
    gauge("messages_dropped", () => node.dropped);
  }
}
