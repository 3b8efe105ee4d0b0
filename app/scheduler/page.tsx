/** `/scheduler`: roles and jobs. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RolesPage } from "../../components/jobs/roles-page.tsx";

export const metadata: Metadata = { title: "Jobs" };

export default function Page(): ReactNode {
  return <RolesPage />;
}
