/** What the agent tells an executor in its environment (Mesos's docs/executor-http-api.md). */
import type { ExecutorIdentity } from "./messages.ts";

export interface AgentSettings extends ExecutorIdentity {
  readonly agentHost: string;
  readonly agentPort: number;
  /** Bearer token, when the agent authenticates executors. */
  readonly authenticationToken: string | undefined;
  /**
   * How to go on when the agent is gone: undefined means to end at once, as the framework does not
   * checkpoint. Otherwise for how long to try to reach it again, and how far apart at most.
   */
  readonly reconnect: { readonly recoveryTimeoutMs: number; readonly backoffMaxMs: number } | undefined;
  /** How long the agent waits after SHUTDOWN before it destroys the container. */
  readonly shutdownGraceMs: number;
  /** The directory that is the task's own: where URIs were fetched to. */
  readonly directory: string;
  /**
   * True when the agent serves nothing but its own host: `MESOS_LOCAL` is set, or it listens on loopback. Such a host
   * need not have a user for every role.
   */
  readonly isLocal: boolean;
}

/** The environment is not one that an agent makes. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

type Environment = Readonly<Record<string, string | undefined>>;

const MS_PER_UNIT: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  secs: 1000,
  mins: 60_000,
  hrs: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** stout's `Duration`: a number, maybe with a fraction, and a unit. */
function duration(environment: Environment, name: string, fallback: string): number {
  const text = environment[name] ?? fallback;
  const match = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(text);
  const unit = MS_PER_UNIT[match?.[2] ?? ""];
  if (match === null || unit === undefined) throw new EnvironmentError(`${name}=${text} is not a duration`);
  return Number(match[1]) * unit;
}

function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (value === undefined || value === "") {
    throw new EnvironmentError(`${name} is not set: executors are started by a Mesos agent`);
  }
  return value;
}

/** `MESOS_AGENT_ENDPOINT`, or the address in `MESOS_SLAVE_PID`, `slave(1)@10.0.0.1:5051`. */
function endpoint(environment: Environment): { host: string; port: number } {
  const hasOnlyPid = environment["MESOS_AGENT_ENDPOINT"] === undefined && environment["MESOS_SLAVE_PID"] !== undefined;
  const name = hasOnlyPid ? "MESOS_SLAVE_PID" : "MESOS_AGENT_ENDPOINT";
  const text = needed(environment, name);
  const match = /^(?:[^@]*@)?\[?([^\]]+?)\]?:(\d+)$/.exec(text);
  if (match?.[1] === undefined) throw new EnvironmentError(`${name}=${text} is not an address`);
  return { host: match[1], port: Number(match[2]) };
}

const LOOPBACK = /^(localhost$|127\.|::1$)/;

/** @throws EnvironmentError */
export function readAgentSettings(environment: Environment): AgentSettings {
  const { host, port } = endpoint(environment);
  return {
    agentHost: host,
    agentPort: port,
    executorId: needed(environment, "MESOS_EXECUTOR_ID"),
    frameworkId: needed(environment, "MESOS_FRAMEWORK_ID"),
    authenticationToken: environment["MESOS_EXECUTOR_AUTHENTICATION_TOKEN"],
    reconnect:
      environment["MESOS_CHECKPOINT"] === "1"
        ? {
            recoveryTimeoutMs: duration(environment, "MESOS_RECOVERY_TIMEOUT", "15mins"),
            backoffMaxMs: duration(environment, "MESOS_SUBSCRIPTION_BACKOFF_MAX", "2secs"),
          }
        : undefined,
    shutdownGraceMs: duration(environment, "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", "5secs"),
    directory: environment["MESOS_SANDBOX"] ?? needed(environment, "MESOS_DIRECTORY"),
    isLocal: environment["MESOS_LOCAL"] !== undefined || LOOPBACK.test(host),
  };
}
