/** The framework id, by which the Mesos master knows this scheduler again. */
import type { MutableSchedulerStore } from "../storage.ts";
import type { Journal } from "./journal.ts";

export class MemSchedulerStore implements MutableSchedulerStore {
  readonly #journal: Journal;
  #frameworkId: string | undefined;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  fetchFrameworkId(): string | undefined {
    return this.#frameworkId;
  }

  saveFrameworkId(frameworkId: string): void {
    this.#journal.expectOpen();
    const before = this.#frameworkId;
    if (before === frameworkId) return;
    this.#frameworkId = frameworkId;
    this.#journal.undoWith(() => {
      this.#frameworkId = before;
    });
    this.#journal.log({ saveFrameworkId: { id: frameworkId } });
  }

  clear(): void {
    this.#journal.expectOpen();
    this.#frameworkId = undefined;
  }
}
