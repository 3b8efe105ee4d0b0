/**
 * The executor: runs the one task that the agent launches, and reports its states. What it tells and when
 * follows `aurora_executor.py` and `thermos_task_runner.py` of Aurora:
 *
 *     LAUNCH -> TASK_STARTING -> sandbox and processes -> TASK_RUNNING -> ... -> TASK_FINISHED | FAILED | KILLED
 *
 * Once the last update is acknowledged there is nothing left to do, and the executor ends.
 */
import { invariant } from "../core/domain/invariant.ts";
import { ThriftDecodeError } from "../core/thrift/binary-reader.ts";
import type { AgentListener } from "./agent-client/agent-client.ts";
import { TASK_STATES, type LaunchedTask, type ReportedState, type StatusUpdate } from "./agent-client/messages.ts";
import { InvalidTask } from "./core/invalid-task.ts";
import type { ExecutorParts } from "./executor-parts.ts";
import type { RecordedUpdate, Recovery } from "./core/recovery.ts";
import { prepareTask } from "./prepare-task.ts";
import { TaskProcesses } from "./process/task-processes.ts";
import { killAll } from "./running-task.ts";
import type { TaskLife, TaskLifeListener } from "./task-life.ts";

/** How long to wait for the acknowledgement of the last update, in milliseconds; upstream's `PERSISTENCE_WAIT`. */
const PERSISTENCE_WAIT_MS = 5000;
/** Of the time that the agent gives for a shutdown, the parts for the task to end and for everything. */
const TASK_SHUTDOWN_SHARE = 0.8;
const SHUTDOWN_SHARE = 0.95;

export class AuroraExecutor implements AgentListener {
  readonly #parts: ExecutorParts;
  /** The task that this executor is for. */
  #taskId: string | undefined;
  #launched: LaunchedTask | undefined;
  #life: TaskLife | undefined;
  #isEnding = false;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#parts.client.start(this);
  }

  /**
   * Starts where another executor died: what it left running is killed, since nobody can tell any more how it ends, and
   * the task is lost, unless its end has been reported.
   */
  async recover({ taskId, tasks, updates, isUnfinished }: Recovery): Promise<void> {
    const { client, log } = this.#parts;
    log(`an executor died here while it ran ${taskId}`);
    client.recover({
      tasks: tasks.map((one) => ({ taskId: one.taskId, taskInfo: Buffer.from(one.taskInfo, "base64") })),
      updates: updates.map(statusUpdate),
    });
    this.#taskId = taskId;
    await killAll(new TaskProcesses(taskId), this.#parts);
    client.start(this);
    if (isUnfinished) client.update(taskId, "TASK_LOST", "The executor died while the task was active.");
    this.#endWhenDrained();
  }

  subscribed(): void {
    const { clock, options } = this.#parts;
    clock.after(options.launchTimeout, () => {
      if (this.#taskId === undefined) this.#end("no task was launched in time", 0);
    });
  }

  launch(tasks: readonly LaunchedTask[], isGroup: boolean): void {
    for (const task of tasks) {
      if (isGroup) this.#parts.client.update(task.taskId, "TASK_FAILED", "This executor runs no task groups.");
      else if (this.#taskId === undefined) this.#run(task);
      else this.#refuseSecond(task, this.#taskId);
    }
  }

  kill(taskId: string, graceMs: number | undefined): void {
    if (taskId !== this.#taskId) {
      this.#parts.log(`asked to kill ${taskId}, which does not run here`);
      return;
    }
    this.#life?.kill("Instructed to kill task.", graceMs ?? this.#launched?.killGraceMs);
  }

  shutdown(): void {
    this.#parts.log("told to shut down");
    if (this.#taskId === undefined) {
      this.#end("shut down without a task", 0);
      return;
    }
    this.#life?.kill("Told to shut down executor.", this.#shutdownGraceMs());
    const { agent, clock } = this.#parts;
    clock.after(agent.shutdownGraceMs * SHUTDOWN_SHARE, () => this.#end("the time to shut down is over", 0));
  }

  agentLost(reason: string): void {
    this.#parts.log(`the agent is lost: ${reason}`);
    if (this.#life === undefined) this.#end("nothing to do without an agent", 1);
    else this.#life.kill("The agent was lost.", this.#shutdownGraceMs());
  }

  /** Ends at once, after a defect: what runs is killed without a report, and the agent sees the executor fail. */
  abort(reason: string): void {
    this.#life?.abort();
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

  #run(launched: LaunchedTask): void {
    this.#launched = launched;
    this.#taskId = launched.taskId;
    const { client } = this.#parts;
    client.update(launched.taskId, "TASK_STARTING");
    const listener: TaskLifeListener = {
      running: (message) => client.update(launched.taskId, "TASK_RUNNING", message),
      over: (state, message) => this.#report(state, message),
    };
    try {
      this.#life = prepareTask(launched, this.#parts, listener);
    } catch (error) {
      this.#report("TASK_FAILED", failureMessage(error));
      return;
    }
    this.#life.start();
  }

  #report(state: ReportedState, message: string): void {
    this.#parts.client.update(this.#taskId ?? "", state, message);
    this.#endWhenDrained();
  }

  #endWhenDrained(): void {
    const { client, clock } = this.#parts;
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

/** An update as it was recorded. A state that this executor does not know is one that it cannot have reported. */
function statusUpdate({ taskId, uuid, state, message, atMs }: RecordedUpdate): StatusUpdate {
  invariant(Object.hasOwn(TASK_STATES, state), `${state} is a state that executors report`);
  return {
    taskId,
    uuid: Buffer.from(uuid, "hex"),
    state: state as ReportedState,
    timestampMs: atMs,
    ...(message === undefined ? {} : { message }),
  };
}

/** What went wrong, for the task's owner. */
function failureMessage(error: unknown): string {
  if (error instanceof InvalidTask) return `Invalid task: ${error.message}`;
  if (error instanceof ThriftDecodeError) return `Could not deserialize task: ${error.message}`;
  return `Failed to initialize sandbox: ${error instanceof Error ? error.message : String(error)}`;
}
