/**
 * All processes of a container, found so that nothing is left behind: the leader's session and group, the
 * descendants of all those and their sessions and groups, and whoever carries the sandbox in its
 * environment. Behaviour: os::killtree of Apache Mesos (3rdparty/stout), made to find orphans too.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { environmentHas, readProcessTable, type ProcessEntry, type ProcessTable } from "./process-table.ts";

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

function isOf(entry: ProcessEntry, id: number): boolean {
  return entry.pid === id || entry.group === id || entry.session === id;
}

/** The leader's own processes. A pid that is another process by now does not count. */
function ofLeader(table: ProcessTable, leader: Leader | undefined): ProcessEntry[] {
  if (leader === undefined) return [];
  const holder = table.get(leader.pid);
  if (holder !== undefined && holder.startTime !== leader.startTime) return [];
  return [...table.values()].filter((entry) => isOf(entry, leader.pid));
}

function ofSandbox(table: ProcessTable, sandbox: string): ProcessEntry[] {
  const own = `${SANDBOX_VARIABLE}=${sandbox}`;
  const below = `${own}/`;
  return [...table.values()].filter((entry) =>
    environmentHas(entry.pid, (variable) => variable === own || variable.startsWith(below)),
  );
}

/** The container's live processes now. */
export function containerProcesses(container: ContainerProcesses): number[] {
  const table = readProcessTable();
  const self = table.get(process.pid);
  const spared = new Set([0, 1, process.pid, self?.group ?? 0, self?.session ?? 0]);
  const found = new Set([...ofLeader(table, container.leader), ...ofSandbox(table, container.sandbox)]);
  // Entries that are added are visited in turn.
  for (const entry of found) {
    for (const other of table.values()) {
      const isMate =
        (other.group === entry.group && !spared.has(entry.group)) ||
        (other.session === entry.session && !spared.has(entry.session));
      if (other.parent === entry.pid || isMate) found.add(other);
    }
  }
  return [...found].filter((entry) => !entry.isZombie && !spared.has(entry.pid)).map((entry) => entry.pid);
}

/** Sends a signal; false when the process is gone. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM")) return false;
    throw error;
  }
}

export function signalContainer(container: ContainerProcesses, signal: NodeJS.Signals): number {
  return containerProcesses(container).filter((pid) => signalProcess(pid, signal)).length;
}

const KILL_ROUNDS = 50;
const KILL_PAUSE_MS = 20;

/** Kills until there is nothing left to kill; false when something survives it (a process that cannot be killed). */
export async function killContainer(container: ContainerProcesses): Promise<boolean> {
  for (let round = 0; round < KILL_ROUNDS; round++) {
    if (signalContainer(container, "SIGKILL") === 0) return containerProcesses(container).length === 0;
    await sleep(KILL_PAUSE_MS);
  }
  return false;
}
