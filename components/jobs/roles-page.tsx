"use client";
/** `/scheduler`: the roles, or every job. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import { sumCounts, verdictOf } from "../status/status-counts.model.ts";
import { Answer } from "../ui/answer.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Icon } from "../ui/icon.tsx";
import { PageTitle, Stack, Toolbar } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { UrlChoice } from "../ui/url-choice.tsx";
import { useParam } from "../ui/use-params.ts";
import { JobTable } from "./job-table.tsx";
import { RoleTable } from "./role-table.tsx";

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
