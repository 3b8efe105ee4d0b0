"use client";
/** Every run of an instance on one scale; one of them is chosen. */
import type { ReactNode } from "react";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { formatDuration } from "../format.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { fillColor, STATUS_TABLE } from "../status/status-table.ts";
import { Ago } from "../ui/time.tsx";
import { useNow } from "../ui/use-now.ts";
import { runsOf } from "./timeline.model.ts";
import styles from "./timeline.module.css";

interface RunsPanelProps {
  readonly tasks: readonly ScheduledTask[];
  readonly chosen: string;
  readonly onChoose: (taskId: string) => void;
}

export function RunList({ tasks, chosen, onChoose }: RunsPanelProps): ReactNode {
  const runs = runsOf(tasks, useNow());
  return (
    <ul className={styles.runs} aria-label="Runs, newest first">
      {runs.map(({ taskId, status, left, width, timeline, message, host, startMs, endMs }) => (
        <li key={taskId}>
          <button
            type="button"
            className={styles.run}
            aria-pressed={taskId === chosen}
            title={message ?? taskId}
            onClick={() => onChoose(taskId)}
          >
            <span className={styles.runState}>
              <StatusBadge status={status} />
            </span>
            <span className={styles.runLine} aria-hidden>
              <span className={styles.runBar} style={{ left: `${left * 100}%`, width: `${width * 100}%` }}>
                {timeline.spans.map((span) => (
                  <i
                    key={span.startMs + span.status}
                    style={{ flexGrow: span.width, background: fillColor(STATUS_TABLE[span.status].tone) }}
                  />
                ))}
              </span>
            </span>
            <span className={styles.runFigure}>{formatDuration(endMs - startMs)}</span>
            <span className={styles.runFigure}>
              <Ago atMs={startMs} />
            </span>
            <span className={styles.runHost}>{host ?? "never assigned"}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
