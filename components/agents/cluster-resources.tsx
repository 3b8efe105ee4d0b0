"use client";
/** What the whole cluster has, and where it goes. */
import type { ReactNode } from "react";
import type { ClusterCapacity } from "../../server/api/cluster.ts";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import { Nothing, Panel } from "../ui/layout.tsx";
import { shownKinds } from "../ui/resource-bar.model.ts";
import { ResourceRow } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { agentUses } from "./agent.model.ts";

/** Nothing while the master does not say what its agents have. */
export function ClusterResources({ capacity }: { readonly capacity: ClusterCapacity | undefined }): ReactNode {
  if (capacity === undefined) return undefined;
  const { agents, unknown, total } = capacity;
  return (
    <Panel title="Resources" aside={<TextLink href={links.agents()}>Agents</TextLink>}>
      {agents === 0 ? (
        <Nothing title="No agent yet">Agents appear as they register with the master.</Nothing>
      ) : (
        shownKinds([total])
          .filter((kind) => kind !== "ports")
          .map((kind) => (
            <ResourceRow
              key={kind}
              kind={kind}
              uses={agentUses(capacity, kind)}
              whole={total[kind]}
              wholeLabel={`on ${plural(agents - unknown, "agent")}`}
            />
          ))
      )}
    </Panel>
  );
}
