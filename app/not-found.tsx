/** An address that leads nowhere. */
import type { ReactNode } from "react";
import { Nothing, Panel } from "../components/ui/layout.tsx";
import { TextLink } from "../components/ui/text-link.tsx";

export default function NotFound(): ReactNode {
  return (
    <Panel>
      <Nothing title="There is no such page">
        <TextLink href="/">To the overview</TextLink>, or press <b>/</b> to search.
      </Nothing>
    </Panel>
  );
}
