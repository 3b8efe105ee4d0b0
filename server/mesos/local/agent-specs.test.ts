import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseFlags, UsageError } from "../../base/flags/parse.ts";
import { agentSpecs, DEFAULT_AGENT_ATTRIBUTES, DEFAULT_AGENT_RESOURCES, type AgentsWanted } from "./agent-specs.ts";
import type { AgentSpec } from "./core/agent-spec.ts";
import { mesosLocalFlags, standaloneFlags } from "./options.ts";

const DEFAULTS: AgentsWanted = {
  count: 6,
  resources: DEFAULT_AGENT_RESOURCES,
  attributes: DEFAULT_AGENT_ATTRIBUTES,
  simulated: false,
};

const attribute = (spec: AgentSpec | undefined, name: string) =>
  spec?.attributes.find((one) => one.name === name)?.text?.value;
const ports = (spec: AgentSpec | undefined) => spec?.resources.find((one) => one.name === "ports")?.ranges?.range;

describe("the agents", () => {
  it("are six on three racks by default, one of them dedicated", () => {
    const specs = agentSpecs(DEFAULTS);
    expect(specs.map((spec) => spec.hostname)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `agent-${n}`));
    expect(specs.map((spec) => attribute(spec, "host"))).toEqual(specs.map((spec) => spec.hostname));
    expect(specs.map((spec) => attribute(spec, "rack"))).toEqual(["a", "b", "c", "a", "b", "c"]);
    expect(specs.flatMap((spec) => attribute(spec, "dedicated") ?? [])).toEqual(["*/database"]);
  });

  it.each([1, 6, 40, 500])("offer no port twice when there are %i of them, and none that systems hand out", (count) => {
    const all = agentSpecs({ ...DEFAULTS, count }).flatMap((spec) => ports(spec) ?? []);
    const sorted = all.toSorted((a, b) => a.begin - b.begin);
    for (const [i, range] of sorted.entries()) expect(range.begin).toBeGreaterThan(sorted[i - 1]?.end ?? 0);
    expect(sorted.at(-1)?.end).toBeLessThan(32_768);
  });

  it("all offer the same ports when nobody will listen on them", () => {
    const specs = agentSpecs({ ...DEFAULTS, count: 10_000, simulated: true });
    expect(ports(specs[9_999])).toEqual([{ begin: 31_000, end: 31_999 }]);
  });

  it("have the ports and the host that they are given", () => {
    const [spec] = agentSpecs({ ...DEFAULTS, resources: "cpus:1;ports:[80-81]", attributes: "host:me" });
    expect(ports(spec)).toEqual([{ begin: 80, end: 81 }]);
    expect(spec?.attributes).toHaveLength(1);
  });

  it("can be described one by one in JSON, in place or in a file", () => {
    const json = JSON.stringify([{ hostname: "big", resources: "cpus:64;mem:1000" }, { attributes: "rack:z" }]);
    const [big, second] = agentSpecs({ ...DEFAULTS, json });
    expect(big?.hostname).toBe("big");
    expect(big?.resources[0]?.scalar?.value).toBe(64);
    expect(second?.hostname).toBe("agent-2");
    expect(attribute(second, "rack")).toBe("z");
    const directory = mkdtempSync(join(tmpdir(), "agents-"));
    const path = join(directory, "agents.json");
    writeFileSync(path, json);
    expect(agentSpecs({ ...DEFAULTS, json: path })).toEqual(agentSpecs({ ...DEFAULTS, json }));
    rmSync(directory, { recursive: true });
  });

  it.each([
    ["-local_agent_resources=cpus:x", "cpus: 'x' is neither an amount nor ranges"],
    ["-local_agent_attributes=rack", "'rack' is not of the form name:value"],
    ['-local_agents_json=[{"host":"x"}]', "Unrecognized key"],
    ["-local_agents_json=/no/such/file", "ENOENT"],
    ["-local_agents_json=[", "JSON"],
    ["-local_agents=0", "must be above zero"],
    ["-local_simulate_failure_rate=2", "must be between 0 and 1"],
  ])("are refused when %s", (flag, message) => {
    expect(() => parseFlags({ local: mesosLocalFlags }, [flag])).toThrow(UsageError);
    expect(() => parseFlags({ local: mesosLocalFlags }, [flag])).toThrow(message);
  });

  it("are settable on the program's command line, with two dashes", () => {
    const { values } = parseFlags({ local: standaloneFlags }, ["--agents=3", "--port=0", "--simulate"]);
    expect(values.local).toMatchObject({ agents: 3, port: 0, simulate: true, ip: "127.0.0.1" });
  });
});
