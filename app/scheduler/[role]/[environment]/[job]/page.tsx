/** `/scheduler/ROLE/ENV/JOB`: one job. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { JobPage } from "../../../../../components/jobs/job-page.tsx";
import { segments } from "../../../../segments.ts";

interface Props {
  readonly params: Promise<{ readonly role: string; readonly environment: string; readonly job: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { role, environment, job } = segments(await params);
  return { title: `${role}/${environment}/${job}` };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { role, environment, job } = segments(await params);
  return <JobPage job={{ role, environment, name: job }} />;
}
