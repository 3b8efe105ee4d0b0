"use client";
/**
 * What stands where an answer is awaited: the last known value whenever there is one, quiet lines for a moment when
 * there never was, and words when the scheduler refused or cannot be reached.
 */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { describeFailure } from "../api/failure.ts";
import styles from "./answer.module.css";
import { CopyText } from "./copy-text.tsx";
import { Icon } from "./icon.tsx";

/** A failed call in words, near where it was made. */
export function Problem({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const { title, message, correlationId } = describeFailure(error);
  return (
    <div className={styles.problem} role="alert">
      <span className={styles.problemIcon}>
        <Icon name="warning" />
      </span>
      <div className={styles.problemText}>
        <strong>{title}.</strong> {message}
        {correlationId !== undefined && (
          <div className="dim">
            Log id <CopyText text={correlationId} what="log id" />
          </div>
        )}
      </div>
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

/** Quiet lines where an answer is on its way for the first time. */
export function Awaiting({ lines = 5 }: { readonly lines?: number }): ReactNode {
  return (
    <output className={styles.awaiting} aria-label="Loading">
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} style={{ width: `${88 - ((i * 37) % 45)}%` }} />
      ))}
    </output>
  );
}

/** What of a query's result matters here. */
export interface Question<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  refetch(): Promise<unknown>;
}

interface AnswerProps<T> {
  readonly of: Question<T>;
  readonly children: (data: T) => ReactNode;
  readonly lines?: number;
}

/** Renders an answer; what has been known once stays on screen. */
export function Answer<T>({ of, children, lines }: AnswerProps<T>): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null && of.error !== undefined)
    return <Problem error={of.error} onRetry={() => void of.refetch()} />;
  return <Awaiting {...(lines === undefined ? {} : { lines })} />;
}
