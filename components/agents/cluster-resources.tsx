"use client";
/** What the whole cluster has, and where it goes. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import { Answer } from "../ui/answer.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { shownKinds } from "../ui/resource-bar.model.ts";
import { ResourceRow } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { agentUses, sumAgents } from "./agent.model.ts";

/** Above this number the list of agents is not fetched just for its sum. */
const MOST_AGENTS = 3_000;

export function ClusterResources({ agents }: { readonly agents: number | undefined }): ReactNode {
  const trpc = useTRPC();
  const isSmall = agents !== undefined && agents <= MOST_AGENTS;
  const list = useQuery({ ...trpc.agents.list.queryOptions(), enabled: isSmall });
  if (!isSmall) return undefined;
  return (
    <Panel title="Resources" aside={<TextLink href={links.agents()}>Agents</TextLink>}>
      <Answer of={list}>
        {(views) => {
          const sum = sumAgents(views);
          if (views.length === 0)
            return <Nothing title="No agent yet">Agents appear as they register with the master.</Nothing>;
          return (
            <>
              {shownKinds([sum.total])
                .filter((kind) => kind !== "ports")
                .map((kind) => (
                  <ResourceRow
                    key={kind}
                    kind={kind}
                    uses={agentUses(sum, kind)}
                    whole={sum.total[kind]}
                    wholeLabel={`on ${plural(views.length - sum.unknown, "agent")}`}
                  />
                ))}
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}
