/** Throughput of an operation over several iterations, and the median of them. */

export interface Measurement {
  readonly opsPerSecond: number;
  /** Each iteration's, in the order in which they ran. */
  readonly iterations: readonly number[];
}

export interface MeasureOptions {
  /** Iterations that count; one more runs before them. */
  readonly iterations: number;
  /** An iteration ends after this time, or after `maxOps` operations. */
  readonly iterationMs: number;
  readonly maxOps: number;
}

/** @param operation runs `ops` operations; throws when one did not do what it is to do. */
export async function measure(
  operation: (ops: number) => Promise<void>,
  options: MeasureOptions,
): Promise<Measurement> {
  const iterations: number[] = [];
  for (let i = 0; i <= options.iterations; i++) {
    const opsPerSecond = await iteration(operation, options);
    if (i > 0) iterations.push(Math.round(opsPerSecond));
  }
  const sorted = iterations.toSorted((a, b) => a - b);
  return { opsPerSecond: sorted[sorted.length >> 1] ?? 0, iterations };
}

async function iteration(operation: (ops: number) => Promise<void>, options: MeasureOptions): Promise<number> {
  let ops = 0;
  let batch = 1;
  const startMs = performance.now();
  let elapsedMs = 0;
  while (elapsedMs < options.iterationMs && ops < options.maxOps) {
    await operation(Math.min(batch, options.maxOps - ops));
    ops += Math.min(batch, options.maxOps - ops);
    // Looking at the time after every operation would cost as much as a fast one.
    batch = Math.min(batch * 2, 256);
    elapsedMs = performance.now() - startMs;
  }
  return (ops * 1000) / elapsedMs;
}
