"use client";
/** Entries of the log as dense rows that open: arrow keys move, Enter opens and closes. */
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from "react";
import type { LogEntryView } from "../../server/api/log.ts";
import { formatBytes, formatCount } from "../format.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { toneColor } from "../status/status-table.ts";
import { Icon } from "../ui/icon.tsx";
import { Ago } from "../ui/time.tsx";
import { describeEntry, KINDS, positionText } from "./entries.model.ts";
import { EntryDetail } from "./entry-detail.tsx";
import styles from "./log.module.css";
import { Subject } from "./subject.tsx";

function What({ entry }: { readonly entry: LogEntryView }): ReactNode {
  const [first] = entry.ops;
  if (first === undefined) return <span className={`${styles.what} dim`}>{describeEntry(entry)}</span>;
  const more = (entry.opCount ?? entry.ops.length) - 1;
  return (
    <span className={styles.what}>
      <span className={styles.op}>{first.op}</span>
      {first.subject !== undefined && <Subject subject={first.subject} />}
      <span className={`${styles.summary} dim`}>{first.summary}</span>
      {more > 0 && <span className={`${styles.more} dim`}>and {formatCount(more)} more</span>}
    </span>
  );
}

interface RowProps {
  readonly entry: LogEntryView;
  readonly isOpen: boolean;
  readonly isFresh: boolean;
  readonly onToggle: () => void;
}

function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button") !== null;
}

function Row({ entry, isOpen, isFresh, onToggle }: RowProps): ReactNode {
  const { label, tone, shape } = KINDS[entry.kind];

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    if (isInteractive(event.target) || window.getSelection()?.toString() !== "") return;
    onToggle();
  }

  return (
    <li className={styles.item} data-fresh={isFresh}>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the button in it does the same */}
      <div className={styles.row} data-open={isOpen} onClick={onClick}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={isOpen}
          aria-label={`Entry ${positionText(entry)}, ${label}`}
          data-position={entry.position}
          onClick={onToggle}
        >
          <Icon name="chevron" size={12} />
        </button>
        <span className={styles.position}>{positionText(entry)}</span>
        <span className={styles.mark} style={{ color: toneColor(tone) }}>
          <ShapeMark shape={shape} tone={tone} size={10} />
          {label}
        </span>
        <span className={`${styles.about} dim`}>{entry.atMs !== undefined && <Ago atMs={entry.atMs} />}</span>
        <span className={`${styles.size} ${styles.numeric} dim`}>
          {entry.sizeBytes > 0 && formatBytes(entry.sizeBytes)}
        </span>
        <What entry={entry} />
      </div>
      {isOpen && <EntryDetail entry={entry} />}
    </li>
  );
}

interface EntryListProps {
  readonly entries: readonly LogEntryView[];
  /** Entries above this position have come while the page was open. */
  readonly freshAbove: number;
  /** A position of the entry that is open. */
  readonly open: string | undefined;
  readonly onOpen: (position: string | undefined) => void;
}

function holds(entry: LogEntryView, position: string | undefined): boolean {
  if (position === undefined) return false;
  return Number(entry.firstPosition) <= Number(position) && Number(position) <= Number(entry.position);
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function EntryList({ entries, freshAbove, open, onOpen }: EntryListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const row = event.target;
    if (step === undefined || !(row instanceof HTMLElement) || row.dataset["position"] === undefined) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-position]") ?? [])];
    const next = rows[rows.indexOf(row) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    <div className={styles.list}>
      <div className={styles.head} aria-hidden>
        <span />
        <span>Position</span>
        <span>Kind</span>
        <span className={styles.about} title="The latest time that is mentioned in it">
          When
        </span>
        <span className={`${styles.size} ${styles.numeric}`}>Size</span>
        <span>What</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the rows in it are heard here */}
      <ul ref={list} aria-label="Entries, newest first" onKeyDown={onKeyDown}>
        {entries.map((entry) => {
          const isOpen = holds(entry, open);
          return (
            <Row
              key={entry.position}
              entry={entry}
              isOpen={isOpen}
              isFresh={Number(entry.firstPosition) > freshAbove}
              onToggle={() => onOpen(isOpen ? undefined : entry.position)}
            />
          );
        })}
      </ul>
    </div>
  );
}
