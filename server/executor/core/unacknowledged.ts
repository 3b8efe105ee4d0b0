/**
 * What the agent has not acknowledged: updates, by their uuids, and tasks, until one of their updates is
 * acknowledged (docs/executor-http-api.md of Mesos). All of it goes into the next SUBSCRIBE call.
 */
export interface IdentifiedUpdate {
  readonly taskId: string;
  readonly uuid: Uint8Array;
}

export class Unacknowledged<U extends IdentifiedUpdate> {
  readonly #tasks = new Map<string, Uint8Array>();
  readonly #updates: U[] = [];

  /** `TaskInfo`s, in the order of their launches. */
  tasks(): Uint8Array[] {
    return [...this.#tasks.values()];
  }

  /** In the order in which they were made, which is the order to send them in. */
  updates(): U[] {
    return [...this.#updates];
  }

  launched(taskId: string, taskInfo: Uint8Array): void {
    this.#tasks.set(taskId, taskInfo);
  }

  updated(update: U): void {
    this.#updates.push(update);
  }

  /** False when the uuid belongs to no update that waits. */
  acknowledged(taskId: string, uuid: Uint8Array): boolean {
    this.#tasks.delete(taskId);
    const index = this.#updates.findIndex((update) => sameBytes(update.uuid, uuid));
    if (index < 0) return false;
    this.#updates.splice(index, 1);
    return true;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
