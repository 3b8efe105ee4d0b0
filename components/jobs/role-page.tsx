"use client";
/** `/scheduler/ROLE` and `/scheduler/ROLE/ENV`: the jobs of a role, its environments, its quota. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { JobSummaryView } from "../../server/api/jobs.ts";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import { RoleQuotaPanel } from "../quotas/role-quota-panel.tsx";
import { StatusCountsList } from "../status/status-bar.tsx";
import { sumCounts, verdictOf } from "../status/status-counts.model.ts";
import { Answer } from "../ui/answer.tsx";
import { Icon } from "../ui/icon.tsx";
import { PageTitle, Stack } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import styles from "./jobs.module.css";
import { JobTable } from "./job-table.tsx";

interface RolePageProps {
  readonly role: string;
  readonly environment?: string;
}

function Environments({
  role,
  environment,
  jobs,
}: RolePageProps & { readonly jobs: readonly JobSummaryView[] }): ReactNode {
  const environments = useMemo(() => {
    const names = new Set(jobs.map(({ job }) => job.key.environment));
    if (environment !== undefined) names.add(environment);
    return [...names].sort();
  }, [jobs, environment]);
  return (
    <nav aria-label="Environments" className={styles.environments}>
      <TextLink href={links.role(role)} aria-current={environment === undefined ? "page" : undefined}>
        All environments
      </TextLink>
      {environments.map((name) => (
        <TextLink
          key={name}
          href={links.environment(role, name)}
          aria-current={name === environment ? "page" : undefined}
        >
          {name}
        </TextLink>
      ))}
    </nav>
  );
}

export function RolePage({ role, environment }: RolePageProps): ReactNode {
  const trpc = useTRPC();
  const jobs = useQuery(trpc.jobs.list.queryOptions({ role }));
  const quota = useQuery(trpc.quotas.get.queryOptions({ role }));
  const shown = useMemo(
    () => jobs.data?.filter(({ job }) => environment === undefined || job.key.environment === environment),
    [jobs.data, environment],
  );
  const counts = useMemo(() => sumCounts((shown ?? []).map(({ taskCounts }) => taskCounts)), [shown]);
  return (
    <Stack>
      <PageTitle
        title={environment === undefined ? role : `${role}/${environment}`}
        aside={<StatusCountsList counts={counts} />}
        sentence={shown && `${plural(shown.length, "job")}. ${verdictOf(counts).sentence}.`}
        actions={
          <Button component={TextLink} href={links.create()} leftSection={<Icon name="create" size={14} />}>
            Create a job
          </Button>
        }
      />
      {jobs.data !== undefined && (
        <Environments role={role} {...(environment ? { environment } : {})} jobs={jobs.data} />
      )}
      <Answer of={{ ...jobs, data: shown }}>
        {(list) => <JobTable jobs={list} scope={environment === undefined ? "role" : "environment"} />}
      </Answer>
      <Answer of={quota}>{(figures) => <RoleQuotaPanel quota={figures} />}</Answer>
    </Stack>
  );
}
