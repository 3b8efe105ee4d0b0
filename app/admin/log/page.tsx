/** `/admin/log`: the replicated log. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LogPage } from "../../../components/log/log-page.tsx";

export const metadata: Metadata = { title: "Log" };

export default function Page(): ReactNode {
  return <LogPage />;
}
