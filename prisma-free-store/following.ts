/** Keeps the stores of a follower warm: applies what is learned, as it is learned, until it is told to end. */
import type { Logger } from "../server/base/logger.ts";
import { LogError, type Log } from "./log/log.ts";
import type { Replayer } from "./replay.ts";

export interface FollowingOptions {
  readonly log: Log;
  readonly replayer: Replayer;
  readonly logger: Logger;
  /** Told when what was learned cannot be applied. */
  readonly fatal: (error: unknown) => void;
}

export class Following {
  readonly #options: FollowingOptions;
  #stop: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();
  #isQueued = false;

  constructor(options: FollowingOptions) {
    this.#options = options;
  }

  /** Resolves when all that is learned by now is applied. @throws {LogError} */
  async begin(): Promise<void> {
    const { log, replayer } = this.#options;
    await replayer.catchUp();
    this.#stop = log.onLearned(() => this.#followSoon());
    this.#followSoon();
  }

  /** Resolves when nothing is being applied any more. */
  async end(): Promise<void> {
    this.#stop?.();
    await this.#running;
  }

  #followSoon(): void {
    if (this.#isQueued) return;
    this.#isQueued = true;
    this.#running = this.#running.then(async () => {
      this.#isQueued = false;
      await this.#options.replayer.catchUp().catch((error: unknown) => this.#failed(error));
    });
  }

  /**
   * While a new version is rolled out, its leader may write what this one does not know. The replica goes on voting, without
   * which the others might have no quorum; leading is out of the question, and taking over would say why.
   */
  #failed(error: unknown): void {
    const { logger, fatal } = this.#options;
    if (!(error instanceof LogError && error.code === "NEWER_VERSION")) {
      fatal(error);
      return;
    }
    this.#stop?.();
    logger.error({ err: error }, "the leader runs a newer version; this follower votes, and cannot take over");
  }
}
