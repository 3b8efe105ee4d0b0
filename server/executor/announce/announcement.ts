/**
 * The announcement of one task. The code that talks to ZooKeeper is loaded when a task announces: most do not, and
 * every task waits for its executor to start.
 */
import type { Clock } from "../../base/clock.ts";
import type { AnnouncerOptions, OpenAnnouncer } from "./announcer.ts";

export interface AnnouncementOptions extends AnnouncerOptions {
  readonly clock: Clock;
  /** How long the first connection may take; milliseconds. */
  readonly timeoutMs: number;
  /** The task cannot be announced; Aurora fails it. */
  onFailed(reason: string): void;
}

export class Announcement {
  readonly #options: AnnouncementOptions;
  #open: Promise<OpenAnnouncer | undefined> | undefined;
  #isClosed = false;

  constructor(options: AnnouncementOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#isClosed) this.#open ??= this.#begin();
  }

  /** Resolves when the task is out of its serverset, or cannot be taken out. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await (await this.#open)?.close();
  }

  async #begin(): Promise<OpenAnnouncer | undefined> {
    const { clock, log, timeoutMs } = this.#options;
    try {
      const { openAnnouncer } = await import("./announcer.ts");
      const announcer = openAnnouncer(this.#options);
      clock.after(timeoutMs, () => {
        if (!announcer.hasConnected()) this.#fail("Creating Announcer Serverset timed out.");
      });
      announcer.announced.catch((error: unknown) => {
        if (!this.#isClosed) log(`the task is not announced yet: ${String(error)}`);
      });
      return announcer;
    } catch (error) {
      this.#fail(`The task cannot be announced: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  #fail(reason: string): void {
    if (!this.#isClosed) this.#options.onFailed(reason);
  }
}
