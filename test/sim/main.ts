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

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 0) return value;
  console.error(`--${name}=${text} is not a whole number`);
  process.exit(1);
}

/** What went wrong; the stack tells more only of what is no violation. */
function describeFailure(error: unknown): string {
  if (error instanceof Violation) return error.message;
  return error instanceof Error ? String(error.stack) : String(error);
}

function runOne(seed: number, isTraced: boolean): void {
  try {
    const result = runSeed(seed, isTraced ? { onLine: (line) => console.log(line) } : {});
    console.log(JSON.stringify(result));
  } catch (error) {
    console.log(`seed ${seed}: ${describeFailure(error)}`);
    process.exitCode = 1;
  }
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
      console.log(`seed ${seed}: ${describeFailure(error)}`);
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

if (values.seed !== undefined) runOne(wholeNumber("seed", values.seed), values.trace);
else runMany(wholeNumber("from", values.from), wholeNumber("seeds", values.seeds));
