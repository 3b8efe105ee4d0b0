/** `/admin/dedicated`: hosts that are set aside. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { DedicatedPage } from "../../../components/agents/dedicated-page.tsx";

export const metadata: Metadata = { title: "Dedicated hosts" };

export default function Page(): ReactNode {
  return <DedicatedPage />;
}
