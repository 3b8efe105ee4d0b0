/** Starts a command in a sandbox, in a session of its own, its output going to files there. */
import { spawn, type ChildProcess, type SpawnOptions as NodeSpawnOptions } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import type { CommandInfo } from "../core/messages.ts";
import type { Leader } from "./process-group.ts";
import { readProcess } from "./process-table.ts";

/** The command cannot be started. */
export class SpawnError extends Error {
  override readonly name = "SpawnError";
}

export interface SpawnOptions {
  readonly sandbox: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whose processes they are to be, where it is not our own user. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

export interface SpawnedProcess {
  readonly child: ChildProcess;
  readonly leader: Leader;
}

/** The program and its arguments: a shell's command line, or a program with its whole argv. */
function programOf(command: CommandInfo): { program: string; args: readonly string[]; argv0: string } {
  const value = command.value ?? "";
  if (command.shell !== false) return { program: "/bin/sh", args: ["-c", value], argv0: "sh" };
  const [argv0 = value, ...args] = command.arguments ?? [];
  return { program: value, args, argv0 };
}

/** Resolves once the process runs. @throws {SpawnError} */
export async function spawnCommand(command: CommandInfo, options: SpawnOptions): Promise<SpawnedProcess> {
  const { program, args, argv0 } = programOf(command);
  const out = openSync(join(options.sandbox, "stdout"), "a");
  const err = openSync(join(options.sandbox, "stderr"), "a");
  try {
    const how: NodeSpawnOptions = {
      argv0,
      cwd: options.sandbox,
      env: options.environment as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", out, err],
      ...options.user,
    };
    const child = spawn(program, args, how);
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    const pid = child.pid ?? 0;
    return { child, leader: { pid, startTime: readProcess(pid)?.startTime ?? "" } };
  } catch (error) {
    throw new SpawnError(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    closeSync(out);
    closeSync(err);
  }
}
