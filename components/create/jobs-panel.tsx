"use client";
/** The jobs that the configuration defines, each with whether it is new, runs already, or cannot be created. */
import type { ReactNode } from "react";
import type { JobSummaryView } from "../../server/api/jobs.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { verdictOf } from "../status/status-counts.model.ts";
import { type Tone, toneColor } from "../status/status-table.ts";
import { Panel } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import styles from "./create.module.css";
import type { DefinedJob } from "./reading.model.ts";
import type { Outcome } from "./use-creation.ts";

interface RowProps {
  readonly defined: DefinedJob;
  readonly running: JobSummaryView | undefined;
  readonly outcome: Outcome | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** Absent where it cannot be created. */
  readonly onCreate: (() => void) | undefined;
}

function stateOf({ defined, running, outcome }: RowProps): { text: string; tone: Tone } {
  if (outcome !== undefined && "error" in outcome) return { text: "refused", tone: "bad" };
  if (defined.job === undefined) return { text: defined.problem?.message ?? "not valid", tone: "bad" };
  if (running !== undefined) {
    const { sentence, tone } = verdictOf(running.taskCounts);
    return { text: outcome === undefined ? `exists: ${sentence}` : `created: ${sentence}`, tone };
  }
  return outcome === undefined ? { text: "new", tone: "start" } : { text: "created", tone: "run" };
}

function JobRow(props: RowProps): ReactNode {
  const { defined, running, isChosen, onChoose, onCreate } = props;
  const { text, tone } = stateOf(props);
  return (
    <li className={styles.job} data-chosen={isChosen}>
      <button type="button" className={styles.jobChoice} aria-pressed={isChosen} onClick={onChoose}>
        <span className={styles.jobName}>{defined.id}</span>
        <span className={styles.jobState}>
          {defined.job !== undefined && <span className="dim">{plural(defined.job.instanceCount, "instance")}</span>}
          <span style={{ color: toneColor(tone) }}>{text}</span>
        </span>
      </button>
      {running !== undefined ? (
        <TextLink href={links.job(running.job.key)}>Open</TextLink>
      ) : (
        onCreate !== undefined && (
          <button type="button" className="link" aria-label={`Create ${defined.id}`} onClick={onCreate}>
            Create
          </button>
        )
      )}
    </li>
  );
}

interface JobsPanelProps {
  readonly jobs: readonly DefinedJob[];
  readonly running: ReadonlyMap<string, JobSummaryView>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly chosen: DefinedJob | undefined;
  readonly onChoose: (job: DefinedJob) => void;
  /** Absent while nothing can be created. */
  readonly onCreate: ((job: DefinedJob) => void) | undefined;
}

export function JobsPanel({ jobs, running, outcomes, chosen, onChoose, onCreate }: JobsPanelProps): ReactNode {
  return (
    <Panel title="Jobs it defines" aside={formatCount(jobs.length)} flush>
      <ul className={styles.jobs}>
        {jobs.map((defined) => (
          <JobRow
            key={defined.id}
            defined={defined}
            running={running.get(defined.id)}
            outcome={outcomes.get(defined.id)}
            isChosen={defined === chosen}
            onChoose={() => onChoose(defined)}
            onCreate={defined.job === undefined || onCreate === undefined ? undefined : () => onCreate(defined)}
          />
        ))}
      </ul>
    </Panel>
  );
}
