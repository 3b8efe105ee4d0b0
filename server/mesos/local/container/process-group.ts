/**
 * All processes of a container, found so that nothing is left behind: the leader's session and group, the
 * descendants of all those and their sessions and groups, and whoever carries the sandbox in its
 * environment. Behaviour: os::killtree of Apache Mesos (3rdparty/stout), made to find orphans too.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { environmentValue, readProcessTable, type ProcessEntry, type ProcessTable } from "./process-table.ts";

/** The variable that every process of a container inherits. */
export const SANDBOX_VARIABLE = "MESOS_SANDBOX";

export interface Leader {
  readonly pid: number;
  readonly startTime: string;
}

export interface ContainerProcesses {
  readonly leader: Leader | undefined;
  /** The sandbox, or a directory of sandboxes: processes of any sandbox below it count. */
  readonly sandbox: string;
}

/** The host's processes at one moment, with the sandboxes that they carry. */
class Snapshot {
  readonly #table: ProcessTable = readProcessTable();
  /** By sandbox. */
  readonly #carriers = new Map<string, ProcessEntry[]>();
  readonly #spared: ReadonlySet<number>;

  constructor() {
    const self = this.#table.get(process.pid);
    this.#spared = new Set([0, 1, process.pid, self?.group ?? 0, self?.session ?? 0]);
    for (const entry of this.#table.values()) {
      const sandbox = environmentValue(entry.pid, SANDBOX_VARIABLE);
      if (sandbox === undefined) continue;
      const known = this.#carriers.get(sandbox);
      if (known === undefined) this.#carriers.set(sandbox, [entry]);
      else known.push(entry);
    }
  }

  /** The leader's own processes. A pid that is another process by now does not count. */
  #ofLeader(leader: Leader | undefined): ProcessEntry[] {
    if (leader === undefined) return [];
    const { pid, startTime } = leader;
    const holder = this.#table.get(pid);
    if (holder !== undefined && holder.startTime !== startTime) return [];
    return [...this.#table.values()].filter((one) => one.pid === pid || one.group === pid || one.session === pid);
  }

  #ofSandbox(sandbox: string): ProcessEntry[] {
    return [...this.#carriers].flatMap(([path, entries]) =>
      path === sandbox || path.startsWith(`${sandbox}/`) ? entries : [],
    );
  }

  /** The container's live processes. */
  of(container: ContainerProcesses): number[] {
    const found = new Set([...this.#ofLeader(container.leader), ...this.#ofSandbox(container.sandbox)]);
    // Entries that are added are visited in turn.
    for (const entry of found) {
      for (const other of this.#table.values()) {
        const isMate =
          (other.group === entry.group && !this.#spared.has(entry.group)) ||
          (other.session === entry.session && !this.#spared.has(entry.session));
        if (other.parent === entry.pid || isMate) found.add(other);
      }
    }
    return [...found].filter((one) => !one.isZombie && !this.#spared.has(one.pid)).map((one) => one.pid);
  }
}

/** Sends a signal; false when the process is gone. */
function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM")) return false;
    throw error;
  }
}

/** Signals every process of the containers, without looking what becomes of them. */
export function signalContainers(containers: Iterable<ContainerProcesses>, signal: NodeJS.Signals): void {
  const snapshot = new Snapshot();
  for (const container of containers) for (const pid of snapshot.of(container)) signalProcess(pid, signal);
}

interface Kill {
  readonly container: ContainerProcesses;
  readonly done: (isGone: boolean) => void;
  rounds: number;
}

const KILL_ROUNDS = 50;
const KILL_PAUSE_MS = 20;

/** Containers that are being killed. They share the looks at the host's processes, which take time. */
const kills = new Set<Kill>();

function killRound(): void {
  const snapshot = new Snapshot();
  for (const kill of kills) {
    const pids = snapshot.of(kill.container);
    if (pids.length > 0 && kill.rounds < KILL_ROUNDS) {
      kill.rounds += 1;
      for (const pid of pids) signalProcess(pid, "SIGKILL");
      continue;
    }
    kills.delete(kill);
    kill.done(pids.length === 0);
  }
}

async function killAll(): Promise<void> {
  // Whoever asks in the same turn is served by the same look.
  await Promise.resolve();
  while (kills.size > 0) {
    killRound();
    if (kills.size > 0) await sleep(KILL_PAUSE_MS);
  }
}

/** Kills until there is nothing left to kill; false when something survives it (a process that cannot be killed). */
export function killContainer(container: ContainerProcesses): Promise<boolean> {
  return new Promise((resolve) => {
    kills.add({ container, done: resolve, rounds: 0 });
    if (kills.size === 1) killAll().catch(giveUp);
  });
}

/** The host's processes cannot be seen: nothing is known to be gone. */
function giveUp(): void {
  for (const kill of kills) kill.done(false);
  kills.clear();
}
