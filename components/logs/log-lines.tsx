"use client";
/** The lines of a log, of which only those in sight exist in the page. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { splitMatches, timestampLength } from "./log-text.ts";
import styles from "./log-viewer.module.css";

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

export interface LogLinesHandle {
  /** Scrolls a row, counted among those shown, to the middle. */
  reveal(row: number): void;
}

interface LogLinesProps {
  readonly ref: Ref<LogLinesHandle>;
  readonly label: string;
  readonly lines: readonly string[];
  /** Indexes of the lines to show; all where undefined. */
  readonly only: readonly number[] | undefined;
  readonly query: string;
  /** Index of the line that the search stands on. */
  readonly current: number | undefined;
  readonly wrap: boolean;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  /** Offset of the first byte held; lines that come in before it must not move the others. */
  readonly start: number;
  readonly isEmpty: boolean;
}

export function LogLines(props: LogLinesProps): ReactNode {
  const { ref, label, lines, only, query, current, wrap, follow, onFollow, start, isEmpty } = props;
  const box = useRef<HTMLDivElement>(null);
  const scrolledTo = useRef(0);
  const count = only?.length ?? lines.length;
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; the virtualizer renders by itself
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
  });
  useImperativeHandle(ref, () => ({ reveal: (row) => virtualizer.scrollToIndex(row, { align: "center" }) }));
  useEffect(() => virtualizer.measure(), [wrap, virtualizer]);
  useLayoutEffect(() => {
    if (follow && count > 0) virtualizer.scrollToIndex(count - 1, { align: "end" });
  }, [follow, count, lines, virtualizer, wrap]);

  const before = useRef({ start, count });
  useLayoutEffect(() => {
    const added = count - before.current.count;
    if (start < before.current.start && added > 0 && !follow && box.current !== null) {
      box.current.scrollTop += added * LINE_HEIGHT;
    }
    before.current = { start, count };
  }, [start, count, follow]);

  /** Scrolling up stops following; coming back to the end resumes it. */
  function onScroll(): void {
    const element = box.current;
    if (element === null) return;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    const isUp = element.scrollTop < scrolledTo.current - 1;
    scrolledTo.current = element.scrollTop;
    if (follow && isUp && !isAtEnd) onFollow(false);
    else if (!follow && isAtEnd && !isUp) onFollow(true);
  }

  return (
    <div
      ref={box}
      className={styles.box}
      data-wrap={wrap}
      role="log"
      aria-label={label}
      aria-live="off"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
    >
      <div className={styles.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start: top, key }) => {
          const line = only === undefined ? index : (only[index] ?? 0);
          return (
            <div
              key={key}
              ref={wrap ? virtualizer.measureElement : undefined}
              data-index={index}
              className={styles.line}
              data-current={line === current}
              style={{ transform: `translateY(${top}px)` }}
            >
              <Line text={lines[line] ?? ""} query={query} />
            </div>
          );
        })}
      </div>
      {isEmpty && <p className={styles.empty}>Nothing was written yet.</p>}
    </div>
  );
}
