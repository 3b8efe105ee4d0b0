"use client";
/** `/scheduler`: the roles, or every job. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { Button } from "@mantine/core";
import type { RoleView } from "../../server/api/jobs.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { StatusBar } from "../status/status-bar.tsx";
import { sumCounts, verdictOf } from "../status/status-counts.model.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { matchesFilter } from "../ui/filter-text.ts";
import { Icon } from "../ui/icon.tsx";
import { Nothing, PageTitle, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { UrlChoice } from "../ui/url-choice.tsx";
import { useParam } from "../ui/use-params.ts";
import { roleRow, type RoleRow } from "./job-list.model.ts";
import { JobTable } from "./job-table.tsx";

const COLUMNS: readonly Column<RoleRow>[] = [
  {
    id: "role",
    header: "Role",
    value: (row) => row.role,
    cell: ({ role }) => <TextLink href={links.role(role)}>{role}</TextLink>,
  },
  {
    id: "state",
    header: "State",
    width: 260,
    value: (row) => row.verdict.health,
    cell: ({ verdict }) => <span style={{ color: toneColor(verdict.tone) }}>{verdict.sentence}</span>,
  },
  { id: "bar", header: "", width: 130, cell: ({ counts }) => <StatusBar counts={counts} /> },
  {
    id: "jobs",
    header: "Jobs",
    width: 72,
    numeric: true,
    firstDescending: true,
    value: (row) => row.jobs,
    cell: ({ jobs }) => formatCount(jobs),
  },
  {
    id: "cron",
    header: "Cron",
    width: 64,
    numeric: true,
    firstDescending: true,
    value: (row) => row.cronJobs,
    cell: ({ cronJobs }) => formatCount(cronJobs),
  },
  {
    id: "running",
    header: "Running",
    width: 84,
    numeric: true,
    firstDescending: true,
    value: (row) => row.running,
    cell: ({ running }) => formatCount(running),
  },
  {
    id: "waiting",
    header: "Waiting",
    width: 84,
    numeric: true,
    firstDescending: true,
    value: (row) => row.waiting,
    cell: ({ role, waiting }) =>
      waiting === 0 ? (
        <span className="dim">0</span>
      ) : (
        <TextLink href={links.role(role, { show: "pending" })}>{formatCount(waiting)}</TextLink>
      ),
  },
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

function RoleTable({ roles }: { readonly roles: readonly RoleView[] }): ReactNode {
  const [q] = useParam("q");
  const rows = useMemo(
    () => roles.filter((role) => matchesFilter(q, [role.role, ...role.environments])).map(roleRow),
    [roles, q],
  );
  return (
    <Panel flush label="Roles">
      <DataTable
        label="Roles"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.role}
        rowHref={(row) => links.role(row.role)}
        defaultSort="role"
        minWidth={960}
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

function AllJobs(): ReactNode {
  const trpc = useTRPC();
  const jobs = useQuery(trpc.jobs.list.queryOptions({}));
  return <Answer of={jobs}>{(list) => <JobTable jobs={list} scope="all" />}</Answer>;
}

export function RolesPage(): ReactNode {
  const trpc = useTRPC();
  const roles = useQuery(trpc.roles.list.queryOptions());
  const [view] = useParam("view");
  return (
    <Stack>
      <PageTitle
        title="Jobs"
        sentence={
          roles.data &&
          `${plural(roles.data.length, "role")}. ${verdictOf(sumCounts(roles.data.map((role) => role.taskCounts))).sentence}.`
        }
        actions={
          <Button component={TextLink} href={links.create()} leftSection={<Icon name="create" size={14} />}>
            Create a job
          </Button>
        }
      />
      <Toolbar>
        <UrlChoice
          param="view"
          label="What is listed"
          options={[
            ["roles", "By role"],
            ["jobs", "All jobs"],
          ]}
        />
        {view !== "jobs" && <FilterBox label="Filter roles" />}
      </Toolbar>
      {view === "jobs" ? <AllJobs /> : <Answer of={roles}>{(list) => <RoleTable roles={list} />}</Answer>}
    </Stack>
  );
}
