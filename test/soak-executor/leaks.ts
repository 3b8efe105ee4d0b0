/** Looks for what tasks leave behind on this host. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

function readProc(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return ""; // gone meanwhile
  }
}

/** Living processes whose environment or command line names `directory`, but for this one. */
export function processesIn(directory: string): string[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((pid) => {
    const status = readProc(`/proc/${pid}/stat`);
    const isZombie = status.slice(status.lastIndexOf(")") + 2).startsWith("Z");
    const command = readProc(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
    const names = readProc(`/proc/${pid}/environ`).includes(directory) || command.includes(directory);
    return names && !isZombie ? [`${pid} ${command}`] : [];
  });
}

const LISTENING = "0A";

/** Ports of the range, both ends included, that something listens on. */
export function listeningPorts(first: number, last: number): number[] {
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) =>
    readProc(table)
      .split("\n")
      .slice(1)
      .flatMap((line) => {
        const [, local = "", , state] = line.trim().split(/\s+/);
        const port = Number.parseInt(local.split(":")[1] ?? "", 16);
        return state === LISTENING && port >= first && port <= last ? [port] : [];
      }),
  );
}

/** File handles of this process. */
export function openHandles(): number {
  return readdirSync("/proc/self/fd").length;
}

/** Directories of runs that an agent's work directory still holds. */
export function sandboxesIn(workDir: string): string[] {
  const inside = (path: string): string[] =>
    existsSync(path)
      ? readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [join(path, one.name)] : []))
      : [];
  const below = (paths: readonly string[], name: string): string[] => paths.flatMap((path) => inside(join(path, name)));
  const frameworks = below(inside(join(workDir, "slaves")), "frameworks");
  return below(below(frameworks, "executors"), "runs");
}
