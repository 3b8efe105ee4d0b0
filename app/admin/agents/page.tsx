/** `/admin/agents`: the hosts that tasks run on. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AgentsPage } from "../../../components/agents/agents-page.tsx";

export const metadata: Metadata = { title: "Agents" };

export default function Page(): ReactNode {
  return <AgentsPage />;
}
