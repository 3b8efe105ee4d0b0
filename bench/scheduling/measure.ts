/** Throughput of an operation over several iterations, and the median of them. */

export interface Measurement {
  readonly opsPerSecond: number;
  /** By the time that the process had a processor: what a machine without other work would show. */
  readonly opsPerCpuSecond: number;
  /** Operations per second of each iteration, in the order in which they ran. */
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
  const runs: { readonly perSecond: number; readonly perCpuSecond: number }[] = [];
  for (let i = 0; i <= options.iterations; i++) {
    const run = await iteration(operation, options);
    if (i > 0) runs.push(run);
  }
  return {
    opsPerSecond: median(runs.map((run) => run.perSecond)),
    opsPerCpuSecond: median(runs.map((run) => run.perCpuSecond)),
    iterations: runs.map((run) => run.perSecond),
  };
}

async function iteration(
  operation: (ops: number) => Promise<void>,
  options: MeasureOptions,
): Promise<{ readonly perSecond: number; readonly perCpuSecond: number }> {
  let ops = 0;
  let batch = 1;
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  let elapsedMs = 0;
  while (elapsedMs < options.iterationMs && ops < options.maxOps) {
    const now = Math.min(batch, options.maxOps - ops);
    await operation(now);
    ops += now;
    // Looking at the time after every operation would cost as much as a fast one.
    batch = Math.min(batch * 2, 256);
    elapsedMs = performance.now() - startMs;
  }
  const cpu = process.cpuUsage(startCpu);
  const cpuMs = (cpu.user + cpu.system) / 1_000;
  return { perSecond: Math.round((ops * 1_000) / elapsedMs), perCpuSecond: Math.round((ops * 1_000) / cpuMs) };
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
