/**
 * What the parts of a node share: its options, the time, the members of the network, and the outbox in which
 * everything that is to be done is collected until the shell takes it.
 *
 * Parts never call one another back in the middle of their work: what a node says to itself is queued by
 * {@link Context.later} and runs once the event at hand has been dealt with, as messages among Mesos's processes do.
 */
import type { LogNodeOptions, Outcome, Outgoing, ReadRequest, Ready, RecordToWrite } from "./log-node.types.ts";
import type { Pid } from "./messages.ts";

interface Outbox {
  readonly records: RecordToWrite[];
  readonly messages: Outgoing[];
  readonly reads: ReadRequest[];
  readonly outcomes: Outcome[];
}

function emptyOutbox(): Outbox {
  return { records: [], messages: [], reads: [], outcomes: [] };
}

export class Context {
  readonly options: LogNodeOptions;
  nowMs: number;
  /** This replica, then all others. */
  peers: readonly Pid[];
  #outbox = emptyOutbox();
  #isEmpty = true;
  #queue: (() => void)[] = [];

  constructor(options: LogNodeOptions, nowMs: number) {
    this.options = options;
    this.nowMs = nowMs;
    this.peers = [options.self];
  }

  get hasQuorum(): boolean {
    return this.peers.length >= this.options.quorum;
  }

  /** One to two times `ms` from now. */
  inOneToTwoTimes(ms: number): number {
    return this.nowMs + ms * (1 + this.options.random());
  }

  write(record: RecordToWrite): void {
    this.#outbox.records.push(record);
    this.#isEmpty = false;
  }

  send(message: Outgoing): void {
    this.#outbox.messages.push(message);
    this.#isEmpty = false;
  }

  read(request: ReadRequest): void {
    this.#outbox.reads.push(request);
    this.#isEmpty = false;
  }

  tell(outcome: Outcome): void {
    this.#outbox.outcomes.push(outcome);
    this.#isEmpty = false;
  }

  /** What has been collected; undefined when that is nothing. */
  take(): Ready | undefined {
    if (this.#isEmpty) return undefined;
    const ready = this.#outbox;
    this.#outbox = emptyOutbox();
    this.#isEmpty = true;
    return ready;
  }

  /** Runs `work` after the event at hand, in order. */
  later(work: () => void): void {
    this.#queue.push(work);
  }

  /** Runs all that is queued, and what that queues. */
  drain(): void {
    while (this.#queue.length > 0) {
      const queue = this.#queue;
      this.#queue = [];
      for (const work of queue) work();
    }
  }
}
