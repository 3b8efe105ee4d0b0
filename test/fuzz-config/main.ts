/**
 * `npm run fuzz:config`: random programs and damaged files of the corpus through the evaluator of configuration files. Ends with
 * exit code 1 and the input when one escapes its bounds or throws anything but its own error; a run is repeated from its seed.
 *
 *     npm run fuzz:config -- [--seed=N] [--count=N]
 */
import { parseArgs } from "node:util";
import { runCampaign } from "./campaign.ts";

const { values } = parseArgs({
  options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "20000" } },
});
const seed = Number(values.seed);
const count = Number(values.count);
const tally = runCampaign({
  seed,
  count,
  onProgress: (done, { defects }) => {
    if (done % 2000 === 0) console.log(`${done} of ${count}, ${defects.length} defects`);
  },
});
for (const { text, why } of tally.defects.slice(0, 5)) console.log(`\n--- defect: ${why}\n${text}\n---`);
const slowest = tally.slowest?.elapsedMs.toFixed(0) ?? "0";
console.log(
  `${tally.jobs} loaded, ${tally.refused} refused, ${tally.defects.length} defects; slowest ${slowest} ms (seed ${seed})`,
);
process.exitCode = tally.defects.length === 0 ? 0 : 1;
