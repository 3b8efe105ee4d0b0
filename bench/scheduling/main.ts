/**
 * `npm run bench:scheduling`: how fast tasks are placed, or found not to fit, in the shapes of Aurora's
 * `SchedulingBenchmarks.java`. Prints JSON: for every shape the operations per second (median of the
 * iterations) of the placement core alone and of the whole path through stores, state manager and log.
 *
 *   --shape NAME       only this shape; may be repeated
 *   --layer NAME       only `core` or `scheduler`
 *   --iterations N     iterations that count (5)
 *   --quick            a tenth of the hosts, short iterations: to see that it works
 */
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { CoreBench } from "./core-bench.ts";
import type { MeasureOptions, Measurement } from "./measure.ts";
import { measure } from "./measure.ts";
import { SchedulerBench } from "./scheduler-bench.ts";
import type { Shape } from "./shapes.ts";
import { quick, SHAPES } from "./shapes.ts";

const LAYERS = ["core", "scheduler"] as const;
type Layer = (typeof LAYERS)[number];

interface Result extends Measurement {
  readonly shape: string;
  readonly layer: Layer;
  readonly about: string;
  readonly hosts: number;
  readonly tasksPerOp: number;
  /** What Aurora's history records; see `Shape.original`. */
  readonly original: Shape["original"];
  readonly setupMs: number;
  readonly heapMb: number;
}

async function bench(shape: Shape, layer: Layer, options: MeasureOptions): Promise<Result> {
  const startMs = performance.now();
  const made = layer === "core" ? new CoreBench(shape) : await SchedulerBench.make(shape);
  const setupMs = Math.round(performance.now() - startMs);
  // A cluster that fills up must not be full before the last iteration.
  const free = shape.hosts * (1 - shape.siblingUtilization - shape.victimUtilization);
  const mostOps = Math.floor((free * 0.95) / shape.tasks / (options.iterations + 1));
  const maxOps = shape.isFilling ? Math.min(options.maxOps, mostOps) : options.maxOps;
  const measured = await measure((ops) => made.run(ops), { ...options, maxOps });
  return {
    shape: shape.name,
    layer,
    about: shape.about,
    hosts: shape.hosts,
    tasksPerOp: shape.tasks,
    ...measured,
    original: shape.original,
    setupMs,
    heapMb: Math.round(process.memoryUsage().heapUsed / 1e6),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      shape: { type: "string", multiple: true },
      layer: { type: "string" },
      iterations: { type: "string", default: "5" },
      quick: { type: "boolean", default: false },
    },
  });
  const names = values.shape ?? SHAPES.map((shape) => shape.name);
  const unknown = names.find((name) => !SHAPES.some((shape) => shape.name === name));
  if (unknown !== undefined) {
    throw new Error(`no shape ${unknown}: there are ${SHAPES.map((shape) => shape.name).join(", ")}`);
  }
  const iterations = values.quick ? 1 : Number(values.iterations);
  const options = { iterations, iterationMs: values.quick ? 100 : 1_000, maxOps: Number.MAX_SAFE_INTEGER };
  const results: Result[] = [];
  for (const shape of SHAPES.filter(({ name }) => names.includes(name))) {
    for (const layer of LAYERS.filter((one) => values.layer === undefined || values.layer === one)) {
      const result = await bench(values.quick ? quick(shape) : shape, layer, options);
      console.error(`${result.shape} (${layer}): ${result.opsPerSecond.toLocaleString("en")} ops/s`);
      results.push(result);
    }
  }
  const machine = {
    node: process.version,
    cpus: cpus().length,
    cpu: cpus()[0]?.model,
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
  console.log(JSON.stringify({ benchmark: "scheduling", machine, results }, null, 2));
}

await main();
