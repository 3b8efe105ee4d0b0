"use client";
/** The scheduler's lifecycle as a path: what it has gone through and for how long, where it is, what is ahead. */
import type { ReactNode } from "react";
import type { ClusterStatus } from "../../server/api/cluster.ts";
import { formatDuration } from "../format.ts";
import { LIFECYCLE } from "../frame/lifecycle.model.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import type { Shape, Tone } from "../status/status-table.ts";
import { Age, Instant } from "../ui/time.tsx";
import styles from "./health.module.css";
import { type LifecycleStep, lifecycleSteps } from "./lifecycle-path.model.ts";

const MARKS: Readonly<Record<LifecycleStep["place"], Shape>> = {
  past: "tick",
  current: "disc",
  ahead: "ring",
  skipped: "dashed",
};

function toneOf({ place, state }: LifecycleStep): Tone {
  if (place === "current") return LIFECYCLE[state].tone;
  return place === "past" ? "done" : "gone";
}

function Step({ step }: { readonly step: LifecycleStep }): ReactNode {
  const { state, place, atMs, lastedMs, message } = step;
  return (
    <li className={styles.step} data-place={place} aria-current={place === "current" ? "step" : undefined}>
      <div className={styles.dotLine}>
        <ShapeMark shape={MARKS[place]} tone={toneOf(step)} size={14} />
      </div>
      <div className={styles.label} title={`${state}: ${LIFECYCLE[state].sentence}`}>
        {LIFECYCLE[state].label}
      </div>
      <div className={styles.when}>
        {atMs !== undefined && (
          <div>
            <Instant atMs={atMs} />
          </div>
        )}
        {lastedMs !== undefined && <div>for {formatDuration(lastedMs)}</div>}
        {place === "current" && atMs !== undefined && (
          <div>
            for <Age atMs={atMs} />
          </div>
        )}
        {message !== undefined && <div className={styles.message}>{message}</div>}
      </div>
    </li>
  );
}

export function LifecyclePath({ history }: { readonly history: ClusterStatus["lifecycleHistory"] }): ReactNode {
  return (
    <ol className={styles.path} aria-label="Lifecycle">
      {lifecycleSteps(history).map((step) => (
        <Step key={step.state} step={step} />
      ))}
    </ol>
  );
}
