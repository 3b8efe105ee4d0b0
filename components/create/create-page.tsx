"use client";
/** `/create`: a job as JSON, checked as it is typed, with a preview of what would happen. */
import { Button, Menu } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useMemo, useState, useSyncExternalStore } from "react";
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

function reformat(text: string): string {
  return prettyJson(JSON.parse(text));
}

interface IssueListProps {
  readonly issues: readonly TextIssue[];
  readonly onGoTo: (at: number) => void;
}

function IssueList({ issues, onGoTo }: IssueListProps): ReactNode {
  if (issues.length === 0)
    return (
      <output className={styles.fine}>
        <Icon name="check" size={14} /> The job is well formed.
      </output>
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

const subscribeToNothing = (): (() => void) => () => undefined;

/** What was typed before in this tab; nothing while the server renders. */
function useDraft(): string | undefined {
  return useSyncExternalStore(
    subscribeToNothing,
    () => sessionStorage.getItem(DRAFT) ?? EXAMPLES[0]?.text ?? "",
    () => undefined,
  );
}

/** The text: as edited, or to begin with a job to copy, what was typed before, or the first example. */
function useText(): [string | undefined, (text: string) => void] {
  const trpc = useTRPC();
  const [from] = useParam("from");
  const key = from === undefined ? undefined : parseJobKey(from);
  const source = useQuery({
    ...trpc.jobs.get.queryOptions({ job: key ?? { role: "", environment: "", name: "" } }),
    enabled: key !== undefined,
  });
  const draft = useDraft();
  const copied = useMemo(() => source.data && prettyJson(source.data.job), [source.data]);
  const [edited, setEdited] = useState<string>();
  const store = useCallback((next: string) => {
    sessionStorage.setItem(DRAFT, next);
    setEdited(next);
  }, []);
  const start = key === undefined || source.error !== null ? draft : copied;
  return [edited ?? start, store];
}

interface EditorPanelProps {
  readonly text: string | undefined;
  /** What is wrong with the text, once it has settled; undefined before. */
  readonly issues: readonly TextIssue[] | undefined;
  readonly onText: (text: string) => void;
}

const NO_ISSUES: readonly TextIssue[] = [];

function EditorPanel({ text, issues, onText }: EditorPanelProps): ReactNode {
  const [goTo, setGoTo] = useState<{ at: number }>();
  const canFormat = isJson(text);
  return (
    <Panel
      flush
      title="Job"
      label="Editor"
      aside={
        <button
          type="button"
          className="link"
          disabled={!canFormat}
          onClick={() => canFormat && onText(reformat(text))}
        >
          Format
        </button>
      }
    >
      <div className={styles.editorBox}>
        {text !== undefined && <JsonEditor text={text} issues={issues ?? NO_ISSUES} onChange={onText} goTo={goTo} />}
      </div>
      <div className={styles.below}>
        {issues === undefined ? (
          <span className="dim">Checking…</span>
        ) : (
          <IssueList issues={issues} onGoTo={(at) => setGoTo({ at })} />
        )}
      </div>
    </Panel>
  );
}

function Actions({
  onExample,
  children,
}: {
  readonly onExample: (text: string) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<Icon name="down" size={12} />}>Examples</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {EXAMPLES.map(({ id, label, text }) => (
            <Menu.Item key={id} onClick={() => onExample(text)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {children}
    </>
  );
}

export function CreatePage(): ReactNode {
  const trpc = useTRPC();
  const router = useRouter();
  const [text, setText] = useText();
  const [settled] = useDebouncedValue(text, SETTLED_MS);
  const read = useMemo(() => (settled === undefined ? undefined : readJob(settled)), [settled]);
  const create = useMutation(trpc.jobs.create.mutationOptions());
  const isCurrent = settled === text;
  const job = read?.job;

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
          <Actions onExample={setText}>
            <Button
              variant="filled"
              color="accent"
              disabled={!isCurrent || job === undefined}
              loading={create.isPending}
              onClick={submit}
            >
              Create job
            </Button>
          </Actions>
        }
      />
      {create.error !== null && <Problem error={create.error} />}
      <div className={styles.columns}>
        <EditorPanel text={text} issues={isCurrent ? read?.issues : undefined} onText={setText} />
        {job === undefined ? (
          <Panel title="Preview">
            <Nothing title={read === undefined ? "Reading…" : "No preview while there are errors"} />
          </Panel>
        ) : (
          <PlanPanel job={job} />
        )}
      </div>
    </Stack>
  );
}
