/** `/admin/quotas`: what each role may use. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { QuotasPage } from "../../../components/quotas/quotas-page.tsx";

export const metadata: Metadata = { title: "Quotas" };

export default function Page(): ReactNode {
  return <QuotasPage />;
}
