/**
 * The host's processes: who descends from whom, and since when they run. From /proc where there is one, else
 * from ps(1). A process is known by its pid together with its start time: pids are used again.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Opaque; equal for the same process only. */
  readonly startTime: string;
  /** Ended, but not reaped by its parent. */
  readonly isZombie: boolean;
}

export type ProcessTable = ReadonlyMap<number, ProcessEntry>;

const HAS_PROC = existsSync("/proc/self/stat");

/** Reads a file of /proc; undefined when the process ended or is not ours to look at. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch (error) {
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

function parseStat(pid: number, text: string): ProcessEntry {
  // The name, in parentheses, may hold anything; fields are counted from its end: state is the third.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, parent, group, session] = fields;
  return {
    pid,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    startTime: fields[19] ?? "",
    isZombie: state === "Z" || state === "X",
  };
}

function entryFromProc(pid: number): ProcessEntry | undefined {
  const text = readProc(`/proc/${pid}/stat`);
  return text === undefined ? undefined : parseStat(pid, text);
}

function tableFromProc(): ProcessTable {
  const table = new Map<number, ProcessEntry>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const entry = entryFromProc(Number(name));
    if (entry !== undefined) table.set(entry.pid, entry);
  }
  return table;
}

function tableFromPs(): ProcessTable {
  const text = execFileSync("ps", ["-A", "-o", "pid=,ppid=,pgid=,sess=,stat=,lstart="], { encoding: "utf8" });
  const table = new Map<number, ProcessEntry>();
  for (const line of text.split("\n")) {
    const [pid, parent, group, session, state, ...start] = line.trim().split(/\s+/);
    if (pid === undefined || state === undefined) continue;
    table.set(Number(pid), {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: Number(session) || Number(group),
      startTime: start.join(" "),
      isZombie: state.startsWith("Z"),
    });
  }
  return table;
}

/** All processes now. */
export function readProcessTable(): ProcessTable {
  return HAS_PROC ? tableFromProc() : tableFromPs();
}

/** The process with this pid now. */
export function readProcess(pid: number): ProcessEntry | undefined {
  return HAS_PROC ? entryFromProc(pid) : tableFromPs().get(pid);
}

/** The value of a variable in the environment that the process was started with, where that can be seen. */
export function environmentValue(pid: number, name: string): string | undefined {
  if (!HAS_PROC) return undefined;
  const prefix = `${name}=`;
  const variable = readProc(`/proc/${pid}/environ`)
    ?.split("\0")
    .find((one) => one.startsWith(prefix));
  return variable?.slice(prefix.length);
}
