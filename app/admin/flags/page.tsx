/** `/admin/flags`: every flag. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FlagsPage } from "../../../components/admin/flags-page.tsx";

export const metadata: Metadata = { title: "Flags" };

export default function Page(): ReactNode {
  return <FlagsPage />;
}
