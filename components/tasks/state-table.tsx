"use client";
/** The states of one run, as a list: when, for how long, why. */
import type { ReactNode } from "react";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { formatDuration } from "../format.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { isTerminal } from "../../server/core/domain/schedule-status.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Nothing } from "../ui/layout.tsx";
import { Age, Instant } from "../ui/time.tsx";

interface StateRow {
  readonly index: number;
  readonly event: ScheduledTask["taskEvents"][number];
  /** Undefined while the state lasts, or when it is the end. */
  readonly durationMs: number | undefined;
}

const COLUMNS: readonly Column<StateRow>[] = [
  {
    id: "at",
    header: "At",
    width: 170,
    value: (row) => row.index,
    cell: ({ event }) => <Instant atMs={event.timestamp} />,
  },
  { id: "status", header: "State", width: 130, cell: ({ event }) => <StatusBadge status={event.status} /> },
  {
    id: "for",
    header: "For",
    width: 90,
    numeric: true,
    cell: ({ event, durationMs }) =>
      durationMs !== undefined ? (
        formatDuration(durationMs)
      ) : isTerminal(event.status) ? (
        ""
      ) : (
        <Age atMs={event.timestamp} />
      ),
  },
  {
    id: "message",
    header: "Why",
    cell: ({ event }) => <span title={event.message}>{event.message ?? ""}</span>,
  },
  {
    id: "scheduler",
    header: "Scheduler",
    width: 160,
    cell: ({ event }) => <span className="dim">{event.scheduler ?? ""}</span>,
  },
];

export function StateTable({ task }: { readonly task: ScheduledTask }): ReactNode {
  const rows = task.taskEvents.map((event, index): StateRow => {
    const next = task.taskEvents[index + 1];
    return { index, event, durationMs: next === undefined ? undefined : next.timestamp - event.timestamp };
  });
  return (
    <DataTable
      label="States of the run"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ index }) => String(index)}
      defaultSort="-at"
      sortParam="ssort"
      minWidth={720}
      empty={<Nothing title="No state is recorded" />}
    />
  );
}
