/** Running something many times at once, and what that took. */

export interface Throughput {
  readonly writers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Lets `writers` loops call `write` one after another for `durationMs`. */
export async function throughput(
  writers: number,
  durationMs: number,
  write: (writer: number) => Promise<unknown>,
): Promise<Throughput> {
  const latencies: number[] = [];
  const start = performance.now();
  const loop = async (writer: number): Promise<void> => {
    for (;;) {
      const begun = performance.now();
      if (begun - start >= durationMs) return;
      await write(writer);
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => loop(writer)));
  const seconds = (performance.now() - start) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (fraction: number): number => round(latencies[Math.floor(fraction * (latencies.length - 1))] ?? 0);
  return { writers, perSecond: Math.round(latencies.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99) };
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Heap in use after everything that can be collected is gone. Needs `--expose-gc`. */
export function heapUsed(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
