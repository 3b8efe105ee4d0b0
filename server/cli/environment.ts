/** What the command sees of the machine that it runs on; tests put their own in its place. */
import { spawn } from "node:child_process";
import { homedir, userInfo } from "node:os";

export interface SpawnOptions {
  /** What the program's output is for: the terminal, or for us. */
  readonly output: "inherit" | "capture";
  /** Called with its process id once it runs. */
  readonly onStart?: (pid: number) => void;
}

export interface SpawnResult {
  readonly exitCode: number;
  /** Standard output and standard error as they came; empty unless captured. */
  readonly output: string;
}

export interface Environment {
  out(text: string): void;
  err(text: string): void;
  /** Standard output, without an end of line. */
  write(text: string): void;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** True when a person watches standard error. */
  readonly isTerminal: boolean;
  /** Width of that terminal. */
  readonly columns: number;
  readonly home: string;
  readonly cwd: string;
  /** Name of the user; undefined where the system does not know it. */
  readonly user: string | undefined;
  /** The directory that this program was built in, for the version and for the cluster of `npm start`. */
  readonly root: string;
  /** Runs a program. @throws {Error} with code ENOENT where there is no such program. */
  spawn(command: readonly string[], options: SpawnOptions): Promise<SpawnResult>;
  sleep(ms: number): Promise<void>;
  nowMs(): number;
}

function run(command: readonly string[], { output, onStart }: SpawnOptions): Promise<SpawnResult> {
  const [program = "", ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: output === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.once("error", reject);
    child.once("spawn", () => {
      if (child.pid !== undefined) onStart?.(child.pid);
    });
    // A program that a signal ended has no exit code; shells say 128 and something.
    child.once("close", (code) => resolve({ exitCode: code ?? 128, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

function userName(): string | undefined {
  try {
    return userInfo().username;
  } catch (error) {
    // The user has no entry in the password file, as in some containers.
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

/** The machine that we really run on. */
export function systemEnvironment(root: string): Environment {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    write: (text) => void process.stdout.write(text),
    variables: process.env,
    isTerminal: process.stderr.isTTY === true,
    columns: process.stderr.columns || 80,
    home: homedir(),
    cwd: process.cwd(),
    user: userName(),
    root,
    spawn: run,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    nowMs: () => Date.now(),
  };
}
