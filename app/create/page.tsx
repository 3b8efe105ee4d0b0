/** `/create`: jobs from an `.aurora` file or JSON. */
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { CreatePage } from "../../components/create/create-page.tsx";

export const metadata: Metadata = { title: "Create a job" };

export default function Page(): ReactNode {
  return <CreatePage />;
}
