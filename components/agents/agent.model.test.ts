import { describe, expect, it } from "vitest";
import type { AgentView } from "../../server/api/agents.ts";
import { EMPTY_BAG } from "../../server/core/domain/resource-bag.ts";
import { agentState, attributesText, filterAgents } from "./agent.model.ts";

function agent(host: string, over: Partial<AgentView> = {}): AgentView {
  return {
    host,
    attributes: [
      { name: "host", values: [host] },
      { name: "rack", values: ["a"] },
    ],
    mode: "NONE",
    active: true,
    total: { ...EMPTY_BAG, cpus: 8 },
    requested: { ...EMPTY_BAG, cpus: 2 },
    offered: EMPTY_BAG,
    taskCount: 1,
    ...over,
  };
}

describe("agents", () => {
  it("says whether one takes tasks", () => {
    expect(agentState(agent("a")).label).toBe("active");
    expect(agentState(agent("a", { mode: "DRAINED" })).label).toBe("drained");
    expect(agentState(agent("a", { active: false, mode: "DRAINED" })).label).toBe("inactive");
  });

  it("shows attributes without what is told elsewhere", () => {
    expect(attributesText(agent("a", { dedicated: "x/y" }).attributes)).toBe("rack=a");
  });

  it("filters by attribute and by what does not take tasks", () => {
    const agents = [agent("h1"), agent("h2", { active: false }), agent("h3", { dedicated: "db/redis" })];
    expect(filterAgents(agents, { q: "rack=a h1", show: "all" }).map(({ host }) => host)).toEqual(["h1"]);
    expect(filterAgents(agents, { q: undefined, show: "inactive" }).map(({ host }) => host)).toEqual(["h2"]);
    expect(filterAgents(agents, { q: undefined, show: "dedicated" }).map(({ host }) => host)).toEqual(["h3"]);
  });
});
