"use client";
/** Figures over time. To be loaded only where a chart is shown. */
import { useComputedColorScheme } from "@mantine/core";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatClock, formatNumber } from "../format.ts";
import styles from "./time-chart.module.css";

export interface ChartLine {
  readonly label: string;
  /** A CSS variable of the theme, without the dashes. */
  readonly color: string;
  readonly values: readonly (number | null)[];
  /** Drawn with gaps: a line that stands behind another one. */
  readonly dashed?: boolean;
}

export interface TimeChartProps {
  readonly label: string;
  /** Ascending, in seconds. */
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
  readonly height?: number;
  /** How values read on the axis; numbers with up to three decimals by default. */
  readonly format?: (value: number) => string;
  /** Zero is the floor. */
  readonly fromZero?: boolean;
}

const DEFAULT_HEIGHT = 200;

function threeDecimals(value: number): string {
  return formatNumber(value, 3);
}

type Looks = Pick<TimeChartProps, "label" | "lines" | "height" | "format" | "fromZero">;

function optionsFor(box: HTMLElement, looks: Looks, onPoint: (index: number | undefined) => void): uPlot.Options {
  const { lines, height = DEFAULT_HEIGHT, format = threeDecimals, fromZero = false } = looks;
  const style = getComputedStyle(box);
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const axis: uPlot.Axis = {
    stroke: color("text-dim"),
    grid: { stroke: color("line"), width: 1 },
    ticks: { stroke: color("line"), width: 1 },
    font: "11px sans-serif",
  };
  return {
    width: box.clientWidth,
    height,
    series: [
      {},
      ...lines.map((line): uPlot.Series => ({
        label: line.label,
        stroke: color(line.color),
        width: 1.5,
        points: { show: false },
        ...(line.dashed ? { dash: [4, 3] } : {}),
      })),
    ],
    ...(fromZero
      ? { scales: { y: { range: (_plot, _low, high) => [0, Math.max(high, Number.MIN_VALUE) * 1.1] } } }
      : {}),
    axes: [
      { ...axis, space: 90, size: 30, values: (_plot, times) => times.map((seconds) => formatClock(seconds * 1000)) },
      { ...axis, size: 62, values: (_plot, values) => values.map(format) },
    ],
    legend: { show: false },
    cursor: { y: false, points: { size: 5 } },
    hooks: { setCursor: [(plot) => onPoint(plot.cursor.idx ?? undefined)] },
  };
}

function dataOf({ times, lines }: Pick<TimeChartProps, "times" | "lines">): uPlot.AlignedData {
  return [[...times], ...lines.map(({ values }) => [...values])];
}

/** What each line is, and its value under the pointer, or else the latest one. */
function Legend(props: TimeChartProps & { readonly point: number | undefined }): ReactNode {
  const { times, lines, format = threeDecimals, point } = props;
  const at = point === undefined ? undefined : times[point];
  return (
    <figcaption className={styles.legend}>
      {lines.map(({ label, color, values, dashed }) => {
        const value = values[point ?? values.length - 1] ?? null;
        return (
          <span key={label}>
            <i style={{ borderTopColor: `var(--${color})`, borderTopStyle: dashed ? "dashed" : "solid" }} />
            {label} <b>{value === null ? "–" : format(value)}</b>
          </span>
        );
      })}
      <span className={styles.at}>{at === undefined ? "now" : formatClock(at * 1000)}</span>
    </figcaption>
  );
}

export default function TimeChart(props: TimeChartProps): ReactNode {
  const { label, times, lines, height = DEFAULT_HEIGHT } = props;
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const [point, setPoint] = useState<number>();
  const scheme = useComputedColorScheme("light");
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  /** What the plot is made anew for; values alone are handed to the one that is there. */
  const look = `${scheme} ${label} ${height} ${lines.map((line) => `${line.label} ${line.color}`).join()}`;

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const made = new uPlot(optionsFor(element, latest.current, setPoint), dataOf(latest.current), element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [look, height]);

  useEffect(() => {
    plot.current?.setData(dataOf({ times, lines }));
  }, [times, lines]);

  return (
    <figure aria-label={`${label} over time`} className={styles.figure}>
      {lines.length > 1 && <Legend {...props} point={point} />}
      <div ref={box} style={{ minHeight: height }} />
    </figure>
  );
}
