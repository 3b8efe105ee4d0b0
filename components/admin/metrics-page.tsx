"use client";
/** `/admin/metrics`: every stat, how fast it changes, and a chart of the one that is chosen. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { type ReactNode, useMemo } from "react";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Nothing, PageTitle, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useParam } from "../ui/use-params.ts";
import {
  addReading,
  formatRate,
  type Reading,
  seriesOf,
  statRows,
  type StatRow,
  type StatValues,
} from "./stats.model.ts";

const TimeChart = dynamic(() => import("../ui/time-chart.tsx"), { ssr: false });

const INTERVAL_MS = 2_000;

const STATS_KEY = ["vars"] as const;

async function fetchStats(signal: AbortSignal): Promise<StatValues> {
  const response = await fetch("/vars.json", { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`/vars.json answered ${response.status}`);
  return (await response.json()) as StatValues;
}

/** The stats, read again and again; the answer is all that was read so far. */
function useReadings() {
  const queries = useQueryClient();
  return useQuery({
    queryKey: STATS_KEY,
    queryFn: async ({ signal }) => {
      const values = await fetchStats(signal);
      const known = queries.getQueryData<readonly Reading[]>(STATS_KEY) ?? [];
      return addReading(known, { atMs: Date.now(), values });
    },
    refetchInterval: INTERVAL_MS,
    structuralSharing: false,
  });
}

const NONE: readonly Reading[] = [];

function columnsOf(q: string | undefined): Column<StatRow>[] {
  return [
    {
      id: "name",
      header: "Stat",
      value: ({ name }) => name,
      cell: ({ name }) => (
        <TextLink
          className="mono"
          href={links.metrics({ stat: name, ...(q === undefined ? {} : { q }) })}
          scroll={false}
        >
          {name}
        </TextLink>
      ),
    },
    {
      id: "value",
      header: "Value",
      width: 220,
      numeric: true,
      firstDescending: true,
      value: ({ value }) => value,
      cell: ({ value }) => (typeof value === "number" ? formatCount(value) : <span title={value}>{value}</span>),
    },
    {
      id: "rate",
      header: "A second",
      width: 120,
      numeric: true,
      firstDescending: true,
      hint: "Change a second between the last two readings",
      value: ({ perSecond }) => perSecond,
      cell: ({ perSecond }) => <span className="dim">{formatRate(perSecond)}</span>,
    },
  ];
}

function Chart({ readings, stat }: { readonly readings: readonly Reading[]; readonly stat: string }): ReactNode {
  const [, choose] = useParam("stat");
  const series = useMemo(() => seriesOf(readings, stat), [readings, stat]);
  const lines = useMemo(() => [{ label: stat, color: "accent", values: series[1] }], [stat, series]);
  return (
    <Panel
      title={<CopyText text={stat} what="stat" />}
      aside={
        <>
          {series[1].length > 0 && <b>{formatCount(series[1].at(-1) ?? 0)}</b>}
          <button type="button" className="link" onClick={() => choose(undefined)}>
            Close
          </button>
        </>
      }
    >
      {series[0].length < 2 ? (
        <Nothing title="Watching">
          The chart grows with each reading, every two seconds, while this page is open.
        </Nothing>
      ) : (
        <TimeChart label={stat} times={series[0]} lines={lines} />
      )}
    </Panel>
  );
}

/* oxlint-disable nextjs/no-html-link-for-pages -- the listener answers these itself, before Next */
function Sources({ count }: { readonly count: number }): ReactNode {
  return (
    <>
      {count > 0 && `${plural(count, "stat")}, read every two seconds. `}
      Also as <a href="/vars">/vars</a>, <a href="/vars.json">/vars.json</a> and <a href="/metrics">/metrics</a> for
      Prometheus.
    </>
  );
}
/* oxlint-enable nextjs/no-html-link-for-pages */

export function MetricsPage(): ReactNode {
  const [q] = useParam("q");
  const [stat] = useParam("stat");
  const stats = useReadings();
  const readings = stats.data ?? NONE;
  const rows = useMemo(() => statRows(readings, q), [readings, q]);
  const columns = useMemo(() => columnsOf(q), [q]);
  const count = readings.at(-1) === undefined ? 0 : Object.keys(readings.at(-1)?.values ?? {}).length;
  return (
    <Stack>
      <PageTitle title="Metrics" sentence={<Sources count={count} />} />
      {stat !== undefined && <Chart readings={readings} stat={stat} />}
      <Toolbar>
        <FilterBox label="Filter stats" width={320} />
        {q !== undefined && <span className="dim">{plural(rows.length, "stat")}</span>}
      </Toolbar>
      <Answer of={stats}>
        {() => (
          <Panel flush label="Stats">
            <DataTable
              label="Stats"
              columns={columns}
              rows={rows}
              rowKey={({ name }) => name}
              defaultSort="name"
              minWidth={560}
              empty={<Nothing title={q === undefined ? "Reading…" : "No stat matches the filter"} />}
            />
          </Panel>
        )}
      </Answer>
    </Stack>
  );
}
