"use client";
/** A list of jobs with filter. */
import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import type { JobSummaryView } from "../../server/api/jobs.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { StatusBar } from "../status/status-bar.tsx";
import { toneColor } from "../status/status-table.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Nothing, Panel, Toolbar } from "../ui/layout.tsx";
import { formatShort } from "../ui/resource-bar.model.ts";
import { TextLink } from "../ui/text-link.tsx";
import { useParams } from "../ui/use-params.ts";
import { asShow, countShown, filterJobs, jobRow, type JobRow } from "./job-list.model.ts";

function keyColumn(scope: "all" | "role" | "environment"): Column<JobRow> {
  return {
    id: "job",
    header: "Job",
    value: (row) => row.id,
    cell: ({ key }) => (
      <TextLink href={links.job(key)}>
        {scope === "all" && <span className="dim">{key.role}/</span>}
        {scope !== "environment" && <span className="dim">{key.environment}/</span>}
        {key.name}
      </TextLink>
    ),
  };
}

const COLUMNS: readonly Column<JobRow>[] = [
  {
    id: "state",
    header: "State",
    width: 240,
    value: (row) => row.verdict.health,
    cell: ({ verdict }) => <span style={{ color: toneColor(verdict.tone) }}>{verdict.sentence}</span>,
  },
  { id: "bar", header: "", width: 110, cell: ({ counts }) => <StatusBar counts={counts} /> },
  {
    id: "running",
    header: "Running",
    width: 84,
    numeric: true,
    firstDescending: true,
    value: (row) => row.running,
    cell: ({ running, active }) => (
      <>
        {formatCount(running)}
        <span className="dim"> / {formatCount(active)}</span>
      </>
    ),
  },
  { id: "kind", header: "Kind", width: 80, value: (row) => row.kind, cell: ({ kind }) => kind },
  { id: "tier", header: "Tier", width: 88, value: (row) => row.tier, cell: ({ tier }) => tier ?? "" },
  {
    id: "cpus",
    header: "CPU",
    width: 72,
    numeric: true,
    firstDescending: true,
    hint: "Cores that the active tasks ask for together",
    value: (row) => row.requested.cpus,
    cell: ({ requested }) => formatShort("cpus", requested.cpus),
  },
  {
    id: "ram",
    header: "RAM",
    width: 80,
    numeric: true,
    firstDescending: true,
    value: (row) => row.requested.ramMb,
    cell: ({ requested }) => formatShort("ramMb", requested.ramMb),
  },
];

interface JobTableProps {
  readonly jobs: readonly JobSummaryView[];
  readonly scope: "all" | "role" | "environment";
}

export function JobTable({ jobs, scope }: JobTableProps): ReactNode {
  const params = useParams();
  const q = params.get("q");
  const show = asShow(params.get("show"));
  const rows = useMemo(() => jobs.map(jobRow), [jobs]);
  const shown = useMemo(() => filterJobs(rows, { q, show }), [rows, q, show]);
  const counts = useMemo(() => countShown(rows), [rows]);
  const columns = useMemo(() => [keyColumn(scope), ...COLUMNS], [scope]);
  return (
    <>
      <Toolbar>
        <FilterBox label="Filter jobs" />
        <SegmentedControl
          aria-label="Which jobs"
          value={show}
          onChange={(next) => params.set({ show: next === "all" ? undefined : next })}
          data={[
            { value: "all", label: `All ${counts.all}` },
            { value: "pending", label: `Waiting ${counts.pending}` },
            { value: "attention", label: `Needs a look ${counts.attention}` },
          ]}
        />
        {shown.length !== rows.length && (
          <span className="dim">
            {formatCount(shown.length)} of {plural(rows.length, "job")}
          </span>
        )}
      </Toolbar>
      <Panel flush label="Jobs">
        <DataTable
          label="Jobs"
          columns={columns}
          rows={shown}
          rowKey={(row) => row.id}
          rowHref={(row) => links.job(row.key)}
          defaultSort="job"
          minWidth={900}
          empty={
            rows.length === 0 ? (
              <Nothing title="No jobs here yet">
                <TextLink href={links.create()}>Create the first one</TextLink>
              </Nothing>
            ) : (
              <Nothing title="No job matches the filter" />
            )
          }
        />
      </Panel>
    </>
  );
}
