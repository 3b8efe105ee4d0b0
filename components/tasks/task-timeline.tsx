"use client";
/** One run as a line of states, in true proportion, with a scale. */
import type { ReactNode } from "react";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { formatDuration, formatInstant } from "../format.ts";
import { StatusMark } from "../status/status-mark.tsx";
import { STATUS_TABLE, toneColor } from "../status/status-table.ts";
import { useNow } from "../ui/use-now.ts";
import { ticksOf, timelineOf, type Timeline } from "./timeline.model.ts";
import styles from "./timeline.module.css";

/** A label inside a span needs this share of the line. */
const LABEL_SHARE = 0.09;

function inWords({ spans, over }: Timeline): string {
  const parts = spans.map(({ status, durationMs }) => `${STATUS_TABLE[status].label} ${formatDuration(durationMs)}`);
  if (over !== undefined) parts.push(STATUS_TABLE[over.status].label);
  return parts.join(", then ");
}

export function TaskTimeline({ task }: { readonly task: ScheduledTask }): ReactNode {
  const timeline = timelineOf(task, useNow());
  const { spans, startMs, endMs, over } = timeline;
  const total = endMs - startMs;
  return (
    <div className={styles.timeline}>
      <div className={styles.line}>
        <span className="visually-hidden">{inWords(timeline)}</span>
        <div className={styles.spans} aria-hidden>
          {spans.map(({ status, left, width, durationMs, startMs: from, open, message }) => {
            const { label, tone } = STATUS_TABLE[status];
            return (
              <span
                key={from + status}
                className={styles.span}
                data-open={open}
                style={{
                  left: `${left * 100}%`,
                  width: `${width * 100}%`,
                  background: `var(--tone-${tone}-soft)`,
                  borderColor: toneColor(tone),
                  color: toneColor(tone),
                }}
                title={`${label} for ${formatDuration(durationMs)}, from ${formatInstant(from)}${message === undefined ? "" : `\n${message}`}`}
              >
                {width > LABEL_SHARE && (
                  <>
                    <StatusMark status={status} />
                    <span className={styles.spanText}>
                      {label} <b>{formatDuration(durationMs)}</b>
                    </span>
                  </>
                )}
              </span>
            );
          })}
        </div>
        {over !== undefined && (
          <span className={styles.end} style={{ color: toneColor(STATUS_TABLE[over.status].tone) }}>
            <StatusMark status={over.status} size={14} />
            {STATUS_TABLE[over.status].label}
          </span>
        )}
      </div>
      <div className={styles.scale} aria-hidden>
        {ticksOf(total).map((tick) => (
          <span key={tick} className={styles.tick} style={{ left: `${(tick / total) * 100}%` }}>
            +{formatDuration(tick)}
          </span>
        ))}
      </div>
    </div>
  );
}
