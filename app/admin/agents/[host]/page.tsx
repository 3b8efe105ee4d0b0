/** `/admin/agents/HOST`: one agent. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AgentPage } from "../../../../components/agents/agent-page.tsx";
import { segments } from "../../../segments.ts";

interface Props {
  readonly params: Promise<{ readonly host: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { host } = segments(await params);
  return { title: host };
}

export default async function Page({ params }: Props): Promise<ReactNode> {
  const { host } = segments(await params);
  return <AgentPage host={host} />;
}
