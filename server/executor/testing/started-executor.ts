/** Starts the bundled executor as an agent would, and looks for what it leaves behind; for tests. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { AssignedTask } from "../../core/domain/task.ts";
import type { ScriptedAgent } from "./scripted-agent.ts";

/** Bundles the executor into `directory` as the build does, and returns the file. */
export async function bundleExecutor(directory: string): Promise<string> {
  const outfile = join(directory, "aurora-executor.cjs");
  const entry = new URL("../main.ts", import.meta.url).pathname;
  const banner = { js: "#!/usr/bin/env node" };
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner,
  });
  return outfile;
}

export interface StartOptions {
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where another executor was; a new directory by default. */
  readonly directory?: string;
}

export class StartedExecutor {
  readonly directory: string;
  readonly #child: ChildProcess;
  readonly exited: Promise<number | null>;
  stderr = "";

  constructor(bundle: string, agent: ScriptedAgent, options: StartOptions = {}) {
    const { flags = ["-nosetuid"], environment = {}, directory } = options;
    this.directory = directory ?? mkdtempSync(join(tmpdir(), "aurora-executor-"));
    // The test may be slower than an agent is.
    const patience = flags.some((flag) => flag.startsWith("-launch_timeout")) ? [] : ["-launch_timeout=10mins"];
    this.#child = spawn(process.execPath, [bundle, ...patience, ...flags], {
      cwd: this.directory,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env["PATH"],
        MESOS_AGENT_ENDPOINT: agent.endpoint,
        MESOS_EXECUTOR_ID: "executor-1",
        MESOS_FRAMEWORK_ID: "framework-1",
        MESOS_DIRECTORY: this.directory,
        MESOS_SANDBOX: this.directory,
        ...environment,
      } as unknown as NodeJS.ProcessEnv,
    });
    this.#child.stderr?.on("data", (chunk) => (this.stderr += String(chunk)));
    this.exited = new Promise((resolve) => this.#child.on("close", resolve));
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** A file of the task's sandbox. */
  read(path: string): string {
    return readFileSync(join(this.directory, "sandbox", path), "utf8");
  }

  /** Waits until its log holds `text`. */
  async logged(text: string): Promise<void> {
    while (!this.stderr.includes(text)) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Ends it and what it runs. */
  async dispose(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.exited;
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Ids of the living processes whose command line holds `text`. */
export function processesWith(text: string): number[] {
  const holds = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").includes(text);
    } catch {
      return false; // gone meanwhile
    }
  };
  return readdirSync("/proc").flatMap((pid) => (/^\d+$/.test(pid) && holds(pid) ? [Number(pid)] : []));
}

let count = 0;

/** A task with a new id that runs `task`, Thermos's task JSON. */
export function assignedTask(task: object, more: Partial<AssignedTask> = {}): AssignedTask {
  return assignedJob({ task }, more);
}

/** As {@link assignedTask}, of a job with more than a task. */
export function assignedJob(job: object, more: Partial<AssignedTask> = {}): AssignedTask {
  count += 1;
  const data = { role: "www-data", environment: "test", name: "job", cluster: "c", ...job };
  return {
    taskId: `www-data-test-job-0-${process.pid}-${count}`,
    slaveHost: "h1",
    instanceId: 0,
    assignedPorts: {},
    task: {
      job: { role: "www-data", environment: "test", name: "job" },
      owner: { user: "u" },
      isService: false,
      priority: 0,
      maxTaskFailures: 1,
      resources: [],
      constraints: [],
      container: { mesos: {} },
      executorConfig: { name: "AuroraExecutor", data: JSON.stringify(data) },
    },
    ...more,
  };
}
