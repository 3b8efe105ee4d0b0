/** The programs under test: a cluster that lives on, and a scheduler that is killed and started again. */
import { join } from "node:path";
import { freePort } from "../../server/base/testing-ports.ts";
import { clientFor, eventually } from "../harness.ts";
import { Program } from "../program.ts";

/** Generous, for machines with other work; what counts is that it comes back. */
const START_TIMEOUT_MS = 300_000;

/** mesos-local, whose agents and tasks survive every scheduler. */
export class Cluster {
  readonly #program: Program;
  readonly address: string;

  private constructor(program: Program, address: string) {
    this.#program = program;
    this.address = address;
  }

  /** `flags` come after the usual ones. */
  static async start(directory: string, flags: readonly string[] = []): Promise<Cluster> {
    const port = await freePort();
    const args = [
      `--port=${port}`,
      "--agents=3",
      `--work_dir=${join(directory, "agents")}`,
      "--log_level=warn",
      ...flags,
    ];
    const program = new Program({ name: "mesos-local", args, logFile: join(directory, "mesos-local.log") });
    program.launch();
    const cluster = new Cluster(program, `127.0.0.1:${port}`);
    await eventually("the cluster to serve", async () => {
      cluster.assertAlive();
      const response = await fetch(`http://${cluster.address}/health`).catch(() => undefined);
      return response?.ok === true ? true : undefined;
    });
    return cluster;
  }

  /** @throws {Error} with the end of its log. */
  assertAlive(): void {
    this.#program.assertRunning();
  }

  async stop(): Promise<void> {
    await this.#program.end("SIGTERM");
  }
}

/** One scheduler after another on the same port and state. */
export class SchedulerUnderFire {
  readonly trpc: ReturnType<typeof clientFor>;
  readonly #base: string;
  readonly #program: Program;

  private constructor(directory: string, master: string, port: number) {
    this.#base = `http://127.0.0.1:${port}`;
    this.trpc = clientFor(this.#base);
    this.#program = new Program({
      name: "aurora-scheduler",
      logFile: join(directory, "scheduler.log"),
      args: [
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
      ],
    });
  }

  static async create(directory: string, master: string): Promise<SchedulerUnderFire> {
    return new SchedulerUnderFire(directory, master, await freePort());
  }

  /** Starts a process; it does not lead yet. */
  launch(): void {
    this.#program.launch();
  }

  /** Resolves when it leads. @throws {Error} when it ends instead. */
  async leading(): Promise<void> {
    const probe = async (): Promise<true | undefined> => {
      this.#program.assertRunning();
      const response = await fetch(`${this.#base}/leaderhealth`).catch(() => undefined);
      return response?.ok === true ? true : undefined;
    };
    await eventually("the scheduler to lead", probe, START_TIMEOUT_MS);
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.#program.end();
  }
}
