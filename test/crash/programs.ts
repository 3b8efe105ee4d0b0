/** The programs under test: a cluster that lives on, and a scheduler that is killed and started again. */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "../../server/base/testing-ports.ts";
import { clientFor, eventually, ROOT } from "../harness.ts";

/** Generous, for machines with other work; what counts is that it comes back. */
const START_TIMEOUT_MS = 300_000;

function startProgram(program: string, args: readonly string[], logFile: string): ChildProcess {
  const output = openSync(logFile, "a");
  const path = join(ROOT, "dist", program);
  const child = spawn(process.execPath, ["--enable-source-maps", path, ...args], { stdio: ["ignore", output, output] });
  closeSync(output);
  return child;
}

function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

/** mesos-local, whose agents and tasks survive every scheduler. */
export class Cluster {
  readonly #child: ChildProcess;
  readonly #logFile: string;

  private constructor(
    child: ChildProcess,
    logFile: string,
    readonly address: string,
  ) {
    this.#child = child;
    this.#logFile = logFile;
  }

  static async start(directory: string): Promise<Cluster> {
    const port = await freePort();
    const logFile = join(directory, "mesos-local.log");
    const args = [`--port=${port}`, "--agents=3", `--work_dir=${join(directory, "agents")}`, "--log_level=warn"];
    const cluster = new Cluster(startProgram("mesos-local.js", args, logFile), logFile, `127.0.0.1:${port}`);
    await eventually("the cluster to serve", async () => {
      cluster.assertAlive();
      const response = await fetch(`http://${cluster.address}/health`).catch(() => undefined);
      return response?.ok === true ? true : undefined;
    });
    return cluster;
  }

  /** @throws {Error} with the end of its log. */
  assertAlive(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) return;
    throw new Error(`mesos-local has ended:\n${readFileSync(this.#logFile, "utf8").slice(-4000)}`);
  }

  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await gone(this.#child);
  }
}

/** One scheduler after another on the same port and state. */
export class SchedulerUnderFire {
  readonly trpc: ReturnType<typeof clientFor>;
  readonly #base: string;
  readonly #args: readonly string[];
  readonly #logFile: string;
  #child: ChildProcess | undefined;

  private constructor(directory: string, master: string, port: number) {
    this.#base = `http://127.0.0.1:${port}`;
    this.#logFile = join(directory, "scheduler.log");
    this.trpc = clientFor(this.#base);
    this.#args = [
      "-cluster_name=crash",
      "-ip=127.0.0.1",
      `-http_port=${port}`,
      `-native_log_file_path=${join(directory, "log")}`,
      `-mesos_master_address=${master}`,
      "-thermos_executor_cpu=0.01",
      "-thermos_executor_ram=16MB",
      // A launch that died with its scheduler is given up by this time: Mesos never heard of the task.
      "-transient_task_state_timeout=60secs",
      // Snapshots and truncation under fire, too.
      "-dlog_snapshot_interval=1secs",
    ];
  }

  static async create(directory: string, master: string): Promise<SchedulerUnderFire> {
    return new SchedulerUnderFire(directory, master, await freePort());
  }

  /** Starts a process; it does not lead yet. */
  launch(): void {
    this.#child = startProgram("aurora-scheduler.js", this.#args, this.#logFile);
  }

  /** Resolves when it leads. @throws {Error} when it ends instead. */
  async leading(): Promise<void> {
    const child = this.#child;
    const probe = async (): Promise<true | undefined> => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`the scheduler ended by itself:\n${readFileSync(this.#logFile, "utf8").slice(-4000)}`);
      }
      const response = await fetch(`${this.#base}/leaderhealth`).catch(() => undefined);
      return response?.ok === true ? true : undefined;
    };
    await eventually("the scheduler to lead", probe, START_TIMEOUT_MS);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    if (this.#child === undefined) return;
    this.#child.kill("SIGKILL");
    await gone(this.#child);
  }
}
