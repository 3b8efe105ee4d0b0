/** What to know of the ensemble and to do about it; nothing where all is well. */
import type { ReactNode } from "react";
import { fillColor, toneColor } from "../status/status-table.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Icon } from "../ui/icon.tsx";
import styles from "./log.module.css";
import type { Advice } from "./replica.model.ts";

export function AdviceList({ advice }: { readonly advice: readonly Advice[] }): ReactNode {
  if (advice.length === 0) return undefined;
  return (
    <ul className={styles.advice} aria-label="What to do">
      {advice.map(({ id, tone, title, text, command }) => (
        <li key={id} style={{ borderLeftColor: fillColor(tone) }}>
          <span className={styles.adviceIcon} style={{ color: toneColor(tone) }}>
            <Icon name="warning" size={14} />
          </span>
          <span className={styles.adviceTitle}>{title}</span>
          <span className={`${styles.adviceText} dim`}>{text}</span>
          {command !== undefined && (
            <span className={styles.adviceCommand}>
              <CopyText text={command} what="command" />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
