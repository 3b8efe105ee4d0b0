"use client";
/** The editor with what is wrong below it. */
import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useCallback, useState } from "react";
import { useTRPC } from "../api/trpc.ts";
import { formatCount } from "../format.ts";
import { Awaiting } from "../ui/answer.tsx";
import { Icon } from "../ui/icon.tsx";
import { Panel } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./create.module.css";
import { readJob } from "./job-text.ts";
import { prettyJson } from "./pretty-json.ts";
import { applyFix, issueKey, languageOf, type TextIssue } from "./source.ts";

const ConfigEditor = dynamic(() => import("./config-editor.tsx"), {
  ssr: false,
  loading: () => <Awaiting lines={12} />,
});

const MOST_SHOWN = 8;

interface IssueListProps {
  readonly issues: readonly TextIssue[];
  /** Said when nothing is wrong. */
  readonly well: string;
  readonly onGoTo: (at: number) => void;
  readonly onFix: (issue: TextIssue) => void;
}

function IssueList({ issues, well, onGoTo, onFix }: IssueListProps): ReactNode {
  if (issues.length === 0)
    return (
      <output className={styles.fine}>
        <Icon name="check" size={14} /> {well}
      </output>
    );
  return (
    <ul className={styles.issues} aria-label="What is wrong">
      {issues.slice(0, MOST_SHOWN).map((issue) => (
        <li key={issueKey(issue)} data-severity={issue.severity}>
          <button type="button" className="link" onClick={() => onGoTo(issue.from)}>
            Line {issue.line}
          </button>
          <span>{issue.message}</span>
          {issue.fix !== undefined && (
            <button type="button" className="link" onClick={() => onFix(issue)}>
              Change to {issue.fix.text}
            </button>
          )}
        </li>
      ))}
      {issues.length > MOST_SHOWN && <li className="dim">and {formatCount(issues.length - MOST_SHOWN)} more</li>}
    </ul>
  );
}

interface EditorPanelProps {
  readonly text: string | undefined;
  /** What is wrong with the text, once it has settled; undefined before. */
  readonly issues: readonly TextIssue[] | undefined;
  readonly well: string;
  readonly onText: (text: string) => void;
}

const NO_ISSUES: readonly TextIssue[] = [];

export function EditorPanel({ text, issues, well, onText }: EditorPanelProps): ReactNode {
  const trpc = useTRPC();
  const [goTo, setGoTo] = useState<{ at: number }>();
  const language = languageOf(text ?? "");
  const queries = useQueryClient();
  const catalogue = useCallback(
    () => queries.fetchQuery({ ...trpc.jobs.configSchema.queryOptions(), staleTime: Infinity }),
    [queries, trpc],
  );
  const canFormat = text !== undefined && language === "json" && readJob(text).isJson;
  return (
    <Panel
      flush
      title="Configuration"
      label="Editor"
      aside={
        <>
          {language === "json" && (
            <button
              type="button"
              className="link"
              disabled={!canFormat}
              onClick={() => canFormat && onText(prettyJson(JSON.parse(text)))}
            >
              Format
            </button>
          )}
          <Tag title="Told by its first character: JSON begins with a brace">
            {language === "json" ? "JSON" : ".aurora"}
          </Tag>
        </>
      }
    >
      <div className={styles.editorBox}>
        {text !== undefined && (
          <ConfigEditor text={text} issues={issues ?? NO_ISSUES} catalogue={catalogue} onChange={onText} goTo={goTo} />
        )}
      </div>
      <div className={styles.below}>
        {issues === undefined ? (
          <span className="dim">Checking…</span>
        ) : (
          <IssueList
            issues={issues}
            well={well}
            onGoTo={(at) => setGoTo({ at })}
            onFix={({ fix }) => fix !== undefined && text !== undefined && onText(applyFix(text, fix))}
          />
        )}
      </div>
    </Panel>
  );
}
