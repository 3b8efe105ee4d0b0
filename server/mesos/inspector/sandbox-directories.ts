/**
 * Where on an agent a sandbox is. Agents of every Mesos 1.x name the directory of each executor, running or
 * completed, in `/state`, and serve files under that very path until the sandbox is collected; shorter
 * virtual paths exist in newer ones only. A directory once found never changes.
 */
import type { Clock } from "../../base/clock.ts";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import type { SandboxRef } from "../../scheduler/ports/cluster-inspector.ts";

const MAX_REMEMBERED = 10_000;

type JsonObject = Readonly<Record<string, unknown>>;

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "object" && item !== null) : [];
}

function key({ agentId, frameworkId, executorId }: SandboxRef): string {
  return JSON.stringify([agentId, frameworkId, executorId]);
}

/** Every sandbox that an agent's `/state` names; of two runs of one executor, the running or later one. */
export function sandboxesInState(agentId: string, state: unknown): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof state !== "object" || state === null) return found;
  const { frameworks, completed_frameworks: completedFrameworks } = state as JsonObject;
  for (const framework of [...objects(completedFrameworks), ...objects(frameworks)]) {
    for (const executor of [...objects(framework["completed_executors"]), ...objects(framework["executors"])]) {
      const { id, directory } = executor;
      if (typeof framework["id"] !== "string" || typeof id !== "string" || typeof directory !== "string") continue;
      found.set(key({ agentId, frameworkId: framework["id"], executorId: id }), directory);
    }
  }
  return found;
}

export class SandboxDirectories {
  readonly #fetchState: (agent: MasterAddress) => Promise<unknown>;
  readonly #clock: Clock;
  readonly #maxAgeMs: number;
  readonly #known = new Map<string, string>();
  /** The last look at each agent: under way or done. */
  readonly #looks = new Map<string, { readonly atMs: number; readonly done: Promise<void> }>();

  /** A sandbox that was not found is looked for again after `maxAgeMs`. */
  constructor(fetchState: (agent: MasterAddress) => Promise<unknown>, clock: Clock, maxAgeMs: number) {
    this.#fetchState = fetchState;
    this.#clock = clock;
    this.#maxAgeMs = maxAgeMs;
  }

  /** The directory of a sandbox; undefined when the agent does not know it. */
  async find(sandbox: SandboxRef, agent: MasterAddress): Promise<string | undefined> {
    const name = key(sandbox);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    await this.#look(sandbox.agentId, agent);
    return this.#known.get(name);
  }

  #look(agentId: string, agent: MasterAddress): Promise<void> {
    const nowMs = this.#clock.monotonicMs();
    const last = this.#looks.get(agentId);
    if (last !== undefined && nowMs - last.atMs < this.#maxAgeMs) return last.done;
    const done = this.#fetchState(agent).then(
      (state) => this.#remember(sandboxesInState(agentId, state)),
      (error: unknown) => {
        this.#looks.delete(agentId);
        throw error;
      },
    );
    this.#looks.set(agentId, { atMs: nowMs, done });
    return done;
  }

  #remember(found: ReadonlyMap<string, string>): void {
    if (this.#known.size + found.size > MAX_REMEMBERED) {
      this.#known.clear();
      this.#looks.clear();
    }
    for (const [name, directory] of found) this.#known.set(name, directory);
  }
}
