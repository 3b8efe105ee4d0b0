/**
 * The environment that an executor is started with. Of the agent's own only what names the host's ways is
 * passed on. Behaviour: executorEnvironment in src/slave/slave.cpp of Apache Mesos.
 */
import type { AgentSettings, ContainerSpec } from "../core/agent/state.ts";
import { agentPid, type AgentAddress } from "../core/link.ts";
import type { CommandInfo } from "../core/messages.ts";
import { SANDBOX_VARIABLE } from "./process-group.ts";

/** How long an executor tries to find its agent again. */
const RECOVERY_TIMEOUT = "15mins";
const SUBSCRIPTION_BACKOFF_MAX = "2secs";

const INHERITED = /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TZ|LANG|LC_\w+)$/;

/** A duration as Mesos prints it. */
export function durationText(ms: number): string {
  if (ms >= 60_000 && ms % 60_000 === 0) return `${ms / 60_000}mins`;
  return ms % 1_000 === 0 ? `${ms / 1_000}secs` : `${ms}ms`;
}

function variablesOf(command: CommandInfo | undefined): Record<string, string> {
  const variables = command?.environment?.variables ?? [];
  return Object.fromEntries(variables.map((variable) => [variable.name, variable.value ?? ""]));
}

export interface ContainerPlace {
  readonly sandbox: string;
  readonly address: AgentAddress;
  readonly settings: AgentSettings;
  /** The agent's own environment. */
  readonly own: Readonly<Record<string, string | undefined>>;
}

export function containerEnvironment(container: ContainerSpec, place: ContainerPlace): Record<string, string> {
  const { executor, framework } = container;
  const inherited = Object.entries(place.own).filter(([name, value]) => INHERITED.test(name) && value !== undefined);
  const own = executor.shutdown_grace_period;
  const graceMs = own === undefined ? place.settings.executorShutdownGracePeriodMs : own.nanoseconds / 1e6;
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    ...variablesOf(executor.command),
    LIBPROCESS_IP: place.address.ip,
    LIBPROCESS_PORT: "0",
    MESOS_FRAMEWORK_ID: container.frameworkId,
    MESOS_EXECUTOR_ID: container.executorId,
    MESOS_DIRECTORY: place.sandbox,
    [SANDBOX_VARIABLE]: place.sandbox,
    MESOS_SLAVE_ID: container.agentId,
    MESOS_SLAVE_PID: agentPid(place.address),
    MESOS_AGENT_ENDPOINT: `${place.address.ip}:${place.address.port}`,
    MESOS_HTTP_COMMAND_EXECUTOR: "1",
    MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: durationText(graceMs),
    ...(framework.checkpoint === true
      ? {
          MESOS_CHECKPOINT: "1",
          MESOS_RECOVERY_TIMEOUT: RECOVERY_TIMEOUT,
          MESOS_SUBSCRIPTION_BACKOFF_MAX: SUBSCRIPTION_BACKOFF_MAX,
        }
      : { MESOS_CHECKPOINT: "0" }),
  };
}
