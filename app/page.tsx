/** `/`: the overview. */
import type { ReactNode } from "react";
import { OverviewPage } from "../components/overview/overview-page.tsx";

export default function Page(): ReactNode {
  return <OverviewPage />;
}
