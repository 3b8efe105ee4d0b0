/**
 * The directory of the embedded cluster, laid out as Mesos agents lay theirs out (src/slave/paths.hpp), with
 * all agents side by side:
 *
 *     slaves/ID/frameworks/ID/executors/ID/runs/CONTAINER/    a sandbox; `latest` beside it links to the newest
 *     meta/owner.json                                         which process uses the directory
 *     meta/containers/CONTAINER.json                          the processes that run, for who comes after a crash
 */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { ContainerSpec } from "../core/agent/state.ts";
import { killContainer, type Leader } from "./process-group.ts";
import { readProcess } from "./process-table.ts";

/** The directory cannot be used; the message says what to do. */
export class WorkDirectoryError extends Error {
  override readonly name = "WorkDirectoryError";
}

interface ContainerRecord extends Leader {
  readonly containerId: string;
  readonly sandbox: string;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    // Absent, or cut off by the crash that it is about.
    if (error instanceof SyntaxError || (error instanceof Error && "code" in error)) return undefined;
    throw error;
  }
}

function leaderIn(json: unknown): Leader | undefined {
  if (typeof json !== "object" || json === null || !("pid" in json) || !("startTime" in json)) return undefined;
  const { pid, startTime } = json;
  return typeof pid === "number" && typeof startTime === "string" ? { pid, startTime } : undefined;
}

function entriesOf(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

export class WorkDirectory {
  readonly root: string;
  readonly #containers: string;
  readonly #owner: string;
  #isOpen = false;

  constructor(root: string) {
    this.root = root;
    this.#containers = join(root, "meta", "containers");
    this.#owner = join(root, "meta", "owner.json");
  }

  /**
   * Takes the directory for this process: ends what an earlier one left running, removes sandboxes older than
   * `keepMs`. Returns how many containers were cleaned up.
   * @throws {WorkDirectoryError} while another process uses it.
   */
  async open(nowMs: number, keepMs: number): Promise<number> {
    mkdirSync(this.#containers, { recursive: true });
    const owner = leaderIn(readJson(this.#owner));
    const holder = owner === undefined ? undefined : readProcess(owner.pid);
    const isHeld = holder !== undefined && holder.startTime === owner?.startTime && !holder.isZombie;
    if (isHeld && holder.pid !== process.pid) {
      throw new WorkDirectoryError(
        `${this.root} is in use by process ${holder.pid}: stop it, or choose another directory`,
      );
    }
    writeFileSync(this.#owner, JSON.stringify(ownLeader()));
    this.#isOpen = true;
    const left = await this.#endLeftovers();
    this.#removeOldAgents(nowMs - keepMs);
    return left;
  }

  /** Gives the directory up, if it was taken. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    rmSync(this.#owner, { force: true });
  }

  async #endLeftovers(): Promise<number> {
    const names = entriesOf(this.#containers);
    for (const name of names) {
      const path = join(this.#containers, name);
      const json = readJson(path);
      const sandbox = typeof json === "object" && json !== null && "sandbox" in json ? String(json.sandbox) : undefined;
      await killContainer({ leader: leaderIn(json), sandbox: sandbox ?? join(this.root, "slaves") });
      rmSync(path, { force: true });
    }
    // Whoever was started a moment before the crash and is not recorded.
    await killContainer({ leader: undefined, sandbox: join(this.root, "slaves") });
    return names.length;
  }

  #removeOldAgents(beforeMs: number): void {
    const slaves = join(this.root, "slaves");
    for (const name of entriesOf(slaves)) {
      const path = join(slaves, name);
      if (statSync(path).mtimeMs < beforeMs) rmSync(path, { recursive: true, force: true });
    }
  }

  executorDirectory(container: Pick<ContainerSpec, "agentId" | "frameworkId" | "executorId">): string {
    const { agentId, frameworkId, executorId } = container;
    return join(this.root, "slaves", agentId, "frameworks", frameworkId, "executors", executorId);
  }

  sandbox(container: ContainerSpec): string {
    return join(this.executorDirectory(container), "runs", container.containerId);
  }

  /** Makes the sandbox and points `latest` to it. */
  createSandbox(container: ContainerSpec, nowMs: number): string {
    const sandbox = this.sandbox(container);
    mkdirSync(sandbox, { recursive: true });
    // The agent's directory shows when it was last used.
    utimesSync(join(this.root, "slaves", container.agentId), nowMs / 1000, nowMs / 1000);
    const latest = join(this.executorDirectory(container), "runs", "latest");
    rmSync(latest, { force: true });
    symlinkSync(sandbox, latest);
    return sandbox;
  }

  removeSandbox(container: ContainerSpec): void {
    rmSync(this.sandbox(container), { recursive: true, force: true });
    const executor = this.executorDirectory(container);
    const runs = entriesOf(join(executor, "runs")).filter((name) => name !== "latest");
    if (runs.length === 0) rmSync(executor, { recursive: true, force: true });
  }

  /** Remembers a running container's leader. */
  recordContainer(record: ContainerRecord): void {
    writeFileSync(join(this.#containers, `${record.containerId}.json`), JSON.stringify(record));
  }

  forgetContainer(containerId: string): void {
    rmSync(join(this.#containers, `${containerId}.json`), { force: true });
  }
}

/** This process, as others can find it. */
function ownLeader(): Leader {
  return { pid: process.pid, startTime: readProcess(process.pid)?.startTime ?? "" };
}
