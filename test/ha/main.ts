/**
 * Three schedulers with one log, ZooKeeper and mesos-local, all real; clients that create, kill and read throughout; and
 * faults: leaders and followers killed, stopped, cut off, wiped, ZooKeeper restarted. Nothing acknowledged may be lost,
 * reads are linearizable, no task runs twice.
 *
 *     npm run test:ha -- --faults 30 --seed 1 --clients 6 [--zookeepers 3] [--only killLeader,killAll] [--keep] [--no-build]
 *
 * Ends with status 1 and the problems when there are any, and leaves the directory to look into.
 */
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { seededRng } from "../../server/core/random/rng.ts";
import { makeStateDir, removeStateDir, ROOT } from "../harness.ts";
import { runCampaign, type BroughtFault } from "./campaign.ts";
import { planFaults, type Fault } from "./faults.ts";
import { parseHaTestOptions } from "./options.ts";

/** How often, and how long there was no leader where all had recovered from earlier faults. */
function timesOf(brought: readonly BroughtFault[], fault: Fault): string {
  const all = brought.filter((one) => one.fault === fault);
  const calm = all.filter(({ isOutOfCalm }) => isOutOfCalm);
  const times = calm.flatMap(({ timeToLeadMs }) => timeToLeadMs ?? []).sort((a, b) => a - b);
  if (times.length === 0) return `${all.length}`;
  const [min, median, max] = [times[0], times[Math.floor(times.length / 2)], times.at(-1)];
  return `${all.length}, ${times.length} of them out of calm: led again after ${min} / ${median} / ${max} ms (min / median / max)`;
}

async function main(): Promise<number> {
  const { faults, only, seed, clients, zooKeeperServers, keep, build } = parseHaTestOptions(
    process.argv.slice(2),
    randomInt(1, 2 ** 31),
  );
  console.log(`${faults} faults, seed ${seed}, ${clients} clients`);
  if (build) execFileSync(process.execPath, [join(ROOT, "scripts/build.mjs")], { stdio: "inherit" });
  const directory = makeStateDir();
  const { problems, brought, exits, figures } = await runCampaign({
    directory,
    faults: planFaults(seededRng(seed), faults, only),
    seed,
    clients,
    maxCalmMs: 3_000,
    calmShare: 0.6,
    maxJobPauseMs: 8_000,
    maxLiveJobs: 3,
    zooKeeperServers,
    say: (line) => console.log(line),
  });
  console.log();
  for (const fault of only) console.log(`${fault}: ${timesOf(brought, fault)}`);
  for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${figure}`);
  console.log(`exit codes: ${JSON.stringify(exits)}`);
  for (const problem of problems) console.error(problem);
  console.log(`${brought.length} faults, ${problems.length} problems`);
  if (problems.length === 0 && !keep) removeStateDir(directory);
  else console.log(`seed ${seed}; what is left is in ${directory}`);
  return problems.length === 0 ? 0 : 1;
}

process.exit(await main());
