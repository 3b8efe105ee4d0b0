"use client";
/** One stat over the time that it was watched. Loaded only where a chart is shown. */
import { useComputedColorScheme } from "@mantine/core";
import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { formatClock, formatNumber } from "../format.ts";
import styles from "./admin.module.css";

interface StatChartProps {
  readonly label: string;
  /** Times in seconds, and values. */
  readonly series: readonly [readonly number[], readonly number[]];
}

const HEIGHT = 200;

function optionsFor(box: HTMLElement, label: string): uPlot.Options {
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
    height: HEIGHT,
    series: [{}, { label, stroke: color("accent"), width: 1.5, points: { show: false } }],
    axes: [
      { ...axis, space: 90, values: (_plot, times) => times.map((seconds) => formatClock(seconds * 1000)) },
      { ...axis, size: 78, values: (_plot, values) => values.map((value) => formatNumber(value, 3)) },
    ],
    legend: { show: false },
    cursor: { y: false },
  };
}

export default function StatChart({ label, series }: StatChartProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const scheme = useComputedColorScheme("light");
  const data = useRef(series);
  useLayoutEffect(() => {
    data.current = series;
  }, [series]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const [times, values] = data.current;
    const made = new uPlot(optionsFor(element, label), [[...times], [...values]], element);
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [label, scheme]);

  useEffect(() => {
    const [times, values] = series;
    plot.current?.setData([[...times], [...values]]);
  }, [series]);

  return (
    <figure aria-label={`${label} over time`}>
      <div ref={box} className={styles.chart} />
    </figure>
  );
}
