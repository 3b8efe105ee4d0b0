/**
 * For tests: whole command lines, run in this process against the real tRPC procedures with a scripted scheduler behind
 * them. Time is the test's: what sleeps moves it and does not wait.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setSchedulerHandle } from "../../handle.ts";
import { fakeScheduler, type FakeScheduler } from "../../trpc/testing/fake-scheduler.ts";
import { startTrpcServer, type TrpcServer } from "../../trpc/testing/http-server.ts";
import type { Environment, SpawnOptions, SpawnResult } from "../environment.ts";
import { runCommand } from "../run.ts";

export interface CommandResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** A directory with a home and clusters in it, and what a command sees of it. */
export class CliWorld {
  readonly scheduler: FakeScheduler = fakeScheduler();
  readonly directory = mkdtempSync(join(tmpdir(), "aurora-cli-"));
  readonly variables: Record<string, string> = {};
  /** Command lines that were run. */
  readonly spawned: (readonly string[])[] = [];
  /** What a program that is run answers. */
  program: (command: readonly string[], options: SpawnOptions) => SpawnResult = () => ({ exitCode: 0, output: "" });
  nowMs = 1_700_000_000_000;
  /** What a second of sleep takes in seconds: more, for tests of long patience. */
  timeFactor = 1;
  /** False for a world in which nobody who sleeps awakes. */
  timePasses = true;
  #server: TrpcServer | undefined;

  /** A world whose cluster `west` is served by {@link scheduler}. */
  static async start(): Promise<CliWorld> {
    const world = new CliWorld();
    setSchedulerHandle(world.scheduler.handle);
    world.#server = await startTrpcServer();
    world.describeClusters([
      { name: "west", scheduler_uri: world.base, slave_root: "/slaveroot", slave_run_directory: "latest" },
    ]);
    return world;
  }

  get base(): string {
    return (this.#server?.url ?? "").replace(/\/api\/trpc$/, "");
  }

  describeClusters(clusters: unknown): void {
    mkdirSync(join(this.directory, ".aurora"), { recursive: true });
    this.writeFile(".aurora/clusters.json", JSON.stringify(clusters));
  }

  writeFile(path: string, text: string): string {
    const full = join(this.directory, path);
    writeFileSync(full, text);
    return full;
  }

  async run(...argv: string[]): Promise<CommandResult> {
    let out = "";
    let err = "";
    const environment: Environment = {
      out: (text) => void (out += `${text}\n`),
      err: (text) => void (err += `${text}\n`),
      write: (text) => void (out += text),
      variables: { AURORA_CONFIG_ROOT: join(this.directory, "etc"), ...this.variables },
      isTerminal: false,
      columns: 80,
      home: this.directory,
      cwd: this.directory,
      user: "jane",
      root: new URL("../../..", import.meta.url).pathname,
      spawn: (command, options) => {
        this.spawned.push(command);
        options.onStart?.(4711);
        return Promise.resolve(this.program(command, options));
      },
      sleep: (ms) => {
        if (!this.timePasses) return new Promise(() => undefined);
        this.nowMs += ms * this.timeFactor;
        return Promise.resolve();
      },
      nowMs: () => this.nowMs,
    };
    const variables = { AURORA_STATE_DIR: join(this.directory, "state"), ...environment.variables };
    return { exitCode: await runCommand(argv, { ...environment, variables }), out, err };
  }

  async close(): Promise<void> {
    await this.#server?.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
