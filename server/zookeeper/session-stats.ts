/**
 * What the session with ZooKeeper goes through, under the names of Aurora's `CuratorServiceDiscoveryModule.java`: a gauge and a
 * counter for each of Curator's connection states. READ_ONLY never comes about, since we never ask for it.
 */
import type { StatsRegistry } from "../base/stats/stats.ts";
import type { Session, SessionEvent } from "./session.ts";

const CONNECTION_STATES = ["CONNECTED", "SUSPENDED", "RECONNECTED", "LOST", "READ_ONLY"] as const;

type ConnectionState = (typeof CONNECTION_STATES)[number];

function stateAfter(event: SessionEvent, sessions: number): ConnectionState | undefined {
  switch (event.kind) {
    case "connected":
      return event.isNewSession && sessions === 1 ? "CONNECTED" : "RECONNECTED";
    case "suspended":
      return "SUSPENDED";
    case "expired":
      return "LOST";
    case "suspect":
    case "closed":
      return undefined;
  }
}

/** Exports `zk_connection_state_*`, `zk_connection_state_*_counter` and `zk_session_suspected`. */
export function exportSessionStats(session: Session, stats: StatsRegistry): void {
  let current: ConnectionState | undefined;
  for (const state of CONNECTION_STATES) {
    stats.gauge(`zk_connection_state_${state}`, () => (state === current ? 1 : 0));
    stats.counter(`zk_connection_state_${state}_counter`);
  }
  const suspected = stats.counter("zk_session_suspected");
  session.listen((event) => {
    if (event.kind === "suspect") suspected.increment();
    const state = stateAfter(event, session.epoch);
    if (state === undefined) return;
    current = state;
    stats.counter(`zk_connection_state_${state}_counter`).increment();
  });
}
