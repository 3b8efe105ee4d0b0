"use client";
/** `/admin/dedicated`: hosts that are set aside, by what for. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { DedicatedView } from "../../server/api/agents.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import type { ResourceKind } from "../../server/core/domain/resource-bag.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Nothing, PageTitle, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { RESOURCE_LABELS } from "../ui/resource-bar.model.ts";
import { ResourceCell } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { USE_COLORS } from "../ui/use-colors.ts";
import { useParam } from "../ui/use-params.ts";
import { filterDedicated } from "./agent.model.ts";

function resourceColumn(kind: ResourceKind): Column<DedicatedView> {
  return {
    id: kind,
    header: RESOURCE_LABELS[kind],
    width: 180,
    numeric: true,
    firstDescending: true,
    value: ({ requested, total }) =>
      total === undefined || total[kind] === 0 ? undefined : requested[kind] / total[kind],
    cell: ({ requested, total }) => (
      <ResourceCell
        kind={kind}
        uses={[{ id: "requested", label: "requested", amount: requested[kind], color: USE_COLORS.dedicated }]}
        whole={total?.[kind]}
      />
    ),
  };
}

const COLUMNS: readonly Column<DedicatedView>[] = [
  {
    id: "value",
    header: "Value",
    width: 200,
    value: ({ value }) => value,
    cell: ({ value }) => <CopyText text={value} what="value" />,
  },
  {
    id: "hosts",
    header: "Hosts",
    value: ({ hosts }) => hosts.length,
    cell: ({ hosts }) => (
      <span title={hosts.join("\n")}>
        <b>{formatCount(hosts.length)}</b>{" "}
        {hosts.slice(0, 4).map((host, i) => (
          <span key={host}>
            {i > 0 && ", "}
            <TextLink href={links.agent(host)}>{host}</TextLink>
          </span>
        ))}
        {hosts.length > 4 && <span className="dim"> and {formatCount(hosts.length - 4)} more</span>}
      </span>
    ),
  },
  {
    id: "jobs",
    header: "Jobs",
    value: ({ jobs }) => jobs.length,
    cell: ({ jobs }) =>
      jobs.length === 0 ? (
        <span className="dim">none asks for it</span>
      ) : (
        jobs.map(({ job, activeTaskCount }, i) => (
          <span key={jobKeyString(job)}>
            {i > 0 && ", "}
            <TextLink href={links.job(job)}>{jobKeyString(job)}</TextLink>
            <span className="dim"> ×{formatCount(activeTaskCount)}</span>
          </span>
        ))
      ),
  },
  resourceColumn("cpus"),
  resourceColumn("ramMb"),
];

function Table({ views }: { readonly views: readonly DedicatedView[] }): ReactNode {
  const [q] = useParam("q");
  const rows = useMemo(() => filterDedicated(views, q), [views, q]);
  return (
    <Panel flush label="Dedicated values">
      <DataTable
        label="Dedicated values"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ value }) => value}
        defaultSort="value"
        minWidth={980}
        empty={
          views.length === 0 ? (
            <Nothing title="No host is dedicated">
              A host whose <code>dedicated</code> attribute is <code>ROLE/LABEL</code> runs only jobs of that role that
              ask for it; <code>*/LABEL</code> is open to every role that asks.
            </Nothing>
          ) : (
            <Nothing title="Nothing matches the filter" />
          )
        }
      />
    </Panel>
  );
}

export function DedicatedPage(): ReactNode {
  const trpc = useTRPC();
  const dedicated = useQuery(trpc.dedicated.list.queryOptions());
  const hosts = dedicated.data?.reduce((sum, { hosts: list }) => sum + list.length, 0) ?? 0;
  return (
    <Stack>
      <PageTitle
        title="Dedicated hosts"
        sentence={
          dedicated.data &&
          `${plural(dedicated.data.length, "value")} on ${plural(hosts, "host")}. They run only jobs whose constraints ask for them.`
        }
      />
      <Toolbar>
        <FilterBox label="Filter by value, host or job" />
      </Toolbar>
      <Answer of={dedicated}>{(views) => <Table views={views} />}</Answer>
    </Stack>
  );
}
