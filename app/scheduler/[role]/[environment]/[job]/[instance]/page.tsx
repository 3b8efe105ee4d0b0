/** `/scheduler/ROLE/ENV/JOB/INSTANCE`: one instance. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { InstancePage } from "../../../../../../components/tasks/instance-page.tsx";
import { segments } from "../../../../../segments.ts";
import { notFound } from "next/navigation";

interface Props {
  readonly params: Promise<{
    readonly role: string;
    readonly environment: string;
    readonly job: string;
    readonly instance: string;
  }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { role, environment, job, instance } = segments(await params);
  return { title: `${role}/${environment}/${job}/${instance}` };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { role, environment, job, instance } = segments(await params);
  if (!/^\d{1,9}$/.test(instance)) notFound();
  const jobKey = { role, environment, name: job };
  return <InstancePage instance={{ jobKey, instanceId: Number(instance) }} />;
}
