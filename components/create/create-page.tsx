"use client";
/** `/create`: a job as JSON, checked as it is typed, with a preview of what would happen. */
import { Button, Menu } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { parseJobKey } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatCount } from "../format.ts";
import { links } from "../links.ts";
import { Awaiting, Problem } from "../ui/answer.tsx";
import { Icon } from "../ui/icon.tsx";
import { Nothing, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { useParam } from "../ui/use-params.ts";
import styles from "./create.module.css";
import { EXAMPLES } from "./examples.ts";
import { asInput, readJob, type TextIssue } from "./job-text.ts";
import { PlanPanel } from "./plan-panel.tsx";
import { prettyJson } from "./pretty-json.ts";

const JsonEditor = dynamic(() => import("./json-editor.tsx"), { ssr: false, loading: () => <Awaiting lines={12} /> });

const SETTLED_MS = 300;
const DRAFT = "aurora.create.draft";

function isJson(text: string | undefined): text is string {
  return text !== undefined && readJob(text).isJson;
}

function reformat(text: string | undefined): string {
  return isJson(text) ? prettyJson(JSON.parse(text)) : (text ?? "");
}

interface IssueListProps {
  readonly issues: readonly TextIssue[];
  readonly onGoTo: (at: number) => void;
}

function IssueList({ issues, onGoTo }: IssueListProps): ReactNode {
  if (issues.length === 0)
    return (
      <p className={styles.fine} role="status">
        <Icon name="check" size={14} /> The job is well formed.
      </p>
    );
  return (
    <ul className={styles.issues} aria-label="What is wrong">
      {issues.slice(0, 8).map(({ line, message, severity, from }) => (
        <li key={`${from} ${message}`} data-severity={severity}>
          <button type="button" className="link" onClick={() => onGoTo(from)}>
            Line {line}
          </button>
          <span>{message}</span>
        </li>
      ))}
      {issues.length > 8 && <li className="dim">and {formatCount(issues.length - 8)} more</li>}
    </ul>
  );
}

/** The text to begin with: a job to copy, what was typed before, or the first example. */
function useStartText(): [string | undefined, (text: string) => void] {
  const trpc = useTRPC();
  const [from] = useParam("from");
  const key = from === undefined ? undefined : parseJobKey(from);
  const source = useQuery({
    ...trpc.jobs.get.queryOptions({ job: key ?? { role: "", environment: "", name: "" } }),
    enabled: key !== undefined,
  });
  const [text, setText] = useState<string>();
  useEffect(() => {
    if (text !== undefined) return;
    if (key === undefined) setText(sessionStorage.getItem(DRAFT) ?? EXAMPLES[0]?.text ?? "");
    else if (source.data !== undefined) setText(prettyJson(source.data.job));
    else if (source.error !== null) setText(EXAMPLES[0]?.text ?? "");
  }, [text, key, source.data, source.error]);
  const store = useCallback((next: string) => {
    sessionStorage.setItem(DRAFT, next);
    setText(next);
  }, []);
  return [text, store];
}

export function CreatePage(): ReactNode {
  const trpc = useTRPC();
  const router = useRouter();
  const [text, setText] = useStartText();
  const [goTo, setGoTo] = useState<{ at: number }>();
  const [settled] = useDebouncedValue(text, SETTLED_MS);
  const { job, issues } = useMemo(() => readJob(settled ?? "{}"), [settled]);
  const create = useMutation(trpc.jobs.create.mutationOptions());
  const isCurrent = settled === text && text !== undefined;
  const blocked = !isCurrent || job === undefined;

  function submit(): void {
    if (job === undefined) return;
    create.mutate(asInput(job), {
      onSuccess({ key }) {
        sessionStorage.removeItem(DRAFT);
        router.push(links.job(key));
      },
    });
  }

  return (
    <Stack>
      <PageTitle
        title="Create a job"
        sentence="JSON in the shapes of Aurora's API. The example runs as it is."
        actions={
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button rightSection={<Icon name="down" size={12} />}>Examples</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {EXAMPLES.map(({ id, label, text: example }) => (
                  <Menu.Item key={id} onClick={() => setText(example)}>
                    {label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button variant="filled" color="accent" disabled={blocked} loading={create.isPending} onClick={submit}>
              Create job
            </Button>
          </>
        }
      />
      {create.error !== null && <Problem error={create.error} />}
      <div className={styles.columns}>
        <Panel
          flush
          title="Job"
          aside={
            <button type="button" className="link" disabled={!isJson(text)} onClick={() => setText(reformat(text))}>
              Format
            </button>
          }
          label="Editor"
        >
          <div className={styles.editorBox}>
            {text !== undefined && (
              <JsonEditor text={text} issues={isCurrent ? issues : []} onChange={setText} goTo={goTo} />
            )}
          </div>
          <div className={styles.below}>
            {settled !== undefined && <IssueList issues={issues} onGoTo={(at) => setGoTo({ at })} />}
          </div>
        </Panel>
        {job === undefined ? (
          <Panel title="Preview">
            <Nothing title={settled === undefined ? "Reading…" : "No preview while there are errors"} />
          </Panel>
        ) : (
          <PlanPanel job={job} />
        )}
      </div>
    </Stack>
  );
}
