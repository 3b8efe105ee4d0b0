/** Agents as rows: what each has, gives, and is for. Pure. */
import type { AgentView, DedicatedView } from "../../server/api/agents.ts";
import type { Attribute } from "../../server/core/domain/host.ts";
import type { ResourceKind } from "../../server/core/domain/resource-bag.ts";
import type { Tone } from "../status/status-table.ts";
import { matchesFilter } from "../ui/filter-text.ts";
import type { Use } from "../ui/resource-bar.model.ts";
import { USE_COLORS } from "../ui/use-colors.ts";

export interface AgentState {
  readonly label: string;
  readonly tone: Tone;
  readonly meaning: string;
}

/** Whether an agent takes tasks, in a word. */
export function agentState({ active, mode }: Pick<AgentView, "active" | "mode">): AgentState {
  if (!active) return { label: "inactive", tone: "bad", meaning: "The master does not list it as active." };
  switch (mode) {
    case "NONE":
      return { label: "active", tone: "run", meaning: "It takes tasks." };
    case "SCHEDULED":
      return { label: "scheduled", tone: "turn", meaning: "Maintenance is planned; it is the last to be given tasks." };
    case "DRAINING":
      return { label: "draining", tone: "turn", meaning: "Its tasks are being moved away." };
    case "DRAINED":
      return { label: "drained", tone: "gone", meaning: "It has no tasks and takes none." };
  }
}

/** `rack=a, zone=east`. The host's own name and what it is dedicated to are told elsewhere. */
export function attributesText(attributes: readonly Attribute[]): string {
  return attributes
    .filter(({ name }) => name !== "host" && name !== "dedicated")
    .map(({ name, values }) => `${name}=${values.join("|")}`)
    .join(", ");
}

export type AgentShow = "all" | "inactive" | "dedicated";

export function asAgentShow(text: string | undefined): AgentShow {
  return text === "inactive" || text === "dedicated" ? text : "all";
}

const SHOWN: Readonly<Record<AgentShow, (agent: AgentView) => boolean>> = {
  all: () => true,
  inactive: ({ active, mode }) => !active || mode !== "NONE",
  dedicated: ({ dedicated }) => dedicated !== undefined,
};

export function filterAgents(
  agents: readonly AgentView[],
  { q, show }: { readonly q: string | undefined; readonly show: AgentShow },
): AgentView[] {
  return agents.filter(
    (agent) =>
      SHOWN[show](agent) &&
      matchesFilter(q, [
        agent.host,
        agent.dedicated,
        agentState(agent).label,
        ...agent.attributes.flatMap(({ name, values }) => values.map((value) => `${name}=${value}`)),
      ]),
  );
}

/** What is used of an agent, or of many. */
export function agentUses(agent: Pick<AgentView, "requested" | "offered">, kind: ResourceKind): Use[] {
  return [
    { id: "requested", label: "requested", amount: agent.requested[kind], color: USE_COLORS.requested },
    { id: "offered", label: "offered to us", amount: agent.offered[kind], color: USE_COLORS.offered, isFree: true },
  ];
}

/** Values of the dedicated attribute that match a filter. */
export function filterDedicated(views: readonly DedicatedView[], q: string | undefined): DedicatedView[] {
  return views.filter(({ value, hosts, jobs }) =>
    matchesFilter(q, [value, ...hosts, ...jobs.map(({ job }) => `${job.role}/${job.environment}/${job.name}`)]),
  );
}
