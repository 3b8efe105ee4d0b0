"use client";
/** How long the writes of this process took over the last minutes, until a quorum held each. */
import dynamic from "next/dynamic";
import { type ReactNode, useMemo } from "react";
import type { LogStatus } from "../../server/api/cluster.ts";
import { formatMs } from "../format.ts";
import { Nothing, Panel } from "../ui/layout.tsx";
import { latencyChart } from "./latency.model.ts";

const TimeChart = dynamic(() => import("../ui/time-chart.tsx"), { ssr: false });

const HEIGHT = 190;

export function AppendLatency({ log }: { readonly log: LogStatus }): ReactNode {
  const chart = useMemo(() => latencyChart(log), [log]);
  return (
    <Panel title="Append latency" aside="of this process's writes, every five seconds">
      {chart === undefined ? (
        <Nothing title="No write in the last five minutes">
          Only the leader writes; its console shows how long that takes.
        </Nothing>
      ) : (
        <TimeChart
          label="Append latency"
          times={chart.times}
          lines={chart.lines}
          height={HEIGHT}
          format={formatMs}
          fromZero
        />
      )}
    </Panel>
  );
}
