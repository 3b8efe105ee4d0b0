/**
 * A disk for tests, with the habits of LevelDB: records are written in order; what was written since the last sync is at the
 * mercy of the next crash, which takes a tail of it; a batch that fails may have got through in part.
 */
import type { RecordToWrite, RestoredReplica } from "./log-node.types.ts";
import type { Action, Metadata, ReplicaStatus } from "./messages.ts";
import { Positions, truncatedBelow } from "./positions.ts";

interface Contents {
  metadata: Metadata;
  readonly actions: Map<number, Action>;
  /** Lower positions were deleted. */
  first: number;
}

function contentsOf(metadata: Metadata): Contents {
  return { metadata, actions: new Map(), first: 0 };
}

function copyOf({ metadata, actions, first }: Contents): Contents {
  return { metadata, actions: new Map(actions), first };
}

function apply(contents: Contents, { metadata, action }: RecordToWrite): void {
  if (metadata !== undefined) contents.metadata = metadata;
  if (action === undefined) return;
  contents.actions.set(action.position, action);
  const below = truncatedBelow(action);
  if (below === undefined) return;
  const to = action.type === "NOP" ? action.position : below;
  for (; contents.first < to; contents.first++) contents.actions.delete(contents.first);
}

export class TestDisk {
  /** What survives anything. */
  #durable: Contents;
  /** What the process reads. */
  #current: Contents;
  /** Between the two. */
  #unsynced: RecordToWrite[] = [];

  constructor(metadata: Metadata) {
    this.#durable = contentsOf(metadata);
    this.#current = contentsOf(metadata);
  }

  read(position: number): Action | undefined {
    return this.#current.actions.get(position);
  }

  /** @returns what no crash can take away any more. */
  write(records: readonly RecordToWrite[], sync: boolean): readonly RecordToWrite[] {
    for (const record of records) {
      apply(this.#current, record);
      this.#unsynced.push(record);
    }
    if (!sync) return [];
    const synced = this.#unsynced;
    for (const record of synced) apply(this.#durable, record);
    this.#unsynced = [];
    return synced;
  }

  /** The process is gone, and of what was not synced all but the first `kept` records. @returns those that were kept. */
  crash(kept: number): readonly RecordToWrite[] {
    const survivors = this.#unsynced.slice(0, kept);
    for (const record of survivors) apply(this.#durable, record);
    this.#unsynced = [];
    this.#current = copyOf(this.#durable);
    return survivors;
  }

  get unsyncedCount(): number {
    return this.#unsynced.length;
  }

  /** All actions, by position. */
  stored(): ReadonlyMap<number, Action> {
    return this.#current.actions;
  }

  /** For sure. */
  get status(): ReplicaStatus {
    return this.#durable.metadata.status;
  }

  restore(): RestoredReplica {
    const stored = [...this.#current.actions.values()].sort((a, b) => a.position - b.position);
    return {
      metadata: this.#current.metadata,
      positions: Positions.restore(stored),
      unlearned: stored.filter(({ learned }) => learned !== true),
    };
  }
}
