/**
 * The executor: runs the one task that the agent launches, and reports its states. What it tells and when
 * follows `aurora_executor.py` and `thermos_task_runner.py` of Aurora:
 *
 *     LAUNCH -> TASK_STARTING -> sandbox and processes -> TASK_RUNNING -> ... -> TASK_FINISHED | FAILED | KILLED
 *
 * Once the last update is acknowledged there is nothing left to do, and the executor ends.
 */
import type { Clock } from "../base/clock.ts";
import type { AssignedTask } from "../core/domain/task.ts";
import { decodeAssignedTask } from "../core/thrift/assigned-task.ts";
import { ThriftDecodeError } from "../core/thrift/binary-reader.ts";
import type { AgentClient, AgentListener } from "./agent-client/agent-client.ts";
import type { LaunchedTask, ReportedState } from "./agent-client/messages.ts";
import type { AgentSettings } from "./agent-client/settings.ts";
import { InvalidTask } from "./core/invalid-task.ts";
import type { Outcome } from "./core/task-runner.ts";
import { taskUser, type TaskUser } from "./core/task-user.ts";
import { parseThermosTask, type ThermosTask } from "./core/thermos-task.ts";
import type { Log } from "./log.ts";
import type { ExecutorOptions } from "./options.ts";
import { hostUsers } from "./process/users.ts";
import { RunningTask, type TaskResult } from "./running-task.ts";
import { createSandbox } from "./sandbox.ts";

/** How long to wait for the acknowledgement of the last update, in milliseconds; upstream's `PERSISTENCE_WAIT`. */
const PERSISTENCE_WAIT_MS = 5000;
/** Of the time that the agent gives for a shutdown, the parts for the task to end and for everything. */
const TASK_SHUTDOWN_SHARE = 0.8;
const SHUTDOWN_SHARE = 0.95;

const STATE_OF_OUTCOME: Readonly<Record<Outcome, ReportedState>> = {
  SUCCESS: "TASK_FINISHED",
  FAILED: "TASK_FAILED",
  KILLED: "TASK_KILLED",
};

export interface ExecutorParts {
  readonly client: AgentClient;
  readonly agent: AgentSettings;
  readonly options: ExecutorOptions;
  readonly clock: Clock;
  readonly log: Log;
  /** The executor has nothing left to do. */
  readonly exit: (status: number) => void;
}

export class AuroraExecutor implements AgentListener {
  readonly #parts: ExecutorParts;
  #launched: LaunchedTask | undefined;
  #running: RunningTask | undefined;
  /** Why the task is being killed: the message of its last update. */
  #killReason: string | undefined;
  #isEnding = false;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#parts.client.start(this);
  }

  subscribed(): void {
    const { clock, options } = this.#parts;
    clock.after(options.launchTimeout, () => {
      if (this.#launched === undefined) this.#end("no task was launched in time", 0);
    });
  }

  launch(tasks: readonly LaunchedTask[], isGroup: boolean): void {
    for (const task of tasks) {
      if (isGroup) this.#parts.client.update(task.taskId, "TASK_FAILED", "This executor runs no task groups.");
      else if (this.#launched === undefined) this.#run(task);
      else this.#refuseSecond(task, this.#launched.taskId);
    }
  }

  kill(taskId: string, graceMs: number | undefined): void {
    const task = this.#launched;
    if (taskId !== task?.taskId) {
      this.#parts.log(`asked to kill ${taskId}, which does not run here`);
      return;
    }
    const limitMs = graceMs ?? task.killGraceMs ?? this.#parts.options.preemptionWait;
    this.#kill("Instructed to kill task.", limitMs);
  }

  shutdown(): void {
    this.#parts.log("told to shut down");
    if (this.#launched === undefined) {
      this.#end("shut down without a task", 0);
      return;
    }
    this.#kill("Told to shut down executor.", this.#shutdownGraceMs());
    const { agent, clock } = this.#parts;
    clock.after(agent.shutdownGraceMs * SHUTDOWN_SHARE, () => this.#end("the time to shut down is over", 0));
  }

  agentLost(reason: string): void {
    this.#parts.log(`the agent is lost: ${reason}`);
    if (this.#running === undefined) this.#end("nothing to do without an agent", 1);
    else this.#kill("The agent was lost.", this.#shutdownGraceMs());
  }

  /** Ends at once, after a defect: what runs is killed without a report, and the agent sees the executor fail. */
  abort(reason: string): void {
    this.#running?.abort();
    this.#end(reason, 1);
  }

  #shutdownGraceMs(): number {
    return this.#parts.agent.shutdownGraceMs * TASK_SHUTDOWN_SHARE;
  }

  /** Upstream answers so too: an executor's container was sized for one task. */
  #refuseSecond(task: LaunchedTask, runningId: string): void {
    if (task.taskId === runningId) return;
    this.#parts.client.update(task.taskId, "TASK_LOST", `Task already running on this executor: ${runningId}`);
  }

  #kill(reason: string, graceMs: number): void {
    this.#killReason ??= reason;
    this.#parts.log(`killing the task within ${graceMs / 1000} s: ${reason}`);
    this.#running?.kill(graceMs);
  }

  #run(launched: LaunchedTask): void {
    this.#launched = launched;
    const { client } = this.#parts;
    client.update(launched.taskId, "TASK_STARTING");
    try {
      this.#running = this.#prepare(launched);
    } catch (error) {
      this.#report("TASK_FAILED", failureMessage(error));
      return;
    }
    const over = this.#running.run();
    client.update(launched.taskId, "TASK_RUNNING", "No health-check defined, task is assumed healthy.");
    void over.then((result) => this.#taskOver(result));
  }

  /** @throws InvalidTask, ThriftDecodeError, or an error of the file system. */
  #prepare(launched: LaunchedTask): RunningTask {
    const { agent, options, clock, log } = this.#parts;
    const assigned = decodeAssignedTask(launched.data);
    const owner = taskUser({ role: assigned.task.job.role, ...agent, ...options }, hostUsers);
    const task = readTask(assigned, owner);
    const sandbox = createSandbox(agent.directory, owner);
    if (task.processes.some(({ logger }) => logger.mode === "rotate")) log("log files are not rotated");
    const settings = { taskId: launched.taskId, sandbox, ...owner, preservesEnvironment: options.preserveEnv };
    return new RunningTask(task, settings, { clock, log });
  }

  #taskOver({ outcome, reason }: TaskResult): void {
    this.#report(STATE_OF_OUTCOME[outcome], outcome === "KILLED" ? (this.#killReason ?? reason) : reason);
  }

  #report(state: ReportedState, message: string): void {
    const { client, clock } = this.#parts;
    client.update(this.#launched?.taskId ?? "", state, message);
    void client.drained().then(() => this.#end("the task is over", 0));
    if (this.#parts.agent.reconnect === undefined) {
      clock.after(PERSISTENCE_WAIT_MS, () => this.#end("the last update was not acknowledged in time", 0));
    }
  }

  #end(reason: string, status: number): void {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#parts.log(`ending: ${reason}`);
    this.#parts.client.stop();
    this.#parts.exit(status);
  }
}

function readTask(assigned: AssignedTask, { user }: TaskUser): ThermosTask {
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
  });
}

/** What went wrong, for the task's owner. */
function failureMessage(error: unknown): string {
  if (error instanceof InvalidTask) return `Invalid task: ${error.message}`;
  if (error instanceof ThriftDecodeError) return `Could not deserialize task: ${error.message}`;
  return `Failed to initialize sandbox: ${error instanceof Error ? error.message : String(error)}`;
}
