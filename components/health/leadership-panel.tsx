"use client";
/** Who led since when, for how long nobody did, and who would lead next. */
import type { ReactNode } from "react";
import type { CandidateView, ClusterStatus, LeadershipTerm } from "../../server/api/cluster.ts";
import { formatMs } from "../format.ts";
import { links } from "../links.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import { Age, Instant } from "../ui/time.tsx";
import styles from "./health.module.css";
import { consoleUrl, leadershipRows, type LeadershipRow, roleOf } from "./leadership.model.ts";

/** Where a scheduler listens, as a link unless it is this one. */
export function SchedulerLink({
  place,
}: {
  readonly place: { readonly host: string; readonly port: number; readonly isSelf: boolean };
}): ReactNode {
  const text = `${place.host}:${place.port}`;
  return place.isSelf ? <span>{text}</span> : <a href={consoleUrl(place, links.health())}>{text}</a>;
}

function TermRow({ term }: { readonly term: LeadershipTerm }): ReactNode {
  const { sinceMs, untilMs, isSelf } = term;
  const leads = untilMs === undefined;
  return (
    <li>
      <ShapeMark shape={leads ? "disc" : "ring"} tone={leads ? "run" : "gone"} />
      <span className={styles.place}>
        <SchedulerLink place={term} />
        {isSelf && <Tag>this process</Tag>}
      </span>
      <span className={styles.when}>
        <Instant atMs={sinceMs} /> to {untilMs === undefined ? "now" : <Instant atMs={untilMs} />}
      </span>
      <span className={styles.lasted}>
        {untilMs === undefined ? <Age atMs={sinceMs} /> : formatMs(untilMs - sinceMs)}
      </span>
    </li>
  );
}

function GapRow({ row }: { readonly row: Extract<LeadershipRow, { kind: "gap" }> }): ReactNode {
  return (
    <li className={styles.gap}>
      <ShapeMark shape="dashed" tone="wait" />
      <span>nobody</span>
      <span className={styles.when}>{row.untilMs === undefined && "an election is under way"}</span>
      <span className={styles.lasted}>
        {row.untilMs === undefined ? <Age atMs={row.sinceMs} /> : formatMs(row.untilMs - row.sinceMs)}
      </span>
    </li>
  );
}

/** In the order in which they will lead. */
function Line({ candidates, isLed }: { readonly candidates: readonly CandidateView[]; readonly isLed: boolean }) {
  return (
    <>
      <h3 className={styles.lineTitle}>Candidates, in the order in which they will lead</h3>
      <ol className={styles.line} aria-label="Candidates">
        {candidates.map(({ host, isSelf, sinceMs }, i) => (
          // Several candidates may run on one host; their order tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={`${i} ${host}`} data-self={isSelf}>
            <span className="dim">
              {i === 0 ? (isLed ? "leads" : "is next") : i === 1 && isLed ? "is next" : i + 1}
            </span>
            {host}
            {isSelf && <span className="dim">(this one)</span>}
            {sinceMs !== undefined && i > 0 && (
              <span className="dim">
                waits for <Age atMs={sinceMs} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

export function LeadershipPanel({ status }: { readonly status: ClusterStatus }): ReactNode {
  const { leadership = [], candidates, leader } = status;
  const rows = leadershipRows(leadership);
  return (
    <Panel title="Leadership" aside="newest first, since this process started">
      {rows.length === 0 ? (
        <Nothing title={roleOf(status) === "waits" ? "No scheduler leads" : "Not known"}>
          {candidates === undefined || candidates.length === 0
            ? "No candidate is known either."
            : "The first of the candidates is about to."}
        </Nothing>
      ) : (
        <ol className={styles.terms} aria-label="Leaders">
          {rows.map((row) =>
            row.kind === "term" ? (
              <TermRow key={`term ${row.term.sinceMs}`} term={row.term} />
            ) : (
              <GapRow key={`gap ${row.sinceMs}`} row={row} />
            ),
          )}
        </ol>
      )}
      {candidates !== undefined && candidates.length > 0 && (
        <Line candidates={candidates} isLed={leader !== undefined} />
      )}
      {candidates === undefined && status.zooKeeper === undefined && (
        <p className="dim" style={{ paddingTop: 8 }}>
          This scheduler runs alone: nobody takes over when it ends.
        </p>
      )}
    </Panel>
  );
}
