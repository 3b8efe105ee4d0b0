/**
 * How late the event loop runs timers, over the last minute: six windows of ten seconds, of which one is being
 * filled. The percentiles are those of the worst window, so that a short stall is not averaged away.
 */
import { monitorEventLoopDelay, type IntervalHistogram } from "node:perf_hooks";
import type { Clock, Timer } from "../../base/clock.ts";

const WINDOW_MS = 10_000;
const WINDOWS = 6;

/** How often the delay is sampled; the least delay that is seen. */
const RESOLUTION_MS = 10;

/** Milliseconds. */
export interface EventLoopDelay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const NO_DELAY: EventLoopDelay = { p50: 0, p99: 0, max: 0 };

function worst(a: EventLoopDelay, b: EventLoopDelay): EventLoopDelay {
  return { p50: Math.max(a.p50, b.p50), p99: Math.max(a.p99, b.p99), max: Math.max(a.max, b.max) };
}

/** Delays beyond the sampling interval, in milliseconds with two decimals. */
function delayOf(histogram: IntervalHistogram): EventLoopDelay {
  if (histogram.count === 0) return NO_DELAY;
  const ms = (nanos: number): number => Math.max(0, Math.round((nanos / 1e6 - RESOLUTION_MS) * 100) / 100);
  return { p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), max: ms(histogram.max) };
}

export class EventLoopMonitor {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #past: EventLoopDelay[] = [];
  readonly #clock: Clock;
  #timer: Timer;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#histogram.enable();
    this.#timer = this.#arm();
  }

  /** The last minute's delay. */
  delay(): EventLoopDelay {
    return this.#past.reduce(worst, delayOf(this.#histogram));
  }

  stop(): void {
    this.#timer.cancel();
    this.#histogram.disable();
  }

  #arm(): Timer {
    return this.#clock.after(WINDOW_MS, () => {
      this.#past.push(delayOf(this.#histogram));
      if (this.#past.length >= WINDOWS) this.#past.shift();
      this.#histogram.reset();
      this.#timer = this.#arm();
    });
  }
}
