/** Numbers of tasks by state, as a bar and as words. */
import type { ReactNode } from "react";
import type { StatusCounts } from "../../server/api/jobs.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import { formatCount } from "../format.ts";
import { TextLink } from "../ui/text-link.tsx";
import { activeCounts, orderedCounts, type StatusCount, totalOf } from "./status-counts.model.ts";
import styles from "./status.module.css";
import { StatusMark } from "./status-mark.tsx";
import { fillColor, STATUS_TABLE } from "./status-table.ts";

function inWords(counts: readonly StatusCount[]): string {
  return counts.map(({ status, count }) => `${count} ${STATUS_TABLE[status].label.toLowerCase()}`).join(", ");
}

/** A bar of the active tasks, in proportion. */
export function StatusBar({ counts }: { readonly counts: StatusCounts }): ReactNode {
  const active = activeCounts(counts);
  const total = totalOf(active);
  const words = total === 0 ? "nothing active" : inWords(active);
  return (
    <div className={styles.bar} title={words}>
      <span className="visually-hidden">{words}</span>
      {active.map(({ status, count }) => (
        <i key={status} style={{ flexGrow: count / total, background: fillColor(STATUS_TABLE[status].tone) }} />
      ))}
    </div>
  );
}

interface StatusCountsListProps {
  readonly counts: StatusCounts;
  /** Where a count leads. */
  readonly href?: (status: ScheduleStatus) => string;
  /** Leave out tasks that are over. */
  readonly activeOnly?: boolean;
}

/** Each state with its mark and number. */
export function StatusCountsList({ counts, href, activeOnly = false }: StatusCountsListProps): ReactNode {
  const shown = activeOnly ? activeCounts(counts) : orderedCounts(counts);
  return (
    <span className={styles.counts}>
      {shown.map(({ status, count }) => {
        const body = (
          <>
            <StatusMark status={status} />
            {formatCount(count)} {STATUS_TABLE[status].label.toLowerCase()}
          </>
        );
        return href === undefined ? (
          <span key={status} className={styles.count}>
            {body}
          </span>
        ) : (
          <TextLink key={status} className={styles.count} href={href(status)}>
            {body}
          </TextLink>
        );
      })}
      {shown.length === 0 && <span className="dim">none</span>}
    </span>
  );
}
