"use client";
/** The roles of the cluster: how each is. */
import { type ReactNode, useMemo } from "react";
import type { RoleView } from "../../server/api/jobs.ts";
import { formatCount } from "../format.ts";
import { links } from "../links.ts";
import { StatusBar } from "../status/status-bar.tsx";
import { toneColor } from "../status/status-table.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { matchesFilter } from "../ui/filter-text.ts";
import { Nothing, Panel } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useParam } from "../ui/use-params.ts";
import { roleRow, type RoleRow } from "./job-list.model.ts";

function countColumn(id: "jobs" | "cronJobs" | "running", header: string, width: number): Column<RoleRow> {
  return {
    id,
    header,
    width,
    numeric: true,
    firstDescending: true,
    value: (row) => row[id],
    cell: (row) => (row[id] === 0 ? <span className="dim">0</span> : formatCount(row[id])),
  };
}

const ROLE: Column<RoleRow> = {
  id: "role",
  header: "Role",
  value: (row) => row.role,
  cell: ({ role }) => <TextLink href={links.role(role)}>{role}</TextLink>,
};

const WAITING: Column<RoleRow> = {
  id: "waiting",
  header: "Waiting",
  width: 76,
  numeric: true,
  firstDescending: true,
  value: (row) => row.waiting,
  cell: ({ role, waiting }) =>
    waiting === 0 ? (
      <span className="dim">0</span>
    ) : (
      <TextLink href={links.role(role, { show: "pending" })}>{formatCount(waiting)}</TextLink>
    ),
};

const BAR: Column<RoleRow> = {
  id: "bar",
  header: "",
  width: 130,
  cell: ({ counts }) => <StatusBar counts={counts} />,
};

const BRIEF: readonly Column<RoleRow>[] = [
  ROLE,
  BAR,
  countColumn("jobs", "Jobs", 64),
  countColumn("running", "Running", 80),
  WAITING,
];

const FULL: readonly Column<RoleRow>[] = [
  ROLE,
  {
    id: "state",
    header: "State",
    width: 270,
    value: (row) => row.verdict.health,
    cell: ({ verdict }) => (
      <span style={{ color: toneColor(verdict.tone) }} title={verdict.sentence}>
        {verdict.sentence}
      </span>
    ),
  },
  BAR,
  countColumn("jobs", "Jobs", 64),
  countColumn("cronJobs", "Cron", 64),
  countColumn("running", "Running", 80),
  WAITING,
  {
    id: "environments",
    header: "Environments",
    width: 180,
    cell: ({ role, environments }) => (
      <span>
        {environments.map((environment, i) => (
          <span key={environment}>
            {i > 0 && ", "}
            <TextLink href={links.environment(role, environment)}>{environment}</TextLink>
          </span>
        ))}
      </span>
    ),
  },
];

interface RoleTableProps {
  readonly roles: readonly RoleView[];
  readonly title?: string;
  /** Fewer columns, no filter. */
  readonly brief?: boolean;
}

export function RoleTable({ roles, title, brief = false }: RoleTableProps): ReactNode {
  const [text] = useParam("q");
  const q = brief ? undefined : text;
  const rows = useMemo(
    () => roles.filter((role) => matchesFilter(q, [role.role, ...role.environments])).map(roleRow),
    [roles, q],
  );
  return (
    <Panel flush label="Roles" title={title}>
      <DataTable
        label="Roles"
        columns={brief ? BRIEF : FULL}
        rows={rows}
        rowKey={(row) => row.role}
        rowHref={(row) => links.role(row.role)}
        defaultSort={brief ? "-running" : "role"}
        minWidth={brief ? 480 : 960}
        empty={
          roles.length === 0 ? (
            <Nothing title="No role runs anything yet">
              A role appears with its first job. <TextLink href={links.create()}>Create one</TextLink>; the page has an
              example that runs.
            </Nothing>
          ) : (
            <Nothing title="No role matches the filter" />
          )
        }
      />
    </Panel>
  );
}
