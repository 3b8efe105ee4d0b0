/**
 * The registry of stats that `/vars`, `/metrics` and the console show. Names are Aurora's where the stat
 * is the same (docs/operations/monitoring.md). A counter only grows; a gauge is read when asked; a
 * timer is Aurora's `@Timed`: `NAME_events`, `NAME_nanos_total`, `NAME_nanos_total_per_event`.
 */

export interface Counter {
  increment(by?: number): void;
  readonly value: number;
}

export interface TimerStat {
  /** Records one event of the given length in nanoseconds. */
  record(nanos: number): void;
  /** Runs `work` and records how long it took, also when it throws. */
  time<T>(work: () => T): T;
}

export type StatValue = number | string;

class CounterImpl implements Counter {
  value = 0;
  increment(by = 1): void {
    this.value += by;
  }
}

/** All stats of this process. */
export class StatsRegistry {
  readonly #counters = new Map<string, CounterImpl>();
  readonly #gauges = new Map<string, () => StatValue>();
  readonly #collectors: (() => Iterable<readonly [string, StatValue]>)[] = [];

  /** The counter called `name`, made at the first call. */
  counter(name: string): Counter {
    const known = this.#counters.get(name);
    if (known !== undefined) return known;
    const counter = new CounterImpl();
    this.#counters.set(name, counter);
    return counter;
  }

  /** Registers a value that is computed when the stats are read; it must be cheap. */
  gauge(name: string, read: () => StatValue): void {
    if (this.#gauges.has(name)) throw new Error(`stat ${name} is registered twice`);
    this.#gauges.set(name, read);
  }

  /** Registers a family of stats whose names are only known when they are read. */
  collector(collect: () => Iterable<readonly [string, StatValue]>): void {
    this.#collectors.push(collect);
  }

  timer(name: string): TimerStat {
    const events = this.counter(`${name}_events`);
    const nanosTotal = this.counter(`${name}_nanos_total`);
    if (!this.#gauges.has(`${name}_nanos_total_per_event`)) {
      this.gauge(`${name}_nanos_total_per_event`, () => (events.value === 0 ? 0 : nanosTotal.value / events.value));
    }
    const record = (nanos: number): void => {
      events.increment();
      nanosTotal.increment(Math.round(nanos));
    };
    return {
      record,
      time(work) {
        const start = performance.now();
        try {
          return work();
        } finally {
          record((performance.now() - start) * 1e6);
        }
      },
    };
  }

  /** Every stat, sorted by name. */
  snapshot(): [string, StatValue][] {
    const all: [string, StatValue][] = [];
    for (const [name, counter] of this.#counters) all.push([name, counter.value]);
    for (const [name, read] of this.#gauges) all.push([name, read()]);
    for (const collect of this.#collectors) for (const [name, value] of collect()) all.push([name, value]);
    return all.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  }
}
