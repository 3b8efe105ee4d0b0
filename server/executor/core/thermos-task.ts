/**
 * Thermos's task: what runs for one instance of a job, read from the JSON in `executorConfig.data`. Schema
 * and defaults from `thermos/config/schema_base.py` and `aurora/config/schema/base.py`; which references
 * are bound from `executor/common/task_info.py` and `thermos/core/runner.py`.
 *
 * A task that was read is runnable: names are good and unique, every reference is bound, the order among
 * its processes has no cycle and follows the rules for daemon, ephemeral and final processes.
 */
import { InvalidTask } from "./invalid-task.ts";
import { isObject, JsonFields, type Unbound } from "./json-fields.ts";
import { readLogger, type ProcessLogger } from "./logger-config.ts";
import { processDependencies } from "./order.ts";
import { resolvePorts, type Portmap } from "./ports.ts";
import {
  readAnnounce,
  readHealth,
  readLifecycle,
  type AnnounceConfig,
  type HealthConfig,
  type HttpLifecycle,
} from "./service-config.ts";

export interface ThermosProcess {
  readonly name: string;
  readonly cmdline: string;
  /** Failed runs after which the process is failed; 0 means no limit. */
  readonly maxFailures: number;
  /** Runs again after success. */
  readonly daemon: boolean;
  /** The task does not wait for it, and does not fail with it. */
  readonly ephemeral: boolean;
  /** Milliseconds from the end of a run to the start of the next. */
  readonly minDurationMs: number;
  /** Runs when the ordinary processes are over. */
  readonly final: boolean;
  readonly logger: ProcessLogger;
}

export interface ThermosTask {
  readonly name: string;
  readonly processes: readonly ThermosProcess[];
  /** Process -> the processes that must have finished before it. */
  readonly dependencies: ReadonlyMap<string, ReadonlySet<string>>;
  /** Failed processes after which the task is failed; 0 means no limit. */
  readonly maxFailures: number;
  /** Processes that may run at the same time; 0 means no limit. */
  readonly maxConcurrency: number;
  /** Milliseconds for terminating what runs and running the final processes. */
  readonly finalizationWaitMs: number;
  /** What the sandbox may hold; undefined where the task does not say. */
  readonly diskLimitBytes: number | undefined;
  /** Every port by name, aliases included. */
  readonly ports: Readonly<Record<string, number>>;
  readonly health: HealthConfig;
  /** How to ask the task to end, where it can be asked. */
  readonly lifecycle: HttpLifecycle | undefined;
  readonly announce: AnnounceConfig | undefined;
}

/** What a task's references stand for on this host. */
export interface TaskContext {
  readonly taskId: string;
  readonly instanceId: number;
  readonly hostname: string;
  /** The user that the processes run as. */
  readonly user: string;
  readonly assignedPorts: Readonly<Record<string, number>>;
  /** Of processes that say nothing of theirs. */
  readonly defaultLogger: ProcessLogger;
}

const SECOND_MS = 1000;
const PROCESS_NAME = /^[^./\0][^/\0]*$/;
const PORT_REFERENCE = /^thermos\.ports\[(.+)\]$/;

/** The task in `data`, bound to its place. @throws InvalidTask */
export function parseThermosTask(data: string, context: TaskContext): ThermosTask {
  const job = parseJob(data);
  const unbound: Unbound = new Set();
  const mesos = { instance: context.instanceId, hostname: context.hostname };
  const thermos = { task_id: context.taskId, user: context.user };
  const portmap = readPortmap(new JsonFields(job, { path: "job", scopes: [{ mesos, thermos }], unbound }));
  const ports = resolvePorts(portmap, context.assignedPorts);
  const scopes = [{ mesos, thermos: { ...thermos, ports } }];
  const fields = new JsonFields({ instance: context.instanceId, ...job }, { path: "job", scopes, unbound });
  const taskFields = fields.object("task");
  if (taskFields === undefined) throw new InvalidTask("the executor config holds no task");
  const task: ThermosTask = {
    ...readTask(taskFields, context.defaultLogger),
    ports,
    health: readHealth(fields, ports),
    lifecycle: readLifecycle(fields, ports),
    announce: readAnnounce(fields),
  };
  if (unbound.size > 0) throw unboundError([...unbound]);
  return task;
}

function parseJob(data: string): Readonly<Record<string, unknown>> {
  if (data === "") throw new InvalidTask("the task has no executor config");
  let job: unknown;
  try {
    job = JSON.parse(data);
  } catch (error) {
    throw new InvalidTask(`the executor config is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(job)) throw new InvalidTask("the executor config is not a JSON object");
  return job;
}

function readPortmap(job: JsonFields): Portmap {
  const given = job.object("announce");
  if (given === undefined) return {};
  const announce = job.inner("announce", { primary_port: "http", ...Object.fromEntries(given.entries()) });
  const portmap = announce.object("portmap")?.entries() ?? [["aurora", "{{primary_port}}"]];
  return Object.fromEntries(
    portmap.map(([name, port]) => [name, typeof port === "number" ? port : announce.resolve(String(port))]),
  );
}

/** The task itself, without what its job says of it. */
type BareTask = Omit<ThermosTask, "ports" | "health" | "lifecycle" | "announce">;

function readTask(fields: JsonFields, logger: ProcessLogger): BareTask {
  const processes = fields
    .list("processes")
    .map((item, i) => readProcess(fields.inner(`processes[${i}]`, item), logger));
  const repeated = processes.find((one, i) => processes.findIndex((other) => other.name === one.name) < i);
  if (repeated !== undefined) throw new InvalidTask(`two processes are called ${repeated.name}`);
  return {
    name: fields.text("name", processes[0]?.name ?? ""),
    processes,
    dependencies: processDependencies(processes, readOrders(fields)),
    maxFailures: fields.count("max_failures", 1),
    maxConcurrency: fields.count("max_concurrency", 0),
    finalizationWaitMs: fields.count("finalization_wait", 30) * SECOND_MS,
    diskLimitBytes: fields.object("resources")?.count("disk", 0) || undefined,
  };
}

function readProcess(fields: JsonFields, logger: ProcessLogger): ThermosProcess {
  const name = fields.text("name");
  if (!PROCESS_NAME.test(name)) {
    throw new InvalidTask(`process name ${JSON.stringify(name)} is no file name (no '/', no leading '.')`);
  }
  return {
    name,
    cmdline: fields.text("cmdline"),
    maxFailures: fields.count("max_failures", 1),
    daemon: fields.boolean("daemon", false),
    ephemeral: fields.boolean("ephemeral", false),
    minDurationMs: fields.count("min_duration", 5) * SECOND_MS,
    final: fields.boolean("final", false),
    logger: readLogger(fields.object("logger"), logger),
  };
}

function readOrders(fields: JsonFields): string[][] {
  return fields.list("constraints").map((item, i) => {
    const constraint = fields.inner(`constraints[${i}]`, item);
    return constraint.list("order").map((name) => constraint.resolve(String(name)));
  });
}

function unboundError(addresses: readonly string[]): InvalidTask {
  const ports = addresses.flatMap((address) => PORT_REFERENCE.exec(address)?.[1] ?? []);
  if (ports.length > 0) {
    return new InvalidTask(
      `the task uses ports that it was not given: ${ports.join(", ")}; add a namedPort for each to its resources`,
    );
  }
  const shown = addresses.map((address) => `{{${address}}}`).join(" ");
  return new InvalidTask(`nothing is known by the name of ${shown}; write {{&name}} for literal braces`);
}
