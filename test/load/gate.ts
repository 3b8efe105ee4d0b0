/** A gate that clients pass before each request. */

/** Holds clients back from {@link close} to {@link open}; what is under way goes on. */
export class Gate {
  #closed: Promise<void> | undefined;
  #open = (): void => {};

  close(): void {
    this.#closed = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#closed = undefined;
    this.#open();
  }

  passed(): Promise<void> {
    return this.#closed ?? Promise.resolve();
  }
}
