"use client";
/** An id, a path or a command that can be copied with one click. */
import { type ReactNode, useEffect, useState } from "react";
import styles from "./copy-text.module.css";
import { Icon } from "./icon.tsx";

interface CopyTextProps {
  readonly text: string;
  /** What is shown; the text itself by default. */
  readonly shown?: string;
  /** For the tooltip: what is copied. */
  readonly what?: string;
}

const SAID_MS = 1500;

export function CopyText({ text, shown = text, what = "id" }: CopyTextProps): ReactNode {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={styles.copy}
      title={`Copy ${what}: ${text}`}
      onClick={(event) => {
        event.stopPropagation();
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => window.prompt(`Copy ${what}`, text),
        );
      }}
    >
      <span className={styles.text}>{shown}</span>
      <span className={styles.icon} data-copied={copied}>
        <Icon name={copied ? "check" : "copy"} size={12} />
      </span>
      <output className="visually-hidden">{copied ? `${what} copied` : ""}</output>
    </button>
  );
}
