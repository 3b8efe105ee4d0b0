/**
 * Keeps something of ours in step with ZooKeeper: runs `work` when the session connects, when a watcher pokes, and again a
 * while after it failed. Runs never overlap; a poke during one makes for one more afterwards.
 *
 * `work` reads ZooKeeper anew and sets its watchers with `poke`, one function for all of them: the client keeps a watcher
 * once however often it is set, and an expired session takes its watchers with it.
 */
import type { Clock, Timer } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import { isZooKeeperError, ZooKeeperError } from "./errors.ts";
import type { Session } from "./session.ts";

const FIRST_RETRY_MS = 50;
const MAX_RETRY_MS = 5000;

export interface SyncLoopOptions {
  readonly session: Session;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For the log: what is kept in step. */
  readonly what: string;
  work(): Promise<void>;
  /** Told of each error that trying again is unlikely to mend; the loop goes on all the same. */
  onRefused?(error: unknown): void;
}

export class SyncLoop {
  readonly #options: SyncLoopOptions;
  readonly #unlisten: () => void;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isStopped = false;
  #failures = 0;
  #retry: Timer | undefined;

  /** Runs `work` soon. */
  readonly poke: () => void = () => {
    if (this.#isStopped) return;
    this.#isWanted = true;
    if (this.#running === undefined && this.#options.session.state === "connected") this.#running = this.#run();
  };

  constructor(options: SyncLoopOptions) {
    this.#options = options;
    this.#unlisten = options.session.listen((event) => {
      if (event.kind === "connected") this.poke();
      else if (event.kind === "closed") void this.stop();
    });
  }

  /** No run begins after this. Resolves when the one under way is over. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#unlisten();
    this.#retry?.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    this.#retry?.cancel();
    // The poke that began this run may come from within the client: let it finish its turn.
    await Promise.resolve();
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      try {
        await this.#options.work();
        this.#failures = 0;
      } catch (error) {
        this.#failed(error);
        break;
      }
    }
    this.#running = undefined;
  }

  /** Without a connection there is nothing to retry: connecting pokes. */
  #failed(error: unknown): void {
    const { logger, what, clock } = this.#options;
    if (this.#isStopped || isZooKeeperError(error, "CLOSED")) return;
    const isPassing = error instanceof ZooKeeperError && error.isRetriable;
    if (isPassing) logger.debug({ err: error }, `Could not sync ${what} with ZooKeeper`);
    else logger.error({ err: error }, `Could not sync ${what} with ZooKeeper`);
    if (!isPassing) this.#options.onRefused?.(error);
    const delayMs = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#retry = clock.after(delayMs, this.poke);
  }
}
