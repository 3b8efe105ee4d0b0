/**
 * The wait until this process is the log's writer and its disk holds all that earlier writers were told is written.
 * The node tries again by itself; here is how long it may. As in Aurora's `MesosLog.java` that is a number of
 * attempts of a certain length.
 */
import type { Clock, Timer } from "../../../server/base/clock.ts";
import type { Logger } from "../../../server/base/logger.ts";
import type { LogNode } from "../../core/paxos/log-node.ts";
import { LogError, type Position } from "../log.ts";

export interface ElectionLimits {
  readonly electionTimeoutMs: number;
  readonly electionRetries: number;
}

export interface ElectionOptions {
  readonly node: Pick<LogNode, "learned">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: ElectionLimits;
}

interface Waiting {
  /** Everything up to here must be on disk; undefined while the election goes on. */
  position: Position | undefined;
  attempt: number;
  timer: Timer;
  resolve(): void;
  reject(error: LogError): void;
  /** Ends the election in the node. */
  readonly giveUp: () => void;
}

export class Election {
  readonly #options: ElectionOptions;
  #waiting: Waiting | undefined;

  constructor(options: ElectionOptions) {
    this.#options = options;
  }

  /** Resolves when it is won. An earlier wait fails. */
  begin(giveUp: () => void): Promise<void> {
    this.fail(new LogError("FAILED", "This election was replaced by a later one."));
    return new Promise((resolve, reject) => {
      this.#waiting = { position: undefined, attempt: 1, timer: this.#arm(), resolve, reject, giveUp };
    });
  }

  elected({ position }: { readonly position: Position }): void {
    if (this.#waiting === undefined) return;
    this.#waiting.position = position;
    this.learned();
  }

  /** To be called whenever the disk holds more. */
  learned(): void {
    const waiting = this.#waiting;
    if (waiting?.position === undefined || this.#options.node.learned.end < waiting.position) return;
    this.#end(waiting);
    waiting.resolve();
  }

  fail(error: LogError): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    this.#end(waiting);
    waiting.reject(error);
  }

  #end(waiting: Waiting): void {
    waiting.timer.cancel();
    this.#waiting = undefined;
  }

  #arm(): Timer {
    const { clock, limits } = this.#options;
    return clock.after(limits.electionTimeoutMs, () => this.#timedOut());
  }

  #timedOut(): void {
    const waiting = this.#waiting;
    if (waiting === undefined) return;
    const { limits, logger } = this.#options;
    const { electionRetries, electionTimeoutMs } = limits;
    logger.warn({ attempt: waiting.attempt, of: electionRetries }, "the log has no writer yet: no quorum answers");
    if (waiting.attempt < electionRetries) {
      waiting.attempt++;
      waiting.timer = this.#arm();
      return;
    }
    const message =
      `This process could not become the log's writer in ${electionRetries} attempts of ${electionTimeoutMs} ms ` +
      "(-native_log_election_retries, -native_log_election_timeout): no quorum of replicas can be reached.";
    this.fail(new LogError("TIMEOUT", message));
    waiting.giveUp();
  }
}
