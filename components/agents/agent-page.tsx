"use client";
/** `/admin/agents/HOST`: what one host has, and what runs on it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { AgentDetails } from "../../server/api/agents.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { isActive } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { bagOf } from "../../server/core/domain/resource-bag.ts";
import { useTRPC } from "../api/trpc.ts";
import { EventFeed } from "../events/event-feed.tsx";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Columns, Facts, Nothing, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { formatShort, shownKinds } from "../ui/resource-bar.model.ts";
import { ResourceRow } from "../ui/resource-bar.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age } from "../ui/time.tsx";
import { agentState, agentUses } from "./agent.model.ts";

const INTERVAL_MS = 10_000;

const COLUMNS: readonly Column<ScheduledTask>[] = [
  {
    id: "job",
    header: "Instance",
    value: ({ assignedTask }) => `${jobKeyString(assignedTask.task.job)}/${assignedTask.instanceId}`,
    cell: ({ assignedTask: { task, instanceId } }) => (
      <TextLink href={links.instance({ jobKey: task.job, instanceId })}>
        {jobKeyString(task.job)}/{instanceId}
      </TextLink>
    ),
  },
  {
    id: "status",
    header: "State",
    width: 120,
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: "since",
    header: "For",
    width: 84,
    numeric: true,
    firstDescending: true,
    value: ({ taskEvents }) => taskEvents.at(-1)?.timestamp,
    cell: ({ taskEvents }) => <Age atMs={taskEvents.at(-1)?.timestamp ?? 0} />,
  },
  {
    id: "cpus",
    header: "CPU",
    width: 64,
    numeric: true,
    firstDescending: true,
    value: ({ assignedTask }) => bagOf(assignedTask.task.resources).cpus,
    cell: ({ assignedTask }) => formatShort("cpus", bagOf(assignedTask.task.resources).cpus),
  },
  {
    id: "ram",
    header: "RAM",
    width: 80,
    numeric: true,
    firstDescending: true,
    value: ({ assignedTask }) => bagOf(assignedTask.task.resources).ramMb,
    cell: ({ assignedTask }) => formatShort("ramMb", bagOf(assignedTask.task.resources).ramMb),
  },
];

interface TaskTableProps {
  readonly tasks: readonly ScheduledTask[];
  readonly isOver: boolean;
}

function TaskTable({ tasks, isOver }: TaskTableProps): ReactNode {
  return (
    <DataTable
      label={isOver ? "Tasks on the agent that are over" : "Tasks on the agent"}
      columns={COLUMNS}
      rows={tasks}
      rowKey={({ assignedTask }) => assignedTask.taskId}
      rowHref={({ assignedTask: { task, instanceId, taskId } }) =>
        links.instance({ jobKey: task.job, instanceId }, isOver ? { run: taskId } : {})
      }
      defaultSort={isOver ? "-since" : "job"}
      sortParam={isOver ? "osort" : "sort"}
      minWidth={560}
      empty={<Nothing title="No task runs here" />}
    />
  );
}

function AgentPanels({ agent }: { readonly agent: AgentDetails }): ReactNode {
  return (
    <Stack>
      <Panel title="Resources">
        {shownKinds([agent.total, agent.requested]).map((kind) => (
          <ResourceRow
            key={kind}
            kind={kind}
            uses={agentUses(agent, kind)}
            whole={agent.total?.[kind]}
            wholeLabel="in all"
          />
        ))}
      </Panel>
      <Panel title="Attributes">
        <Facts
          rows={[
            agent.agentId === undefined
              ? undefined
              : ["Agent id", <CopyText key="id" text={agent.agentId} what="agent id" />],
            ...agent.attributes.map(({ name, values }) => [name, values.join(", ")] as const),
          ]}
        />
      </Panel>
    </Stack>
  );
}

function AgentTags({ agent }: { readonly agent: AgentDetails }): ReactNode {
  const { label, tone, meaning } = agentState(agent);
  return (
    <>
      <Tag tone={tone} title={meaning}>
        {label}
      </Tag>
      {agent.dedicated !== undefined && (
        <TextLink href={links.dedicated({ q: agent.dedicated })}>
          <Tag tone="split">{agent.dedicated}</Tag>
        </TextLink>
      )}
    </>
  );
}

function Content({ agent }: { readonly agent: AgentDetails }): ReactNode {
  const active = agent.tasks.filter(({ status }) => isActive(status));
  const over = agent.tasks.filter(({ status }) => !isActive(status));
  return (
    <Stack>
      <PageTitle
        title={<CopyText text={agent.host} what="host" />}
        aside={<AgentTags agent={agent} />}
        sentence={`${plural(active.length, "task")}. ${agentState(agent).meaning}`}
      />
      <Columns>
        <Stack>
          <Panel flush title="Tasks" aside={plural(active.length, "active task")}>
            <TaskTable tasks={active} isOver={false} />
          </Panel>
          {over.length > 0 && (
            <Panel flush title="Over" aside={plural(over.length, "task")}>
              <TaskTable tasks={over} isOver />
            </Panel>
          )}
          <Panel title="Events" flush>
            <EventFeed host={agent.host} />
          </Panel>
        </Stack>
        <AgentPanels agent={agent} />
      </Columns>
    </Stack>
  );
}

export function AgentPage({ host }: { readonly host: string }): ReactNode {
  const trpc = useTRPC();
  const agent = useQuery({ ...trpc.agents.get.queryOptions({ host }), refetchInterval: INTERVAL_MS });
  return <Answer of={agent}>{(details) => <Content agent={details} />}</Answer>;
}
