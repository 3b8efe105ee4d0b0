/** Makes a task ready to run out of what the agent launched: reads it, makes its sandbox, and puts its parts together. */
import { readFileSync } from "node:fs";
import type { AssignedTask } from "../core/domain/task.ts";
import { decodeAssignedTask } from "../core/thrift/assigned-task.ts";
import type { LaunchedTask } from "./agent-client/messages.ts";
import { Announcement } from "./announce/announcement.ts";
import type { ExecutorParts } from "./executor-parts.ts";
import type { CheckOutcome, Health } from "./core/health-tracker.ts";
import { InvalidTask } from "./core/invalid-task.ts";
import { keepsFiles } from "./core/logger-config.ts";
import { encodeMember, serversetPath } from "./core/serverset.ts";
import { taskUser, type TaskUser } from "./core/task-user.ts";
import { parseThermosTask, type ThermosTask } from "./core/thermos-task.ts";
import { parseZooKeeperAuth, type ZooKeeperAuth } from "./core/zookeeper-auth.ts";
import { DiskMonitor } from "./health/disk-monitor.ts";
import { HealthMonitor } from "./health/health-monitor.ts";
import { checkHttp } from "./health/http-check.ts";
import { checkShell } from "./health/shell-check.ts";
import { defaultTimeoutMs } from "./http-signal.ts";
import { defaultLogger } from "./options.ts";
import { hostUsers } from "./process/users.ts";
import { RunningTask } from "./running-task.ts";
import { createSandbox } from "./sandbox.ts";
import { TaskLife, type TaskLifeListener } from "./task-life.ts";

type Parts = Omit<ExecutorParts, "client" | "exit">;

/** A task that is about to run, and where. */
interface Place extends Parts {
  readonly assigned: AssignedTask;
  readonly task: ThermosTask;
  readonly owner: TaskUser;
  readonly sandbox: string;
}

const SECOND_MS = 1000;

/** @throws InvalidTask, ThriftDecodeError, or an error of the file system. */
export function prepareTask(launched: LaunchedTask, parts: Parts, listener: TaskLifeListener): TaskLife {
  const { agent, options, clock, log, recorder } = parts;
  const assigned = decodeAssignedTask(launched.data);
  const owner = taskUser({ role: assigned.task.job.role, ...agent, ...options }, hostUsers);
  const task = readTask(assigned, owner, parts);
  const announcement = announcementOf({ ...parts, assigned, task }, (reason) => life.fail(reason));
  const sandbox = createSandbox(agent.directory, owner);
  recordTask(launched.taskId, task, parts);
  const place: Place = { ...parts, assigned, task, owner, sandbox };
  const settings = { taskId: launched.taskId, sandbox, ...owner, preservesEnvironment: options.preserveEnv, log };
  const onEnding = (): void => life.ending();
  const life: TaskLife = new TaskLife(
    {
      runner: new RunningTask(task, settings, { clock, log, recorder, onEnding }),
      health: monitorOf(place, (health) => life.healthChanged(health)),
      disk: diskMonitorOf(place, (message) => life.fail(message)),
      announcement,
      lifecycle: task.lifecycle,
      clock,
      log,
      recorder,
      signalTimeoutMs: defaultTimeoutMs(process.env),
      preemptionWaitMs: options.preemptionWait,
      stopTimeoutMs: options.stopTimeoutSecs * SECOND_MS,
    },
    listener,
  );
  return life;
}

function readTask(assigned: AssignedTask, { user }: TaskUser, { options }: Parts): ThermosTask {
  const { task, taskId, instanceId, slaveHost, assignedPorts } = assigned;
  if ("mesos" in task.container && task.container.mesos.image !== undefined) {
    throw new InvalidTask("this executor runs no tasks in file system images; use a Docker container");
  }
  const hostname = slaveHost ?? "";
  return parseThermosTask(task.executorConfig?.data ?? "", {
    taskId,
    instanceId,
    hostname,
    user: user.name,
    assignedPorts,
    defaultLogger: defaultLogger(options),
  });
}

function recordTask(taskId: string, { processes, dependencies }: ThermosTask, { recorder }: Parts): void {
  recorder.add({
    type: "task",
    taskId,
    processes: processes.map(({ name, maxFailures, daemon, ephemeral, final, logger }) => ({
      name,
      maxFailures,
      daemon,
      ephemeral,
      final,
      after: [...(dependencies.get(name) ?? [])],
      hasLogs: keepsFiles(logger),
    })),
  });
}

function monitorOf(place: Place, onChange: (health: Health) => void): HealthMonitor | undefined {
  const { task, sandbox, clock, log } = place;
  const check = healthCheck(place);
  if (check === undefined) return undefined;
  return new HealthMonitor({ policy: task.health.policy, sandbox, clock, log, check, onChange });
}

function diskMonitorOf(place: Place, onExceeded: (message: string) => void): DiskMonitor | undefined {
  const { task, sandbox, clock, log } = place;
  const { diskLimitBytes: limitBytes } = task;
  if (limitBytes === undefined) return undefined;
  return new DiskMonitor({ directory: sandbox, limitBytes, clock, log, onExceeded });
}

function healthCheck({ task, owner, ...place }: Place): ((signal: AbortSignal) => Promise<CheckOutcome>) | undefined {
  const { policy, check } = task.health;
  const { timeoutMs } = policy;
  if (check === undefined) return undefined;
  if (check.kind === "http") return () => checkHttp(check, timeoutMs);
  const { agent, options, assigned } = place;
  const user = options.nosetuidHealthChecks ? { ...owner, switchesUser: false } : owner;
  const { directory } = agent;
  const { taskId } = assigned;
  return (signal) => checkShell({ command: check.command, owner: user, directory, taskId, timeoutMs }, signal);
}

/** @throws InvalidTask */
function announcementOf(
  place: Parts & { readonly assigned: AssignedTask; readonly task: ThermosTask },
  onFailed: (reason: string) => void,
): Announcement | undefined {
  const { options, assigned, task, clock, log } = place;
  const { announcerEnsemble: ensemble, announcerHostname } = options;
  const { announce } = task;
  if (announce === undefined) return undefined;
  if (ensemble === undefined) {
    log("the task is not announced: this executor was started without -announcer-ensemble");
    return undefined;
  }
  const settings = {
    root: options.announcerServersetPath,
    allowsCustomPath: options.announcerAllowCustomServersetPath,
  };
  const path = serversetPath(assigned.task.job, announce.zkPath, settings);
  const hostname = announcerHostname ?? assigned.slaveHost ?? "";
  const { ports } = task;
  const data = encodeMember({ hostname, ports, primaryPort: announce.primaryPort, shard: assigned.instanceId });
  const { initialIntervalMs, intervalMs, maxConsecutiveFailures } = task.health.policy;
  const timeoutMs = initialIntervalMs + maxConsecutiveFailures * intervalMs;
  const auth = readAuth(options.announcerZooKeeperAuthConfig);
  return new Announcement({ ensemble, path, data, auth, clock, log, timeoutMs, onFailed });
}

function readAuth(path: string | undefined): ZooKeeperAuth {
  if (path === undefined) return { credentials: undefined, acl: [] };
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new InvalidTask(`the ZooKeeper authentication config cannot be read: ${String(error)}`);
  }
  return parseZooKeeperAuth(text);
}
