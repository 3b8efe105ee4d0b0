/** What a file of process tests plays on: a scripted agent, new for each test, and executors that end with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { AssignedTask } from "../../core/domain/task.ts";
import { ScriptedAgent } from "./scripted-agent.ts";
import { assignedTask, bundleExecutor, processesWith, StartedExecutor, type StartOptions } from "./started-executor.ts";

/** The environment of a framework that checkpoints, with times for impatient people. */
export const CHECKPOINTING = {
  MESOS_CHECKPOINT: "1",
  MESOS_RECOVERY_TIMEOUT: "60secs",
  MESOS_SUBSCRIPTION_BACKOFF_MAX: "50ms",
};

let sleepers = 0;

/** A command that runs until it is killed and cannot be confused with any other on this machine. */
export function uniqueSleep(): string {
  sleepers += 1;
  return `sleep ${1000 + sleepers}.${process.pid}`;
}

/** Waits until at least `count` processes with that command run. */
export async function processes(command: string, count: number): Promise<void> {
  while (processesWith(command).length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

export interface Stage {
  readonly agent: ScriptedAgent;
  /** Starts an executor without waiting for it to subscribe. */
  spawn(options?: StartOptions): StartedExecutor;
  /** Starts an executor; it is the agent's latest subscriber. */
  start(options?: StartOptions): Promise<StartedExecutor>;
  /** Starts an executor and launches a task of this Thermos JSON on it. */
  run(task: object, more?: Partial<AssignedTask>): Promise<StartedExecutor>;
}

/** Sets the stage for every test of the file. */
export function setStage(): Stage {
  const directory = mkdtempSync(join(tmpdir(), "aurora-executor-bundle-"));
  let bundle = "";
  let agent = new ScriptedAgent();
  let executors: StartedExecutor[] = [];

  beforeAll(async () => {
    bundle = await bundleExecutor(directory);
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  beforeEach(async () => {
    agent = new ScriptedAgent();
    await agent.start();
  });
  afterEach(async () => {
    await Promise.all(executors.map((executor) => executor.dispose()));
    executors = [];
    await agent.stop();
  });

  const stage: Stage = {
    get agent() {
      return agent;
    },
    spawn(options) {
      const executor = new StartedExecutor(bundle, agent, options);
      executors.push(executor);
      return executor;
    },
    async start(options) {
      const before = agent.subscriptions().length;
      const executor = stage.spawn(options);
      await agent.subscribed(before + 1);
      return executor;
    },
    async run(task, more) {
      const executor = await stage.start();
      agent.launch(assignedTask(task, more));
      return executor;
    },
  };
  return stage;
}
