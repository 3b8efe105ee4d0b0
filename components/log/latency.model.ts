/** Latencies of the log as lines over one axis of time. Pure. */
import type { AppendLatencySample, LogStatus } from "../../server/api/cluster.ts";
import type { ChartLine } from "../ui/time-chart.tsx";
import { addressOf } from "./replica.model.ts";

export interface LatencyChart {
  /** Seconds, ascending. */
  readonly times: readonly number[];
  readonly lines: readonly ChartLine[];
}

const REPLICA_COLORS = ["fill-start", "fill-split", "fill-wait", "fill-turn", "fill-done"] as const;

type Pick99 = (sample: AppendLatencySample) => number;

function valuesAt(times: readonly number[], samples: readonly AppendLatencySample[], pick: Pick99): (number | null)[] {
  const known = new Map(samples.map((sample) => [sample.atMs, pick(sample)]));
  return times.map((atMs) => known.get(atMs) ?? null);
}

/**
 * The writes of this process; where they are not known as a whole, each replica's answers to them. Undefined where there
 * has been no write. A time without writes is a gap in the line.
 */
export function latencyChart({ appendLatency = [], replicas }: LogStatus): LatencyChart | undefined {
  const series = appendLatency.length > 0 ? [] : replicas.filter((replica) => replica.appendLatency !== undefined);
  const all = [appendLatency, ...series.map((replica) => replica.appendLatency ?? [])].flat();
  if (all.length === 0) return undefined;
  const times = [...new Set(all.map(({ atMs }) => atMs))].sort((a, b) => a - b);
  const others = series.map(({ pid, isSelf, appendLatency: samples = [] }, i): ChartLine => ({
    label: `${isSelf ? "this replica" : addressOf(pid)}, p99`,
    color: REPLICA_COLORS[i % REPLICA_COLORS.length] ?? "text-dim",
    values: valuesAt(times, samples, ({ p99Ms }) => p99Ms),
  }));
  const own: readonly ChartLine[] = [
    { label: "p50", color: "fill-run", values: valuesAt(times, appendLatency, ({ p50Ms }) => p50Ms) },
    { label: "p99", color: "accent", values: valuesAt(times, appendLatency, ({ p99Ms }) => p99Ms) },
    {
      label: "longest",
      color: "text-faint",
      values: valuesAt(times, appendLatency, ({ maxMs }) => maxMs),
      dashed: true,
    },
  ];
  return { times: times.map((atMs) => atMs / 1000), lines: others.length > 0 ? others : own };
}
