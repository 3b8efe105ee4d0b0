/** A built program under test (`dist/NAME.js`) as a process: started, stopped, hung, killed; what it says goes to a file. */
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./harness.ts";

export interface ProgramSpec {
  /** `aurora-scheduler`, `mesos-local`. */
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Standard output and error, of one run after another. */
  readonly logFile: string;
}

/** One process after another, all started in the same way. */
export class Program {
  readonly spec: ProgramSpec;
  #child: ChildProcess | undefined;

  constructor(spec: ProgramSpec) {
    this.spec = spec;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The process id of the last run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** The exit code of the last run; undefined while it runs, and when a signal ended it. */
  get exitCode(): number | undefined {
    return this.#child?.exitCode ?? undefined;
  }

  launch(): void {
    const { name, args, environment, logFile } = this.spec;
    const output = openSync(logFile, "a");
    this.#child = spawn(process.execPath, ["--enable-source-maps", join(ROOT, "dist", `${name}.js`), ...args], {
      stdio: ["ignore", output, output],
      env: { ...process.env, ...environment },
    });
    closeSync(output);
  }

  /** Resolves when the process is gone, with its exit code. */
  gone(): Promise<number | null> {
    const child = this.#child;
    if (child === undefined || !this.isRunning) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  }

  /** Sends a signal, and waits for the end that it brings. */
  async end(signal: NodeJS.Signals = "SIGKILL"): Promise<number | null> {
    const gone = this.gone();
    this.#child?.kill(signal);
    this.resume();
    return gone;
  }

  /** Makes the process hang: its sockets stay open, and nothing answers. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  log(): string {
    return existsSync(this.spec.logFile) ? readFileSync(this.spec.logFile, "utf8") : "";
  }

  /** @throws {Error} with the end of its log, when it has ended. */
  assertRunning(): void {
    if (this.isRunning) return;
    throw new Error(`${this.spec.name} has ended:\n${this.log().slice(-4000)}`);
  }
}
