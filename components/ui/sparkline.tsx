/** A line the size of a word: how a figure has been while this page was open. */
import type { ReactNode } from "react";
import { fillColor, type Tone } from "../status/status-table.ts";
import { sparkPath } from "./sparkline.model.ts";

interface SparklineProps {
  readonly values: readonly number[];
  readonly tone?: Tone;
  readonly width?: number;
  readonly height?: number;
}

export function Sparkline({ values, tone, width = 64, height = 18 }: SparklineProps): ReactNode {
  const line = sparkPath(values, { width, height: height - 3 });
  if (line === undefined) return undefined;
  const color = tone === undefined ? "var(--text-faint)" : fillColor(tone);
  return (
    <svg width={width} height={height} viewBox={`0 -1.5 ${width} ${height}`} aria-hidden>
      <path d={line} fill="none" stroke={color} strokeWidth={1.5} strokeLinejoin="round" />
    </svg>
  );
}
