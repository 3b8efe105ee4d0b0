/** A task state as a small drawing; the words beside it say the same. */
import type { ReactNode } from "react";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import styles from "./status.module.css";
import { fillColor, SHAPES, type Shape, statusLook, type Tone, toneColor } from "./status-table.ts";

interface ShapeMarkProps {
  readonly shape: Shape;
  readonly tone: Tone;
  readonly size?: number;
}

/** One shape in one tone. */
export function ShapeMark({ shape, tone, size = 12 }: ShapeMarkProps): ReactNode {
  const className = shape === "turning" ? `${styles.mark} ${styles.turning}` : styles.mark;
  return (
    <svg className={className} width={size} height={size} viewBox="0 0 16 16" aria-hidden>
      {SHAPES[shape].map(({ d, paint, dash }) => (
        <path
          key={d}
          d={d}
          {...(paint === "fill"
            ? { fill: fillColor(tone) }
            : { fill: "none", stroke: fillColor(tone), strokeWidth: 2, strokeDasharray: dash?.join(" ") })}
        />
      ))}
    </svg>
  );
}

export function StatusMark({
  status,
  size = 12,
}: {
  readonly status: ScheduleStatus;
  readonly size?: number;
}): ReactNode {
  const { shape, tone } = statusLook(status);
  return <ShapeMark shape={shape} tone={tone} size={size} />;
}

/** Mark and label; as a pill where the state stands alone. */
export function StatusBadge({
  status,
  pill = false,
}: {
  readonly status: ScheduleStatus;
  readonly pill?: boolean;
}): ReactNode {
  const { label, tone, meaning } = statusLook(status);
  return (
    <span
      className={pill ? `${styles.badge} ${styles.pill}` : styles.badge}
      style={{ color: toneColor(tone), ...(pill ? { background: `var(--tone-${tone}-soft)` } : {}) }}
      title={meaning}
      data-status={status}
    >
      <StatusMark status={status} />
      {label}
    </span>
  );
}
