/** `/scheduler/ROLE/ENV`: the jobs of a role in an environment. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RolePage } from "../../../../components/jobs/role-page.tsx";
import { segments } from "../../../segments.ts";

interface Props {
  readonly params: Promise<{ readonly role: string; readonly environment: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { role, environment } = segments(await params);
  return { title: `${role}/${environment}` };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { role, environment } = segments(await params);
  return <RolePage role={role} environment={environment} />;
}
