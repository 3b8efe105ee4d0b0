/**
 * The live feed: the last events of this process in a ring, and readers that each hold nothing but a place
 * in it.
 *
 * - An event's id is `EPOCH-SEQUENCE`; the epoch is this process's, the sequence grows by one an event.
 * - A reader whose place was overwritten, or whose id is of another process, is given one `reset` and goes on
 *   from the newest event. So a slow reader costs no memory, and nobody is left out without being told.
 * - A reader without an id is first told how the cluster is now, under the id to resume from.
 * - A stream ends when its client has gone; when the feed closes it throws, so that clients connect anew.
 */
import type { EventsApi, SchedulerEvent, TrackedEvent } from "../../api/events.ts";
import { ApiError } from "../../core/domain/api-error.ts";

/** Events kept for those who come back. At some 300 bytes each this is about 5 MB. */
const DEFAULT_CAPACITY = 16_384;

export interface EventFeedOptions {
  /** Tells this process from the one before and the one after; letters and digits. */
  readonly epoch: string;
  /** How the cluster is now, for readers that begin. */
  readonly greeting: () => SchedulerEvent;
  /** Epoch milliseconds. */
  readonly nowMs: () => number;
  readonly capacity?: number;
}

export class EventFeed implements EventsApi {
  readonly #options: EventFeedOptions;
  readonly #ring: SchedulerEvent[] = [];
  readonly #capacity: number;
  /** Called, once each, when there is something new to look at. */
  #waiting: (() => void)[] = [];
  /** Sequence number of the newest event; 0 before the first. */
  #newest = 0;
  #closed = false;

  constructor(options: EventFeedOptions) {
    this.#options = options;
    this.#capacity = options.capacity ?? DEFAULT_CAPACITY;
  }

  /** Adds an event behind all others. What it tells of must be committed. */
  publish(event: SchedulerEvent): void {
    this.#newest += 1;
    this.#ring[this.#newest % this.#capacity] = event;
    this.#wake();
  }

  /** Ends all streams, as a shutdown does. */
  close(): void {
    this.#closed = true;
    this.#wake();
  }

  async *stream(lastEventId: string | undefined, signal: AbortSignal): AsyncGenerator<TrackedEvent> {
    let place = this.#placeOf(lastEventId);
    if (lastEventId === undefined) yield this.#tracked(this.#newest, this.#options.greeting());
    const wake = (): void => this.#wake();
    signal.addEventListener("abort", wake, { once: true });
    try {
      for (;;) {
        if (this.#closed) throw new ApiError("ERROR_TRANSIENT", "the scheduler is stopping; connect again");
        if (signal.aborted) return;
        if (place !== undefined && place === this.#newest) {
          await new Promise<void>((resolve) => this.#waiting.push(resolve));
          continue;
        }
        if (place === undefined || place < this.#newest - this.#capacity) {
          place = this.#newest;
          yield this.#tracked(place, { type: "reset", atMs: this.#options.nowMs() });
        } else {
          place += 1;
          yield this.#tracked(place, this.#ring[place % this.#capacity] as SchedulerEvent);
        }
      }
    } finally {
      signal.removeEventListener("abort", wake);
    }
  }

  /** The sequence number that an id stands for; undefined when it is none of ours. */
  #placeOf(lastEventId: string | undefined): number | undefined {
    if (lastEventId === undefined) return this.#newest;
    const dash = lastEventId.lastIndexOf("-");
    const digits = lastEventId.slice(dash + 1);
    if (lastEventId.slice(0, dash) !== this.#options.epoch || !/^\d{1,15}$/.test(digits)) return undefined;
    const place = Number(digits);
    return place > this.#newest ? undefined : place;
  }

  #tracked(sequence: number, event: SchedulerEvent): TrackedEvent {
    return { id: `${this.#options.epoch}-${sequence}`, event };
  }

  #wake(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
