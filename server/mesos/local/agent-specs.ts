/**
 * Which agents the embedded cluster has: a number of them with shared settings, or each one described in
 * JSON. All agents run on one host, so unless told otherwise each gets ports of its own to offer.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { NotationError, parseAttributes, parseResources, type AgentSpec } from "./core/agent-spec.ts";
import type { Attribute, Resource } from "./core/messages.ts";

/** The ports of the whole cluster: below what systems hand out by themselves. */
const FIRST_PORT = 31_000;
const LAST_PORT = 32_699;
const MAX_PORTS_PER_AGENT = 250;
const SIMULATED_PORTS = 1_000;

export const DEFAULT_AGENT_COUNT = 6;
export const DEFAULT_AGENT_RESOURCES = "cpus:4;mem:4096;disk:20000";
/** Three racks, and one agent for dedicated jobs. Agents take these in turn. */
export const DEFAULT_AGENT_ATTRIBUTES = "rack:a|rack:b|rack:c|rack:a|rack:b|rack:c;dedicated:*/database";

/** One agent in JSON, in the notations of `mesos-agent`'s flags. */
export const AgentSpecSchema = z.strictObject({
  hostname: z.string().min(1).optional(),
  resources: z.string().optional(),
  attributes: z.string().optional(),
});

const agentsJson = z.array(AgentSpecSchema).min(1);

export interface AgentsWanted {
  readonly count: number;
  /** `mesos-agent`'s notation. */
  readonly resources: string;
  /** The same; several sets, divided by `|`, go to the agents in turn. */
  readonly attributes: string;
  /** A JSON array of agents, or the path of a file with one; it then says which agents there are. */
  readonly json?: string | undefined;
  /** Nobody will listen on the ports: every agent may offer the same. */
  readonly simulated: boolean;
}

function portsOf({ index, count, simulated }: Placement): Resource {
  const whole = { begin: FIRST_PORT, end: FIRST_PORT + SIMULATED_PORTS - 1 };
  if (simulated) return { name: "ports", role: "*", type: "RANGES", ranges: { range: [whole] } };
  const width = Math.max(1, Math.min(MAX_PORTS_PER_AGENT, Math.floor((LAST_PORT - FIRST_PORT + 1) / count)));
  // With more agents than ports they share again.
  const begin = FIRST_PORT + ((index * width) % (LAST_PORT - FIRST_PORT + 1));
  return { name: "ports", role: "*", type: "RANGES", ranges: { range: [{ begin, end: begin + width - 1 }] } };
}

function hostAttribute(hostname: string): Attribute {
  return { name: "host", type: "TEXT", text: { value: hostname } };
}

/** Which of how many agents it is. */
interface Placement {
  readonly index: number;
  readonly count: number;
  readonly simulated: boolean;
}

interface OneAgent {
  readonly hostname: string;
  readonly resources: string;
  readonly attributes: string;
}

function specOf(agent: OneAgent, placement: Placement): AgentSpec {
  const resources = parseResources(agent.resources);
  const attributes = parseAttributes(agent.attributes);
  const hasPorts = resources.some((one) => one.name === "ports");
  const hasHost = attributes.some((one) => one.name === "host");
  return {
    hostname: agent.hostname,
    resources: hasPorts ? resources : [...resources, portsOf(placement)],
    attributes: hasHost ? attributes : [hostAttribute(agent.hostname), ...attributes],
  };
}

function readAgentsJson(text: string): z.infer<typeof agentsJson> {
  const source = text.trimStart().startsWith("[") ? text : readFileSync(text, "utf8");
  const parsed = agentsJson.safeParse(JSON.parse(source));
  if (!parsed.success) throw new NotationError(z.prettifyError(parsed.error));
  return parsed.data;
}

/** One agent from its JSON. @throws {NotationError} */
export function specFromText(given: z.infer<typeof AgentSpecSchema>): AgentSpec {
  const { hostname = "agent", resources = DEFAULT_AGENT_RESOURCES, attributes = "" } = given;
  return specOf({ hostname, resources, attributes }, { index: 0, count: 1, simulated: false });
}

/** @throws {NotationError} when a notation is not followed; also what reading the file throws. */
export function agentSpecs(wanted: AgentsWanted): AgentSpec[] {
  const attributeSets = wanted.attributes.split("|");
  const given = wanted.json === undefined ? undefined : readAgentsJson(wanted.json);
  const count = given?.length ?? wanted.count;
  return Array.from({ length: count }, (_, index) => {
    const own = given?.[index];
    const agent = {
      hostname: own?.hostname ?? `agent-${index + 1}`,
      resources: own?.resources ?? wanted.resources,
      attributes: own?.attributes ?? attributeSets[index % attributeSets.length] ?? "",
    };
    return specOf(agent, { index, count, simulated: wanted.simulated });
  });
}

/** What is wrong with the agents wanted; undefined when nothing is. */
export function agentsFault(wanted: AgentsWanted): string | undefined {
  try {
    agentSpecs(wanted);
    return undefined;
  } catch (error) {
    if (error instanceof NotationError || error instanceof SyntaxError) return error.message;
    if (error instanceof Error && "code" in error) return error.message;
    throw error;
  }
}
