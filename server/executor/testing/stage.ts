/** What a file of process tests plays on: a scripted agent for each test, and executors that end with it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
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

class PlayedStage implements Stage {
  readonly agent = new ScriptedAgent();
  readonly #bundle: string;
  readonly #executors: StartedExecutor[] = [];

  constructor(bundle: string) {
    this.#bundle = bundle;
  }

  spawn(options?: StartOptions): StartedExecutor {
    const executor = new StartedExecutor(this.#bundle, this.agent, options);
    this.#executors.push(executor);
    return executor;
  }

  async start(options?: StartOptions): Promise<StartedExecutor> {
    const before = this.agent.subscriptions().length;
    const executor = this.spawn(options);
    await this.agent.subscribed(before + 1);
    return executor;
  }

  async run(task: object, more?: Partial<AssignedTask>): Promise<StartedExecutor> {
    const executor = await this.start();
    this.agent.launch(assignedTask(task, more));
    return executor;
  }

  async clear(): Promise<void> {
    await Promise.all(this.#executors.map((executor) => executor.dispose()));
    await this.agent.stop();
  }
}

/** The bundled executor, made before the tests of the file. */
function bundled(): { readonly path: () => string } {
  const directory = mkdtempSync(join(tmpdir(), "aurora-executor-bundle-"));
  let bundle = "";
  beforeAll(async () => {
    bundle = await bundleExecutor(directory);
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  return { path: () => bundle };
}

/** Tests may run at the same time: each plays on a stage of its own. */
export function setStages(): (play: (stage: Stage) => Promise<void>) => () => Promise<void> {
  const bundle = bundled();
  return (play) => async () => {
    const stage = new PlayedStage(bundle.path());
    await stage.agent.start();
    try {
      await play(stage);
    } finally {
      await stage.clear();
    }
  };
}
