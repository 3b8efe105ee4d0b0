/** `/admin/health`: the scheduler itself. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { HealthPage } from "../../../components/health/health-page.tsx";

export const metadata: Metadata = { title: "Health" };

export default function Page(): ReactNode {
  return <HealthPage />;
}
