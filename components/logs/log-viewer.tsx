"use client";
/** A log as it is written: follows its end, searches, wraps, downloads; any number of lines. */
import { Button } from "@mantine/core";
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { formatBytes, formatCount } from "../format.ts";
import { Problem } from "../ui/answer.tsx";
import { useParam } from "../ui/use-params.ts";
import { LogLines, type LogLinesHandle } from "./log-lines.tsx";
import type { LogSource } from "./log-tail.ts";
import { findLines, shownLines } from "./log-text.ts";
import { DownloadButton, SearchBox, Toggle } from "./log-tools.tsx";
import styles from "./log-viewer.module.css";
import { useLog } from "./use-log.ts";

interface LogViewerProps {
  /** Must not change while the viewer lives: give it a key. */
  readonly source: LogSource;
  /** False when the task is over and nothing will be added. */
  readonly alive: boolean;
}

interface Search {
  readonly query: string;
  /** The deferred query, which the lines are searched for. */
  readonly searched: string;
  readonly found: readonly number[];
  readonly current: number;
  readonly setQuery: (query: string) => void;
  /** Goes to the next or previous match; returns it. */
  readonly step: (by: 1 | -1) => number | undefined;
}

function useSearch(lines: readonly string[]): Search {
  const [query, setQuery] = useState("");
  const [match, setMatch] = useState(0);
  const searched = useDeferredValue(query);
  const found = useMemo(() => findLines(lines, searched), [lines, searched]);
  const current = Math.max(0, Math.min(match, found.length - 1));
  return {
    query,
    searched,
    found,
    current,
    setQuery(next) {
      setQuery(next);
      setMatch(0);
    },
    step(by) {
      if (found.length === 0) return undefined;
      const next = (current + by + found.length) % found.length;
      setMatch(next);
      return next;
    },
  };
}

export function LogViewer({ source, alive }: LogViewerProps): ReactNode {
  const { log, error, atEnd, isLoadingEarlier, loadEarlier } = useLog(source, alive);
  const lines = useMemo(() => (log === undefined ? [] : shownLines(log)), [log]);
  const search = useSearch(lines);
  const [wrapText, storeWrap] = useParam("wrap");
  const [onlyMatches, setOnlyMatches] = useState(false);
  const [follow, setFollow] = useState(true);
  const view = useRef<LogLinesHandle>(null);
  const isFiltering = onlyMatches && search.searched !== "";
  const start = log?.start ?? 0;
  const end = log?.end ?? 0;

  function step(by: 1 | -1): void {
    const next = search.step(by);
    if (next === undefined) return;
    setFollow(false);
    view.current?.reveal(isFiltering ? next : (search.found[next] ?? 0));
  }

  return (
    <div className={styles.viewer}>
      <div className={styles.tools}>
        <SearchBox
          query={search.query}
          found={search.found.length}
          current={search.current}
          onlyMatches={onlyMatches}
          onQuery={search.setQuery}
          onStep={step}
          onOnlyMatches={setOnlyMatches}
        />
        <span className={styles.gap} />
        {start > 0 && (
          <Button variant="subtle" loading={isLoadingEarlier} onClick={() => void loadEarlier()}>
            Load earlier ({formatBytes(start)} above)
          </Button>
        )}
        <Toggle
          icon="wrap"
          label="Wrap long lines"
          on={wrapText === "1"}
          onChange={(on) => storeWrap(on ? "1" : undefined)}
        />
        <Toggle icon="follow" label="Follow the end" on={follow} onChange={setFollow} />
        <DownloadButton source={source} />
      </div>
      {error !== undefined && <Problem error={error} />}
      <LogLines
        ref={view}
        label={source.path}
        lines={lines}
        only={isFiltering ? search.found : undefined}
        query={search.searched}
        current={search.found[search.current]}
        wrap={wrapText === "1"}
        follow={follow}
        onFollow={setFollow}
        start={start}
        isEmpty={log !== undefined && lines.length === 0}
      />
      <div className={styles.status}>
        <span>
          {formatCount(lines.length)} lines, {formatBytes(end - start)}
          {start > 0 && ` of ${formatBytes(end)}`}
        </span>
        <span>{alive ? (follow && atEnd ? "following" : "not following") : "the task is over"}</span>
      </div>
    </div>
  );
}
