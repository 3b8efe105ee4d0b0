/**
 * What a job says of its tasks as services: how their health is checked, how they are asked to quit, how
 * they are announced. Schema and defaults from `aurora/config/schema/base.py`; what a missing port means from
 * `executor/common/health_checker.py` and `executor/http_lifecycle.py`.
 */
import { InvalidTask } from "./invalid-task.ts";
import type { JsonFields } from "./json-fields.ts";

export interface HealthPolicy {
  /** Failures of checks in this time count for nothing; milliseconds. */
  readonly initialIntervalMs: number;
  /** From the end of a check to the next; milliseconds. */
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** Failures in a row that a task may have; one more, and it is unhealthy. */
  readonly maxConsecutiveFailures: number;
  /** Successes in a row after which a task is running. */
  readonly minConsecutiveSuccesses: number;
}

export interface HttpHealthCheck {
  readonly kind: "http";
  readonly port: number;
  readonly endpoint: string;
  /** Compared without regard to case and surrounding blanks; "" for any. */
  readonly expectedResponse: string;
  /** 0 for any. */
  readonly expectedResponseCode: number;
}

export interface ShellHealthCheck {
  readonly kind: "shell";
  readonly command: string;
}

export interface HealthConfig {
  readonly policy: HealthPolicy;
  /** Undefined when there is nothing to ask: the task is taken for healthy. */
  readonly check: HttpHealthCheck | ShellHealthCheck | undefined;
}

/** One way of asking a task to end: POST to an endpoint, then wait. */
export interface QuitRequest {
  readonly endpoint: string;
  readonly waitMs: number;
}

export interface HttpLifecycle {
  readonly port: number;
  /** In order; the first that ends the task is the last that is made. */
  readonly requests: readonly QuitRequest[];
}

export interface AnnounceConfig {
  readonly primaryPort: string;
  /** Instead of the path that the executor makes of the job's key. */
  readonly zkPath: string | undefined;
}

const SECOND_MS = 1000;
type Ports = Readonly<Record<string, number>>;

/** @param job the job, whose `health_check_config` may be missing. @throws InvalidTask */
export function readHealth(job: JsonFields, ports: Ports): HealthConfig {
  const config = job.object("health_check_config") ?? job.inner("health_check_config", {});
  const policy: HealthPolicy = {
    initialIntervalMs: config.number("initial_interval_secs", 15) * SECOND_MS,
    intervalMs: config.number("interval_secs", 10) * SECOND_MS,
    timeoutMs: config.number("timeout_secs", 1) * SECOND_MS,
    maxConsecutiveFailures: config.count("max_consecutive_failures", 0),
    minConsecutiveSuccesses: config.count("min_consecutive_successes", 1),
  };
  if (policy.intervalMs === 0) throw new InvalidTask("health_check_config.interval_secs must be above zero");
  const checker = config.object("health_checker");
  const shell = checker?.object("shell");
  const check = shell === undefined ? httpCheck(checker, ports) : shellCheck(shell);
  return { policy, check };
}

function shellCheck(shell: JsonFields): ShellHealthCheck {
  return { kind: "shell", command: shell.text("shell_command") };
}

function httpCheck(checker: JsonFields | undefined, ports: Ports): HttpHealthCheck | undefined {
  const port = ports["health"];
  if (port === undefined) return undefined;
  const http = checker?.object("http");
  return {
    kind: "http",
    port,
    endpoint: http?.text("endpoint", "/health") ?? "/health",
    expectedResponse: http?.text("expected_response", "ok") ?? "ok",
    expectedResponseCode: http?.count("expected_response_code", 0) ?? 0,
  };
}

/** A job without a `lifecycle` has the default one; an empty one has none. @throws InvalidTask */
export function readLifecycle(job: JsonFields, ports: Ports): HttpLifecycle | undefined {
  const lifecycle = job.object("lifecycle") ?? job.inner("lifecycle", { http: {} });
  const http = lifecycle.object("http");
  if (http === undefined) return undefined;
  const port = ports[http.text("port", "health")];
  if (port === undefined) return undefined;
  const request = (name: string, endpoint: string): QuitRequest => ({
    endpoint: http.text(`${name}_endpoint`, endpoint),
    waitMs: http.count(`${name}_wait_secs`, 5) * SECOND_MS,
  });
  return { port, requests: [request("graceful_shutdown", "/quitquitquit"), request("shutdown", "/abortabortabort")] };
}

/** @throws InvalidTask */
export function readAnnounce(job: JsonFields): AnnounceConfig | undefined {
  const announce = job.object("announce");
  if (announce === undefined) return undefined;
  const zkPath = announce.text("zk_path", "");
  return { primaryPort: announce.text("primary_port", "http"), zkPath: zkPath === "" ? undefined : zkPath };
}
