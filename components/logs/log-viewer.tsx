"use client";
/** A log as it is written: follows its end, searches, wraps, downloads; any number of lines. */
import { ActionIcon, Button, TextInput, Tooltip } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTRPCClient } from "../api/trpc.ts";
import { formatBytes, formatCount } from "../format.ts";
import { Problem } from "../ui/answer.tsx";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useParam } from "../ui/use-params.ts";
import { downloadFile } from "./download.ts";
import { findLines, shownLines, splitMatches, timestampLength } from "./log-text.ts";
import styles from "./log-viewer.module.css";
import { useLog } from "./use-log.ts";

interface LogViewerProps {
  readonly taskId: string;
  readonly path: string;
  /** False when the task is over and nothing will be added. */
  readonly alive: boolean;
}

const LINE_HEIGHT = 18;
/** Closer to the end than this counts as being at it. */
const NEAR_END_PX = 24;

const Line = memo(function Line({ text, query }: { readonly text: string; readonly query: string }): ReactNode {
  const stamp = timestampLength(text);
  const pieces = splitMatches(text.slice(stamp), query);
  return (
    <>
      {stamp > 0 && <span className={styles.stamp}>{text.slice(0, stamp)}</span>}
      {pieces.map((piece, i) => (i % 2 === 1 ? <mark key={i}>{piece}</mark> : piece))}
    </>
  );
});

interface ToggleProps {
  readonly icon: IconName;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Toggle({ icon, label, on, onChange }: ToggleProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={on}
        variant={on ? "light" : "subtle"}
        color={on ? "accent" : "gray"}
        onClick={() => onChange(!on)}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}

function DownloadButton({ taskId, path }: { readonly taskId: string; readonly path: string }): ReactNode {
  const client = useTRPCClient();
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();
  async function run(): Promise<void> {
    setProgress(0);
    setError(undefined);
    try {
      await downloadFile(client, { taskId, path }, setProgress);
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(undefined);
    }
  }
  const label =
    progress !== undefined
      ? `Downloading, ${formatBytes(progress)}`
      : error === undefined
        ? "Download"
        : "Download failed; again?";
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={progress !== undefined} onClick={() => void run()}>
        <Icon name={error === undefined ? "download" : "warning"} />
      </ActionIcon>
    </Tooltip>
  );
}

export function LogViewer({ taskId, path, alive }: LogViewerProps): ReactNode {
  const { log, error, atEnd, isLoadingEarlier, loadEarlier } = useLog({ taskId, path, alive });
  const [query, setQuery] = useState("");
  const search = useDeferredValue(query);
  const [wrapText, storeWrap] = useParam("wrap");
  const wrap = wrapText === "1";
  const [onlyMatches, setOnlyMatches] = useState(false);
  const [follow, setFollow] = useState(true);
  const [match, setMatch] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => (log === undefined ? [] : shownLines(log)), [log]);
  const found = useMemo(() => findLines(lines, search), [lines, search]);
  const filtering = onlyMatches && search !== "";
  const shown = filtering ? found : undefined;
  const count = shown?.length ?? lines.length;
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
  });
  const current = found.length === 0 ? undefined : found[Math.min(match, found.length - 1)];

  useEffect(() => virtualizer.measure(), [wrap, virtualizer]);

  useLayoutEffect(() => {
    if (follow && count > 0 && box.current !== null) virtualizer.scrollToIndex(count - 1, { align: "end" });
  }, [follow, count, log, virtualizer, wrap]);

  const start = log?.start ?? 0;
  const knownStart = useRef(start);
  const knownCount = useRef(count);
  useLayoutEffect(() => {
    const added = count - knownCount.current;
    if (start < knownStart.current && added > 0 && box.current !== null && !follow) {
      box.current.scrollTop += added * LINE_HEIGHT;
    }
    knownStart.current = start;
    knownCount.current = count;
  }, [start, count, follow]);

  function step(by: number): void {
    if (found.length === 0) return;
    const next = (Math.min(match, found.length - 1) + by + found.length) % found.length;
    setMatch(next);
    setFollow(false);
    const line = found[next] ?? 0;
    virtualizer.scrollToIndex(filtering ? next : line, { align: "center" });
  }

  function onSearchKey(event: KeyboardEvent): void {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") setQuery("");
    else return;
    event.preventDefault();
  }

  function onScroll(): void {
    const element = box.current;
    if (element === null) return;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    if (!isAtEnd && follow && element.dataset["user"] === "true") setFollow(false);
    else if (isAtEnd && !follow && element.dataset["user"] === "true") setFollow(true);
  }

  function touched(): void {
    const element = box.current;
    if (element === null) return;
    element.dataset["user"] = "true";
  }

  return (
    <div className={styles.viewer}>
      <div className={styles.tools}>
        <TextInput
          aria-label="Search in the log"
          placeholder="Search"
          value={query}
          w={220}
          leftSection={<Icon name="search" size={14} />}
          rightSectionWidth={64}
          rightSection={
            search === "" ? undefined : (
              <span className={styles.matches}>
                {found.length === 0 ? "none" : `${Math.min(match, found.length - 1) + 1}/${formatCount(found.length)}`}
              </span>
            )
          }
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setMatch(0);
          }}
          onKeyDown={onSearchKey}
        />
        <ActionIcon aria-label="Previous match" disabled={found.length === 0} onClick={() => step(-1)}>
          <Icon name="up" />
        </ActionIcon>
        <ActionIcon aria-label="Next match" disabled={found.length === 0} onClick={() => step(1)}>
          <Icon name="down" />
        </ActionIcon>
        <Button
          variant={onlyMatches ? "light" : "subtle"}
          aria-pressed={onlyMatches}
          onClick={() => setOnlyMatches(!onlyMatches)}
        >
          Only matches
        </Button>
        <span className={styles.gap} />
        {start > 0 && (
          <Button variant="subtle" loading={isLoadingEarlier} onClick={() => void loadEarlier()}>
            Load earlier ({formatBytes(start)} above)
          </Button>
        )}
        <Toggle icon="wrap" label="Wrap long lines" on={wrap} onChange={(on) => storeWrap(on ? "1" : undefined)} />
        <Toggle icon="follow" label="Follow the end" on={follow} onChange={setFollow} />
        <DownloadButton taskId={taskId} path={path} />
      </div>
      {error !== undefined && <Problem error={error} />}
      <div
        ref={box}
        className={styles.box}
        data-wrap={wrap}
        role="log"
        aria-label={path}
        aria-live="off"
        tabIndex={0}
        onScroll={onScroll}
        onWheel={touched}
        onPointerDown={touched}
        onKeyDown={touched}
      >
        <div className={styles.lines} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start: top, key }) => {
            const line = shown === undefined ? index : (shown[index] ?? 0);
            return (
              <div
                key={key}
                ref={wrap ? virtualizer.measureElement : undefined}
                data-index={index}
                className={styles.line}
                data-current={line === current}
                style={{ transform: `translateY(${top}px)` }}
              >
                <Line text={lines[line] ?? ""} query={search} />
              </div>
            );
          })}
        </div>
        {log !== undefined && lines.length === 0 && <p className={styles.empty}>Nothing was written yet.</p>}
      </div>
      <div className={styles.status}>
        <span>
          {formatCount(lines.length)} lines, {formatBytes((log?.end ?? 0) - start)}
          {start > 0 && ` of ${formatBytes(log?.end ?? 0)}`}
        </span>
        <span>{alive ? (follow && atEnd ? "following" : "paused") : "the task is over"}</span>
      </div>
    </div>
  );
}
