/** The latest durations of an operation, for its median and its 99th percentile. */
export class LatencyWindow {
  static readonly SIZE = 1024;
  readonly #samples: number[] = [];
  #next = 0;

  add(ms: number): void {
    this.#samples[this.#next] = ms;
    this.#next = (this.#next + 1) % LatencyWindow.SIZE;
  }

  /** Milliseconds; zeros when there are no samples. */
  percentiles(): { readonly p50: number; readonly p99: number } {
    const sorted = this.#samples.toSorted((a, b) => a - b);
    const at = (fraction: number): number => sorted[Math.floor(fraction * (sorted.length - 1))] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  }
}
