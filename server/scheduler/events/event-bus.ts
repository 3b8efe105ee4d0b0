/**
 * Delivers {@link PubsubEvent}s to subscribers, one event at a time, in the order they were posted: an
 * event posted by a subscriber waits until the current one was given to all. A subscriber that throws
 * does not keep the event from the others. Behaviour from Aurora's `events/PubsubEventModule.java`.
 */
import type { Logger } from "../../base/logger.ts";
import type { Counter, StatsRegistry } from "../../base/stats/stats.ts";
import { InvariantViolation } from "../../core/domain/invariant.ts";
import type { OnFatal } from "../async/fatal.ts";
import type { EventOf, PubsubEvent, PubsubEventType } from "./pubsub-event.ts";

type Handler = (event: PubsubEvent) => void;

export interface EventBusOptions {
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  readonly onFatal: OnFatal;
}

export class EventBus {
  readonly #handlers = new Map<PubsubEventType, Handler[]>();
  readonly #waiting: PubsubEvent[] = [];
  readonly #exceptions: Counter;
  readonly #logger: Logger;
  readonly #onFatal: OnFatal;
  #delivering = false;

  constructor(options: EventBusOptions) {
    this.#exceptions = options.stats.counter("event_bus_exceptions");
    this.#logger = options.logger;
    this.#onFatal = options.onFatal;
  }

  /** Calls `handler` for every later event of the type. Returns what ends the subscription. */
  subscribe<T extends PubsubEventType>(type: T, handler: (event: EventOf<T>) => void): () => void {
    const entry: Handler = (event) => handler(event as EventOf<T>);
    // A new array each time, so that a delivery under way is not disturbed.
    this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), entry]);
    return () => {
      const left = (this.#handlers.get(type) ?? []).filter((known) => known !== entry);
      this.#handlers.set(type, left);
    };
  }

  post(event: PubsubEvent): void {
    this.#waiting.push(event);
    if (this.#delivering) return;
    this.#delivering = true;
    try {
      // The array grows while it is walked when handlers post.
      for (let i = 0; i < this.#waiting.length; i++) this.#deliver(this.#waiting[i] as PubsubEvent);
    } finally {
      this.#waiting.length = 0;
      this.#delivering = false;
    }
  }

  #deliver(event: PubsubEvent): void {
    for (const handler of this.#handlers.get(event.type) ?? []) {
      try {
        handler(event);
      } catch (error) {
        this.#exceptions.increment();
        this.#logger.error({ err: error, event: event.type }, "Failed to dispatch event");
        if (error instanceof InvariantViolation) this.#onFatal(error, `a subscriber of ${event.type}`);
      }
    }
  }
}
