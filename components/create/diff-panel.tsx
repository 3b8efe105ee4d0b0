"use client";
/** A job that exists beside its configuration: which instances differ, and in which fields. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JobDiff } from "../../server/api/jobs.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer, Problem } from "../ui/answer.tsx";
import { AllWell, Panel, Stack } from "../ui/layout.tsx";
import { configChanges, diffSentence, type FieldChange, instanceChanges, rangesText } from "./config-diff.model.ts";
import styles from "./diff.module.css";
import { asInput } from "./job-text.ts";
import { inlineChange, lineDiff } from "./text-diff.ts";

const SIGNS = { removed: "−", added: "+", same: " ", gap: "⋯" } as const;

/** Texts of several lines, one below the other. */
function LineChange({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  return (
    <pre className={styles.lines}>
      {lineDiff(before, after).map(({ kind, text }, i) => {
        const line = `${SIGNS[kind]} ${text}`;
        const Tag = kind === "removed" ? "del" : kind === "added" ? "ins" : "span";
        return (
          <Tag key={i} className={styles.line} data-kind={kind}>
            {line}
          </Tag>
        );
      })}
    </pre>
  );
}

/** Short values, side by side. */
function ValueChange({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const { start, removed, added, end } = inlineChange(before, after);
  return (
    <div className={styles.sides}>
      <del className={styles.side} data-kind="removed">
        {start}
        <mark>{removed}</mark>
        {end}
      </del>
      <ins className={styles.side} data-kind="added">
        {start}
        <mark>{added}</mark>
        {end}
      </ins>
    </div>
  );
}

/** More of them are folded: a value that was a default before says little. */
const MOST_OPEN = 8;

interface OneSidedProps {
  readonly kind: "removed" | "added";
  readonly fields: readonly FieldChange[];
}

/** Fields that one side lacks. */
function OneSided({ kind, fields }: OneSidedProps): ReactNode {
  if (fields.length === 0) return undefined;
  const list = (
    <ul className={styles.only} data-kind={kind}>
      {fields.map(({ path, before, after }) => (
        <li key={path}>
          {SIGNS[kind]} {path}: {(kind === "added" ? after : before) || '""'}
        </li>
      ))}
    </ul>
  );
  if (fields.length <= MOST_OPEN) return list;
  return (
    <details>
      <summary className={`dim ${styles.fold}`}>
        {plural(fields.length, "field")} {kind === "added" ? "set in the configuration only" : "set in what runs only"}
      </summary>
      {list}
    </details>
  );
}

function FieldList({ label, fields }: { readonly label: string; readonly fields: readonly FieldChange[] }): ReactNode {
  if (fields.length === 0) return undefined;
  const isTwoSided = (field: FieldChange): field is FieldChange & { before: string; after: string } =>
    field.before !== undefined && field.after !== undefined;
  return (
    <section aria-label={label}>
      <h3 className={styles.subhead}>{label}</h3>
      <ul className={styles.fields}>
        {fields.filter(isTwoSided).map(({ path, before, after }) => (
          <li key={path}>
            <span className={styles.path}>{path}</span>
            {before.includes("\n") || after.includes("\n") ? (
              <LineChange before={before} after={after} />
            ) : (
              <ValueChange before={before} after={after} />
            )}
          </li>
        ))}
      </ul>
      <OneSided kind="removed" fields={fields.filter(({ after }) => after === undefined)} />
      <OneSided kind="added" fields={fields.filter(({ before }) => before === undefined)} />
    </section>
  );
}

function Changes({ diff, populated }: { readonly diff: JobDiff; readonly populated: TaskConfig }): ReactNode {
  return diff.update.map((group) => {
    const { task, executor } = configChanges(group.config, populated);
    const ranges = rangesText([group]);
    return (
      <Panel
        key={ranges}
        title={diff.update.length === 1 ? "What would change" : `What would change of instances ${ranges}`}
        aside={
          <>
            <span className={styles.key} data-kind="removed">
              runs now
            </span>
            <span className={styles.key} data-kind="added">
              as configured
            </span>
          </>
        }
      >
        <Stack>
          <FieldList label="Task" fields={task} />
          <FieldList label="What the executor is given" fields={executor} />
        </Stack>
      </Panel>
    );
  });
}

function Instances({ diff }: { readonly diff: JobDiff }): ReactNode {
  return (
    <ul className={styles.instances} aria-label="Instances">
      {instanceChanges(diff).map(({ kind, count, ranges }) => (
        <li key={kind} data-kind={kind}>
          <b>
            {plural(count, "instance")} {kind}
          </b>
          <span className="dim">{ranges}</span>
        </li>
      ))}
    </ul>
  );
}

/** Shown for a job that exists. */
export function DiffPanel({ job }: { readonly job: JobConfiguration }): ReactNode {
  const trpc = useTRPC();
  const input = asInput(job);
  const options = { placeholderData: keepPreviousData, staleTime: 0, retry: false } as const;
  const diff = useQuery({ ...trpc.jobs.diff.queryOptions(input), ...options });
  const populated = useQuery({ ...trpc.jobs.populate.queryOptions(input), ...options });
  const error = diff.error ?? populated.error;
  if (error !== null) return <Problem error={error} onRetry={() => void diff.refetch()} />;
  return (
    <Answer of={diff} lines={3}>
      {(answer) => {
        const { text, tone } = diffSentence(answer);
        return (
          <>
            <Panel title="Compared with what runs">
              {tone === "run" ? (
                <AllWell>{text}</AllWell>
              ) : (
                <Stack>
                  <p className={styles.verdict} style={{ color: toneColor(tone) }}>
                    {text}
                  </p>
                  <Instances diff={answer} />
                  <p className="dim">The job exists, so it cannot be created again; what runs stays as it is.</p>
                </Stack>
              )}
            </Panel>
            {populated.data !== undefined && <Changes diff={answer} populated={populated.data.taskConfig} />}
          </>
        );
      }}
    </Answer>
  );
}
