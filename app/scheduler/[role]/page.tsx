/** `/scheduler/ROLE`: the jobs of a role. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RolePage } from "../../../components/jobs/role-page.tsx";
import { segments } from "../../segments.ts";

interface Props {
  readonly params: Promise<{ readonly role: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { role } = segments(await params);
  return { title: role };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { role } = segments(await params);
  return <RolePage role={role} />;
}
