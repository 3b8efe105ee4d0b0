"use client";
/** What has happened since this page was opened, newest first. */
import type { ReactNode } from "react";
import { useFeed } from "../live/live-provider.tsx";
import { ShapeMark } from "../status/status-mark.tsx";
import { Nothing } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Clock } from "../ui/time.tsx";
import styles from "./event-feed.module.css";
import { eventLine, type EventScope, inScope } from "./event.model.ts";

interface EventFeedProps extends EventScope {
  readonly limit?: number;
}

export function EventFeed({ limit = 100, ...scope }: EventFeedProps): ReactNode {
  const feed = useFeed();
  const shown = feed.filter(({ event }) => inScope(event, scope)).slice(0, limit);
  if (shown.length === 0)
    return (
      <Nothing title="Nothing has happened yet">
        Events appear here as they are committed, while this tab is open.
      </Nothing>
    );
  return (
    <ol className={styles.feed} aria-label="Events, newest first">
      {shown.map(({ seq, event }) => {
        const line = eventLine(event);
        if (line === undefined) return undefined;
        return (
          <li key={seq}>
            <span className={styles.time}>
              <Clock atMs={event.atMs} />
            </span>
            <ShapeMark shape={line.shape} tone={line.tone} />
            <span className={styles.words}>
              <TextLink href={line.href}>{line.subject}</TextLink> {line.text}
              {line.detail !== undefined && <span className="dim"> · {line.detail}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
