/**
 * Runs the built programs as their users do: a scheduler (dist/aurora-scheduler.js) on a state directory of
 * its own and a free port, and a tRPC client for it.
 */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { freePort } from "../server/base/testing-ports.ts";
import type { AppRouter } from "../server/trpc/router.ts";

export const ROOT = new URL("..", import.meta.url).pathname;

/** A scheduler process under test. */
export interface SchedulerProcess {
  readonly base: string;
  readonly stateDir: string;
  readonly child: ChildProcess;
  readonly trpc: ReturnType<typeof createTRPCClient<AppRouter>>;
  /** What it logged so far. */
  log(): string;
  /** Ends it with a signal and waits until it is gone. Resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A new empty directory, removed by the caller. */
export function makeStateDir(): string {
  return mkdtempSync(join(tmpdir(), "aurora-state-"));
}

export function removeStateDir(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** Polls until `probe` gives a value other than undefined. @throws {Error} after `timeoutMs`, with `what`. */
export async function eventually<T>(what: string, probe: () => Promise<T | undefined>, timeoutMs = 30_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Makes a request in place of `fetch`. */
export type Fetcher = (url: string, init: RequestInit) => Promise<Response>;

export function clientFor(base: string, fetcher: Fetcher = fetch): ReturnType<typeof createTRPCClient<AppRouter>> {
  const link = httpBatchLink({
    url: `${base}/api/trpc`,
    // The library makes its URLs as strings, and says of the rest less than `fetch` takes.
    fetch: (input, init) => fetcher(input instanceof Request ? input.url : String(input), init as RequestInit),
  });
  return createTRPCClient<AppRouter>({ links: [link] });
}

/** `mesos-log initialize` for the log of a state directory. */
export function initializeLog(stateDir: string): void {
  execFileSync(join(ROOT, "bin/mesos-log"), ["initialize", `--path=${join(stateDir, "log")}`], { stdio: "pipe" });
}

export interface StartOptions {
  readonly stateDir: string;
  readonly flags?: readonly string[];
  /** Wait until it leads; otherwise until it answers /health. */
  readonly awaitLeading?: boolean;
}

/** Starts a scheduler with an embedded cluster (unless the flags name another master). */
export async function startScheduler(options: StartOptions): Promise<SchedulerProcess> {
  const { stateDir } = options;
  const port = await freePort();
  const logFile = join(stateDir, "scheduler.log");
  const given = options.flags ?? [];
  const flags = [
    "-cluster_name=test",
    "-ip=127.0.0.1",
    `-http_port=${port}`,
    `-native_log_file_path=${join(stateDir, "log")}`,
    ...(given.some((flag) => flag.startsWith("-mesos_master_address="))
      ? []
      : ["-mesos_master_address=local", `-local_work_dir=${join(stateDir, "agents")}`]),
    ...given,
  ];
  const output = openSync(logFile, "a");
  const program = join(ROOT, "dist/aurora-scheduler.js");
  const child = spawn(process.execPath, ["--enable-source-maps", program, ...flags], {
    stdio: ["ignore", output, output],
  });
  const gone = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const base = `http://127.0.0.1:${port}`;
  const log = (): string => readFileSync(logFile, "utf8");
  const path = options.awaitLeading === false ? "/health" : "/leaderhealth";
  await eventually("the scheduler to serve", async () => {
    if (child.exitCode !== null)
      throw new Error(`the scheduler ended with exit code ${child.exitCode}:\n${log().slice(-4000)}`);
    return (await fetch(`${base}${path}`).catch(() => undefined))?.ok === true ? true : undefined;
  });
  const stop = (signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> => {
    child.kill(signal);
    return gone;
  };
  return { base, stateDir, child, trpc: clientFor(base), log, stop };
}
