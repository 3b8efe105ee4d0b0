/** Flags of the embedded cluster, and what it is made from. */
import type { Clock } from "../../base/clock.ts";
import {
  booleanFlag,
  durationFlag,
  flagGroup,
  integerFlag,
  numberFlag,
  optionalDurationFlag,
  optionalStringFlag,
  portNumber,
  positive,
  stringFlag,
  type FlagValues,
} from "../../base/flags/flag.ts";
import type { Logger } from "../../base/logger.ts";
import {
  agentsFault,
  agentSpecs,
  DEFAULT_AGENT_ATTRIBUTES,
  DEFAULT_AGENT_COUNT,
  DEFAULT_AGENT_RESOURCES,
  type AgentsWanted,
} from "./agent-specs.ts";
import type { AgentSettings } from "./core/agent/state.ts";
import type { AgentSpec } from "./core/agent-spec.ts";
import type { MasterSettings } from "./core/master/state.ts";
import { SIMULATION_DEFAULTS, type SimulationSettings } from "./core/simulation/simulated-agent.ts";

export interface MesosLocalOptions {
  readonly logger: Logger;
  readonly clock: Clock;
  /** Address to listen on. */
  readonly ip: string;
  /** What the master calls itself; redirects name it. */
  readonly hostname: string;
  /** The master's port; 0 lets the system choose. */
  readonly port: number;
  /** The first agent's port, the others' following; 0 lets the system choose each. */
  readonly agentPort: number;
  readonly workDir: string;
  readonly agents: readonly AgentSpec[];
  /** Run executors as the users that they ask for, where this process may. */
  readonly switchUser: boolean;
  /** Agents without processes. */
  readonly simulation?: SimulationSettings | undefined;
  readonly master?: Partial<MasterSettings>;
  readonly agent?: Partial<AgentSettings>;
  /** How long a lost agent has to come back, unless the loss is asked for with another time. */
  readonly unreachableAfterMs: number;
  /** How long executors have to end by themselves when the cluster stops. */
  readonly stopGraceMs: number;
}

const LOOPBACK = "127.0.0.1";

/** `agent_ping_timeout` times `max_agent_ping_timeouts` of `mesos-master`. */
const UNREACHABLE_AFTER = "75secs";

/** The flags that say what kind of cluster it is. `prefix` keeps them apart from the scheduler's own. */
function clusterFlags(prefix: string, workDir: string) {
  return {
    workDir: stringFlag(
      `${prefix}work_dir`,
      workDir,
      "Directory of the embedded cluster: sandboxes, and what is needed to clean up after a crash.",
    ),
    agents: integerFlag(`${prefix}agents`, DEFAULT_AGENT_COUNT, "Number of agents.", { check: positive }),
    agentResources: stringFlag(
      `${prefix}agent_resources`,
      DEFAULT_AGENT_RESOURCES,
      "Resources of each agent, as mesos-agent's --resources; without ports, each agent gets ports of its own.",
    ),
    agentAttributes: stringFlag(
      `${prefix}agent_attributes`,
      DEFAULT_AGENT_ATTRIBUTES,
      "Attributes of the agents, as mesos-agent's --attributes; several sets, divided by |, go to the agents in turn. host is added.",
    ),
    agentsJson: optionalStringFlag(
      `${prefix}agents_json`,
      'Agents one by one: a JSON array of {"hostname", "resources", "attributes"}, or the path of a file with one.',
    ),
    switchUser: booleanFlag(
      `${prefix}switch_user`,
      false,
      "Run tasks as the users that they name, when started as root; else everything runs as the current user.",
    ),
    simulate: booleanFlag(`${prefix}simulate`, false, "Simulate the agents: tasks start and end without processes."),
    simulatedDurationMs: optionalDurationFlag(
      `${prefix}simulate_task_duration`,
      "How long simulated tasks run on average; until they are killed when it is not set.",
    ),
    simulatedFailureRate: numberFlag(
      `${prefix}simulate_failure_rate`,
      0,
      "Share of simulated tasks that fail, 0 to 1.",
      {
        check: (value) => (value >= 0 && value <= 1 ? undefined : "must be between 0 and 1"),
      },
    ),
    simulationSeed: integerFlag(`${prefix}simulate_seed`, 1, "Seed of what becomes of simulated tasks."),
    unreachableAfterMs: durationFlag(
      `${prefix}agent_unreachable_after`,
      UNREACHABLE_AFTER,
      "How long a lost agent has to come back before its tasks are unreachable.",
    ),
  };
}

function faultsOf(values: AgentFlagValues): string[] {
  const fault = agentsFault(wantedAgents(values));
  return fault === undefined ? [] : [`the agents: ${fault}`];
}

/** For the scheduler, with `-mesos_master_address=local`. */
export const mesosLocalFlags = flagGroup(
  "Embedded cluster (-mesos_master_address=local)",
  {
    port: integerFlag("local_port", 0, "Port of the embedded master; 0 lets the system choose.", { check: portNumber }),
    ...clusterFlags("local_", ".aurora/mesos-local"),
  },
  faultsOf,
);

export type MesosLocalFlags = FlagValues<typeof mesosLocalFlags>;

/** For `bin/mesos-local`. */
export const standaloneFlags = flagGroup(
  "mesos-local",
  {
    ip: stringFlag("ip", LOOPBACK, "IPv4 address to listen on."),
    hostname: optionalStringFlag("hostname", "What the master calls itself; its address when it is not set."),
    port: integerFlag("port", 5050, "Port of the master; 0 lets the system choose.", { check: portNumber }),
    agentPort: integerFlag(
      "agent_port",
      0,
      "Port of the first agent, the others' following; 0 lets the system choose each.",
      { check: portNumber },
    ),
    ...clusterFlags("", ".aurora/mesos-local"),
    logLevel: stringFlag("log_level", "info", "Least level of messages that are logged: debug, info, warn, error."),
  },
  faultsOf,
);

interface AgentFlagValues {
  readonly agents: number;
  readonly agentResources: string;
  readonly agentAttributes: string;
  readonly agentsJson: string | undefined;
  readonly simulate: boolean;
}

function wantedAgents(values: AgentFlagValues): AgentsWanted {
  return {
    count: values.agents,
    resources: values.agentResources,
    attributes: values.agentAttributes,
    json: values.agentsJson,
    simulated: values.simulate,
  };
}

/** How long executors have when the cluster stops: it should not take longer than people wait for Ctrl-C. */
const STOP_GRACE_MS = 5_000;

interface Shell {
  readonly logger: Logger;
  readonly clock: Clock;
}

type ClusterValues = Omit<MesosLocalFlags, "port">;

function clusterOptions(
  values: ClusterValues,
  shell: Shell,
): Omit<MesosLocalOptions, "ip" | "hostname" | "port" | "agentPort"> {
  return {
    ...shell,
    workDir: values.workDir,
    agents: agentSpecs(wantedAgents(values)),
    switchUser: values.switchUser,
    simulation: values.simulate
      ? {
          ...SIMULATION_DEFAULTS,
          seed: values.simulationSeed,
          durationMs: values.simulatedDurationMs,
          failureRate: values.simulatedFailureRate,
        }
      : undefined,
    unreachableAfterMs: values.unreachableAfterMs,
    stopGraceMs: STOP_GRACE_MS,
  };
}

/** The options that the scheduler's flags say. */
export function optionsFromFlags(values: MesosLocalFlags, shell: Shell): MesosLocalOptions {
  return { ...clusterOptions(values, shell), ip: LOOPBACK, hostname: LOOPBACK, port: values.port, agentPort: 0 };
}

/** The options that the program's flags say. */
export function optionsFromProgram(values: FlagValues<typeof standaloneFlags>, shell: Shell): MesosLocalOptions {
  const { ip, port, agentPort } = values;
  return { ...clusterOptions(values, shell), ip, hostname: values.hostname ?? ip, port, agentPort };
}
