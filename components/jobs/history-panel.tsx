"use client";
/** Tasks of a job that are over and still kept. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { SCHEDULE_STATUSES, TERMINAL_STATES } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatDuration, plural } from "../format.ts";
import { links } from "../links.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { runTimes } from "../tasks/timeline.model.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Ago } from "../ui/time.tsx";

const OVER = SCHEDULE_STATUSES.filter((status) => TERMINAL_STATES.has(status));
const LIMIT = 1000;

const COLUMNS: readonly Column<ScheduledTask>[] = [
  {
    id: "instance",
    header: "Instance",
    width: 84,
    value: ({ assignedTask }) => assignedTask.instanceId,
    cell: ({ assignedTask: { instanceId, task, taskId } }) => (
      <TextLink href={links.instance({ jobKey: task.job, instanceId }, { run: taskId })}>{instanceId}</TextLink>
    ),
  },
  {
    id: "status",
    header: "Ended",
    width: 110,
    value: ({ status }) => status,
    cell: ({ status }) => <StatusBadge status={status} />,
  },
  {
    id: "ended",
    header: "When",
    width: 110,
    numeric: true,
    firstDescending: true,
    value: ({ taskEvents }) => taskEvents.at(-1)?.timestamp,
    cell: ({ taskEvents }) => <Ago atMs={taskEvents.at(-1)?.timestamp ?? 0} />,
  },
  {
    id: "ran",
    header: "Ran for",
    width: 84,
    numeric: true,
    firstDescending: true,
    value: (task) => runTimes(task).ranMs,
    cell: (task) => {
      const { ranMs } = runTimes(task);
      return ranMs === undefined ? <span className="dim">never</span> : formatDuration(ranMs);
    },
  },
  {
    id: "host",
    header: "Host",
    width: 190,
    value: ({ assignedTask }) => assignedTask.slaveHost,
    cell: ({ assignedTask: { slaveHost } }) =>
      slaveHost === undefined ? "" : <TextLink href={links.agent(slaveHost)}>{slaveHost}</TextLink>,
  },
  {
    id: "message",
    header: "Last message",
    value: ({ taskEvents }) => taskEvents.at(-1)?.message,
    cell: ({ taskEvents }) => (
      <span className="dim" title={taskEvents.at(-1)?.message}>
        {taskEvents.at(-1)?.message ?? ""}
      </span>
    ),
  },
  {
    id: "task",
    header: "Task",
    width: 220,
    cell: ({ assignedTask: { taskId } }) => <CopyText text={taskId} what="task id" />,
  },
];

export function HistoryPanel({ job }: { readonly job: JobKey }): ReactNode {
  const trpc = useTRPC();
  const tasks = useQuery(trpc.tasks.list.queryOptions({ jobKeys: [job], statuses: [...OVER], limit: LIMIT }));
  return (
    <Answer of={tasks}>
      {({ tasks: list, total }) => (
        <Panel
          flush
          title="Tasks that are over"
          aside={total > list.length ? `the latest ${plural(list.length, "task")} of ${total}` : undefined}
        >
          <DataTable
            label="Tasks that are over"
            columns={COLUMNS}
            rows={list}
            rowKey={({ assignedTask }) => assignedTask.taskId}
            rowHref={({ assignedTask: { task, instanceId, taskId } }) =>
              links.instance({ jobKey: task.job, instanceId }, { run: taskId })
            }
            defaultSort="-ended"
            sortParam="hsort"
            minWidth={900}
            empty={
              <Nothing title="No task of this job has ended">Ended tasks are kept for a while, then pruned.</Nothing>
            }
          />
        </Panel>
      )}
    </Answer>
  );
}
