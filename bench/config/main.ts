/**
 * `npm run bench:config`: how many milliseconds it takes to load the largest configuration file of the corpus, and a generated
 * one of a hundred jobs. The median of many loads, after some to warm up; and the first load of a fresh process. Prints JSON.
 *
 *     npm run bench:config -- [--rounds=N]
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpusCase } from "../../server/core/config-language/corpus-cases.ts";
import { loadConfig } from "../../server/core/config-language/load.ts";
import { must } from "../../server/core/domain/invariant.ts";

const CORPUS = join(import.meta.dirname, "../../server/core/config-language/corpus");
const JOBS = 100;

const { values } = parseArgs({ options: { rounds: { type: "string", default: "50" } } });
const rounds = Number(values.rounds);

const read = (path: string): string | undefined => {
  const file = join(CORPUS, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};
const cases = readdirSync(CORPUS)
  .map((name) => corpusCase(name, read))
  .filter((one) => one.expected !== undefined);
const largest = must(
  cases.toSorted((left, right) => right.text.length - left.text.length)[0],
  "the corpus holds files",
);

const generated = `
template = Service(cluster = 'local', role = 'www-data', environment = 'prod', instances = 10,
  task = SequentialTask(
    processes = [Process(name = 'fetch', cmdline = 'fetch {{name}}'), Process(name = 'run', cmdline = 'run {{thermos.ports[http]}}')],
    resources = Resources(cpu = 1, ram = 128*MB, disk = 256*MB)))
jobs = [template(name = 'job_%d' % i) for i in range(${JOBS})]
`;

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function measure(work: () => void, count: number): { readonly firstMs: number; readonly medianMs: number } {
  const firstMs = timed(work);
  const times = Array.from({ length: count }, () => timed(work));
  return { firstMs: Number(firstMs.toFixed(2)), medianMs: Number(median(times.slice(count >> 2)).toFixed(2)) };
}

const largestFile = measure(() => {
  loadConfig({ path: largest.path, text: largest.text }, largest.options);
}, rounds);
const hundredJobs = measure(
  () => {
    loadConfig({ path: "generated.aurora", text: generated }, {});
  },
  Math.max(4, rounds >> 2),
);
const report = {
  largestFile: { name: largest.name, characters: largest.text.length, ...largestFile },
  [`${JOBS}Jobs`]: hundredJobs,
};
console.log(JSON.stringify(report, null, 2));
