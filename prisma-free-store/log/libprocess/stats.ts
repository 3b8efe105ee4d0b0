/** What a libprocess counts. */
import type { Counter, StatsRegistry } from "../../../server/base/stats/stats.ts";

export interface LibprocessStats {
  readonly received: Counter;
  readonly sent: Counter;
  /** Messages for ids or of names that are not known here. */
  readonly unknown: Counter;
  /** Connections that were closed because what came over them was not HTTP, and messages that were not what they said. */
  readonly malformed: Counter;
  readonly oversized: Counter;
  /** Messages that were not taken in since too many others had begun to arrive. */
  readonly inboundDrops: Counter;
  /** Messages that a full queue had no room for. */
  readonly queueDrops: Counter;
  readonly connectionErrors: Counter;
  /** Connections that were given up because the peer no longer answered. */
  readonly silentPeers: Counter;
}

export function libprocessStats(stats: StatsRegistry): LibprocessStats {
  const counter = (name: string): Counter => stats.counter(`libprocess_${name}`);
  return {
    received: counter("messages_received"),
    sent: counter("messages_sent"),
    unknown: counter("messages_unknown"),
    malformed: counter("messages_malformed"),
    oversized: counter("messages_oversized"),
    inboundDrops: counter("messages_inbound_dropped"),
    queueDrops: counter("messages_queue_dropped"),
    connectionErrors: counter("connection_errors"),
    silentPeers: counter("silent_peers"),
  };
}
