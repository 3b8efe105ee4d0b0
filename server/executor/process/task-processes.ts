/**
 * The living processes of a task, found in /proc, whatever they did to hide: a process is the task's if it
 *
 * - carries the task's marker in its environment, which children inherit, or
 * - is in the session of a process that we started, or
 * - is the child of one that is.
 *
 * So double forks, new sessions and ignored signals do not help; only a process that starts anew with an
 * empty environment, in its own session, after its parent has gone, is not found. Agents with cgroups catch those.
 */
import { readdirSync, readFileSync } from "node:fs";

/** The variable that marks a task's processes; its value is the task id. */
export const MARKER_VARIABLE = "AURORA_TASK_ID";

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
}

/** Contents of a file in /proc; undefined when the process is gone or not ours to look at. */
function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return undefined;
  }
}

/** The fields of /proc/PID/stat that come after the command's name, which may hold anything. */
function readEntry(pid: number): ProcessEntry | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  const [state, parent, group, session] = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  if (state === undefined || state === "Z" || state === "X") return undefined;
  return { pid, parent: Number(parent), group: Number(group), session: Number(session) };
}

function allEntries(): ProcessEntry[] {
  return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (readEntry(Number(name)) ?? []) : []));
}

/** Sends a signal; one to a process that is gone is no error. */
function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ESRCH" && code !== "EPERM") throw error;
  }
}

export class TaskProcesses {
  readonly #marker: string;
  /** The executor and what started it are never the task's, whatever their environment says. */
  readonly #ownSession = readEntry(process.pid)?.session;
  /** Sessions of the processes that we started. */
  readonly #sessions = new Set<number>();

  constructor(taskId: string) {
    this.#marker = `${MARKER_VARIABLE}=${taskId}`;
  }

  /** A process that leads a session of its own was started. */
  started(pid: number): void {
    this.#sessions.add(pid);
  }

  /** A process that we started has ended: what it left in its process group dies. */
  ended(pid: number): void {
    send(-pid, "SIGKILL");
  }

  count(): number {
    return this.#find().length;
  }

  /** Signals everything that is alive, by process groups so that none forks away. Returns how many were found. */
  signal(signal: NodeJS.Signals): number {
    const found = this.#find();
    for (const group of new Set(found.map((entry) => entry.group))) if (group > 1) send(-group, signal);
    return found.length;
  }

  #find(): ProcessEntry[] {
    const entries = allEntries().filter(({ session }) => session !== this.#ownSession);
    const found = new Map(entries.flatMap((entry) => (this.#isOurs(entry) ? [[entry.pid, entry]] : [])));
    for (let size = -1; size < found.size;) {
      size = found.size;
      for (const entry of entries) if (found.has(entry.parent)) found.set(entry.pid, entry);
    }
    this.#forgetEndedSessions(entries);
    return [...found.values()];
  }

  #isOurs({ pid, session }: ProcessEntry): boolean {
    if (this.#sessions.has(session)) return true;
    const environment = readProc(`/proc/${pid}/environ`);
    return environment !== undefined && environment.split("\0").includes(this.#marker);
  }

  /** The number of a session without processes may be given to a stranger. */
  #forgetEndedSessions(entries: readonly ProcessEntry[]): void {
    const alive = new Set(entries.map(({ session }) => session));
    for (const session of this.#sessions) if (!alive.has(session)) this.#sessions.delete(session);
  }
}
