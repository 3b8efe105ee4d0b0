"use client";
/** The session with ZooKeeper: how it is, what that means, what it has gone through. */
import type { ReactNode } from "react";
import type { ClusterStatus, ZooKeeperSessionView } from "../../server/api/cluster.ts";
import { formatDuration } from "../format.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { toneColor } from "../status/status-table.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Facts, Panel } from "../ui/layout.tsx";
import { Age, Instant } from "../ui/time.tsx";
import { useNow } from "../ui/use-now.ts";
import styles from "./health.module.css";
import { roleOf } from "./leadership.model.ts";
import { describeSession, describeSessions, SESSION_LOOKS } from "./zookeeper.model.ts";

/** Changes listed. */
const SHOWN = 8;

export function SessionMark({ session }: { readonly session: ZooKeeperSessionView }): ReactNode {
  const { label, tone, shape } = SESSION_LOOKS[session.state];
  return (
    <span className={styles.state} style={{ color: toneColor(tone) }}>
      <ShapeMark shape={shape} tone={tone} />
      {label}
    </span>
  );
}

function Changes({ changes }: { readonly changes: ZooKeeperSessionView["changes"] }): ReactNode {
  if (changes.length < 2) return undefined;
  return (
    <ol className={styles.changes} aria-label="Changes, newest first">
      {changes
        .slice(-SHOWN)
        .reverse()
        .map(({ state, atMs, server }) => {
          const { label, tone, shape } = SESSION_LOOKS[state];
          return (
            <li key={`${atMs} ${state}`}>
              <span className="dim">
                <Instant atMs={atMs} />
              </span>
              <span style={{ color: toneColor(tone) }}>
                <ShapeMark shape={shape} tone={tone} size={10} /> {label}
              </span>
              <span className="dim">{server}</span>
            </li>
          );
        })}
    </ol>
  );
}

export function ZooKeeperPanel({ status }: { readonly status: ClusterStatus }): ReactNode {
  const now = useNow();
  const session = status.zooKeeper;
  if (session === undefined) {
    return (
      <Panel title="ZooKeeper">
        <p className="dim">Runs without ZooKeeper: -zk_endpoints is not set.</p>
      </Panel>
    );
  }
  const { sinceMs, sessionId, sessionTimeoutMs, server, servers, sessions, changes } = session;
  return (
    <Panel title="ZooKeeper" aside={<SessionMark session={session} />}>
      <p
        className={styles.words}
        style={{
          color: session.state === "connected" ? "var(--text-dim)" : toneColor(SESSION_LOOKS[session.state].tone),
        }}
      >
        {describeSession(session, roleOf(status), now)}
      </p>
      <Facts
        rows={[
          ["In this state for", <Age key="since" atMs={sinceMs} />],
          ["Server", server ?? <span className="dim">none</span>],
          sessionId === undefined
            ? [
                "Session",
                <span key="none" className="dim">
                  none
                </span>,
              ]
            : ["Session", <CopyText key="id" text={`0x${sessionId}`} what="session id" />],
          ["Session timeout", formatDuration(sessionTimeoutMs)],
          ["Sessions so far", describeSessions(sessions)],
          ["Servers", <span key="servers">{servers.replaceAll(",", ", ")}</span>],
        ]}
      />
      <Changes changes={changes} />
    </Panel>
  );
}
