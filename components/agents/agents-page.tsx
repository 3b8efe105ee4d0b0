"use client";
/** `/admin/agents`: the hosts that tasks run on. */
import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { AgentView } from "../../server/api/agents.ts";
import type { ResourceKind } from "../../server/core/domain/resource-bag.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Nothing, PageTitle, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { RESOURCE_LABELS } from "../ui/resource-bar.model.ts";
import { ResourceCell } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useParams } from "../ui/use-params.ts";
import { agentState, agentUses, asAgentShow, attributesText, filterAgents } from "./agent.model.ts";

/** Offers come and go without an event. */
const INTERVAL_MS = 10_000;

function resourceColumn(kind: ResourceKind): Column<AgentView> {
  return {
    id: kind,
    header: RESOURCE_LABELS[kind],
    width: kind === "cpus" ? 170 : 210,
    numeric: true,
    firstDescending: true,
    hint: "Requested by tasks and offered to this scheduler, of all there is",
    value: ({ requested, total }) =>
      total === undefined || total[kind] === 0 ? undefined : requested[kind] / total[kind],
    cell: (agent) => (
      <ResourceCell
        kind={kind}
        uses={agentUses(agent, kind).filter(({ id }) => id === "requested")}
        whole={agent.total?.[kind]}
      />
    ),
  };
}

const COLUMNS: readonly Column<AgentView>[] = [
  {
    id: "host",
    header: "Host",
    value: (agent) => agent.host,
    cell: ({ host }) => <TextLink href={links.agent(host)}>{host}</TextLink>,
  },
  {
    id: "state",
    header: "State",
    width: 90,
    value: (agent) => agentState(agent).label,
    cell: (agent) => {
      const { label, tone, meaning } = agentState(agent);
      return (
        <span style={{ color: toneColor(tone) }} title={meaning}>
          {label}
        </span>
      );
    },
  },
  {
    id: "tasks",
    header: "Tasks",
    width: 66,
    numeric: true,
    firstDescending: true,
    value: (agent) => agent.taskCount,
    cell: ({ taskCount }) => formatCount(taskCount),
  },
  resourceColumn("cpus"),
  resourceColumn("ramMb"),
  resourceColumn("diskMb"),
  {
    id: "dedicated",
    header: "Dedicated to",
    width: 130,
    value: (agent) => agent.dedicated,
    cell: ({ dedicated }) =>
      dedicated === undefined ? "" : <TextLink href={links.dedicated({ q: dedicated })}>{dedicated}</TextLink>,
  },
  {
    id: "attributes",
    header: "Attributes",
    width: 190,
    value: (agent) => attributesText(agent.attributes),
    cell: ({ attributes }) => (
      <span className="dim" title={attributesText(attributes)}>
        {attributesText(attributes)}
      </span>
    ),
  },
];

function AgentTable({ agents }: { readonly agents: readonly AgentView[] }): ReactNode {
  const params = useParams();
  const q = params.get("q");
  const show = asAgentShow(params.get("show"));
  const rows = useMemo(() => filterAgents(agents, { q, show }), [agents, q, show]);
  return (
    <>
      <Toolbar>
        <FilterBox label="Filter by host, state or attribute=value" width={300} />
        <SegmentedControl
          aria-label="Which agents"
          value={show}
          onChange={(next) => params.set({ show: next === "all" ? undefined : next })}
          data={[
            { value: "all", label: `All ${formatCount(agents.length)}` },
            { value: "inactive", label: "Not taking tasks" },
            { value: "dedicated", label: "Dedicated" },
          ]}
        />
        {rows.length !== agents.length && (
          <span className="dim">
            {formatCount(rows.length)} of {plural(agents.length, "agent")}
          </span>
        )}
      </Toolbar>
      <Panel flush label="Agents">
        <DataTable
          label="Agents"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ host }) => host}
          rowHref={({ host }) => links.agent(host)}
          defaultSort="host"
          minWidth={1240}
          empty={
            agents.length === 0 ? (
              <Nothing title="No agent yet">Agents appear as they register with the Mesos master.</Nothing>
            ) : (
              <Nothing title="No agent matches the filter" />
            )
          }
        />
      </Panel>
    </>
  );
}

export function AgentsPage(): ReactNode {
  const trpc = useTRPC();
  const agents = useQuery({ ...trpc.agents.list.queryOptions(), refetchInterval: INTERVAL_MS });
  const active = agents.data?.filter((agent) => agent.active).length;
  return (
    <Stack>
      <PageTitle
        title="Agents"
        sentence={agents.data && `${formatCount(active ?? 0)} of ${plural(agents.data.length, "agent")} active.`}
      />
      <Answer of={agents}>{(list) => <AgentTable agents={list} />}</Answer>
    </Stack>
  );
}
