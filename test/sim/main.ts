/**
 * `npm run sim -- --seeds N [--from S]` runs N seeds and reports; `npm run sim -- --seed X [--trace]` runs one and
 * tells what happens in it. Exits 1 when a property does not hold.
 */
import { parseArgs } from "node:util";
import { Violation } from "./checkers/violation.ts";
import { runSeed } from "./world.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
    seed: { type: "string" },
    trace: { type: "boolean", default: false },
  },
});

function runOne(seed: number, isTraced: boolean): void {
  const result = runSeed(seed, isTraced ? { onLine: (line) => console.log(line) } : {});
  console.log(JSON.stringify(result));
}

function runMany(from: number, count: number): void {
  const startedMs = performance.now();
  const sums = { events: 0, acknowledged: 0, elections: 0, wipes: 0 };
  const failed: number[] = [];
  let digest = 0;
  for (let seed = from; seed < from + count; seed++) {
    try {
      const result = runSeed(seed);
      for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += result[name];
      digest = Math.imul(digest ^ Number.parseInt(result.digest.slice(8), 16), 0x01000193);
    } catch (error) {
      if (!(error instanceof Violation)) console.log(`seed ${seed}: ${String((error as Error).stack)}`);
      else console.log(`seed ${seed}: ${error.message}`);
      failed.push(seed);
    }
    if ((seed - from + 1) % 10_000 === 0) console.log(`${seed - from + 1} seeds, ${failed.length} failed`);
  }
  const seconds = (performance.now() - startedMs) / 1000;
  const rate = Math.round(count / seconds);
  const summary = { seeds: count, from, failed: failed.length, seconds: Math.round(seconds), rate };
  console.log(JSON.stringify({ ...summary, ...sums, digest: (digest >>> 0).toString(16) }));
  if (failed.length > 0) process.exitCode = 1;
}

if (values.seed === undefined) runMany(Number(values.from), Number(values.seeds));
else runOne(Number(values.seed), values.trace);
