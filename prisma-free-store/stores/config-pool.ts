/**
 * Task configs, stored once: entities with equal configs share one object, so identity comparison is a fast
 * first check, and the log holds a config in full only when it is new. A config stays as long as an entity
 * holds it and vanishes with the last one.
 *
 * A config's id is a hash of its wire form, so equal configs have equal ids in every process.
 */
import { createHash } from "node:crypto";
import { invariant, must } from "../../server/core/domain/invariant.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { taskConfig } from "../codec/entities.ts";
import { encode } from "../codec/wire.ts";
import type { Journal } from "./journal.ts";

/** 128 bits, hexadecimal: collisions are out of the question. */
const ID_LENGTH = 32;

interface PooledConfig {
  readonly config: TaskConfig;
  holders: number;
}

export class ConfigPool {
  readonly #journal: Journal;
  readonly #byId = new Map<string, PooledConfig>();
  readonly #ids = new WeakMap<TaskConfig, string>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  /** Number of distinct configs. */
  get size(): number {
    return this.#byId.size;
  }

  /** The id of any config, stored or not. */
  idOf(config: TaskConfig): string {
    const known = this.#ids.get(config);
    if (known !== undefined) return known;
    const id = createHash("sha256").update(encode(taskConfig, config)).digest("hex").slice(0, ID_LENGTH);
    this.#ids.set(config, id);
    return id;
  }

  /** The stored config with the id. */
  find(id: string): TaskConfig | undefined {
    return this.#byId.get(id)?.config;
  }

  /** Tells the id under which the log holds a config that was read from it. */
  adopt(id: string, config: TaskConfig): void {
    this.#ids.set(config, id);
  }

  /** Adds a holder. @returns the one object that stands for all equal configs. */
  retain(config: TaskConfig): TaskConfig {
    const id = this.idOf(config);
    const pooled = this.#byId.get(id);
    if (pooled !== undefined) {
      pooled.holders++;
      return pooled.config;
    }
    this.#byId.set(id, { config, holders: 1 });
    this.#journal.introduce(id);
    return config;
  }

  /** Takes a holder away. */
  release(config: TaskConfig): void {
    const id = this.idOf(config);
    const pooled = must(this.#byId.get(id), "a released task config is in the pool");
    pooled.holders--;
    invariant(pooled.holders >= 0, "a task config has as many releases as retains");
    if (pooled.holders === 0) this.#byId.delete(id);
  }

  clear(): void {
    this.#byId.clear();
  }
}
