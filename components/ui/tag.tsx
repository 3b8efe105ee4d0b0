/** A short word about something, set apart. */
import type { ReactNode } from "react";
import type { Tone } from "../status/status-table.ts";
import styles from "./tag.module.css";

export function Tag({
  children,
  tone,
  title,
}: {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly title?: string;
}): ReactNode {
  const style =
    tone === undefined ? undefined : { color: `var(--tone-${tone})`, background: `var(--tone-${tone}-soft)` };
  return (
    <span className={styles.tag} style={style} title={title}>
      {children}
    </span>
  );
}
