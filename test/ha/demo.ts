/**
 * What `npm run demo:ha` shows: an installation with three schedulers that can be killed by hand. Schedulers that end are
 * started again, as a supervisor would; whoever leads is told, and how long there was no leader.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../harness.ts";
import type { JobConfigurationInput } from "../jobs.ts";
import { HaCluster, type HaScheduler } from "./cluster.ts";

const HTTP_PORTS = [8081, 8082, 8083];
const RESTART_AFTER_MS = 3_000;
const LOOK_EVERY_MS = 50;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const say = (line = ""): void => void process.stdout.write(`${line}\n`);

function told({ name, base, program }: HaScheduler): string {
  return `${name}  pid ${program.pid}  ${base}`;
}

/** Starts a scheduler again whenever it has ended. */
async function supervise(scheduler: HaScheduler, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const code = await scheduler.program.gone();
    if (isOver()) return;
    say(`  ${scheduler.name} ended (${code === null ? "by a signal" : `exit code ${code}`}); it comes back in 3 s`);
    await pause(RESTART_AFTER_MS);
    if (isOver()) return;
    scheduler.program.launch();
    say(`  ${told(scheduler)}  is back as a follower`);
  }
}

/** Tells of every change of leadership. */
async function watch(cluster: HaCluster, isOver: () => boolean): Promise<void> {
  let leader: HaScheduler | undefined;
  let leaderlessMs: number | undefined;
  while (!isOver()) {
    const healths = await Promise.all(cluster.schedulers.map((one) => one.leaderHealth()));
    const now = cluster.schedulers[healths.indexOf(200)];
    if (leader !== undefined && now === undefined) leaderlessMs = performance.now();
    if (now !== undefined && now !== leader) {
      const gap =
        leaderlessMs === undefined ? "" : `  (none for about ${Math.round(performance.now() - leaderlessMs)} ms)`;
      say(`  leader: ${told(now)}${gap}`);
    }
    leader = now;
    await pause(LOOK_EVERY_MS);
  }
}

const INSTRUCTIONS = `
  Watch     any of the consoles: followers send you to the leader. /admin/log has every replica,
            /admin/health of each scheduler (also of a follower) its own state.
  Kill      kill -9 PID of the leader     the job runs on; another leads after the session timeout (3 s)
            kill PID of the leader        it hands over: another leads within a second
            kill -STOP PID, kill -CONT    a leader that hung learns that it was replaced, and ends with exit code 3
            kill -9 PID of two            writes wait until a second one is back: a quorum is two of three
  Stop      Ctrl-C
`;

async function main(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "aurora-ha-"));
  say(`starting ZooKeeper, mesos-local and three schedulers in ${directory} ...`);
  const cluster = await HaCluster.start({
    directory,
    httpPorts: HTTP_PORTS,
    flags: ["-reconciliation_initial_delay=1secs"],
  });
  let isOver = false;
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
  });
  const leader = await cluster.settled();
  const job = JSON.parse(readFileSync(join(ROOT, "examples/jobs/hello_world.json"), "utf8")) as JobConfigurationInput;
  await leader.trpc.jobs.create.mutate(job);
  say(`\n  ZooKeeper      ${cluster.zooKeeper.endpoints.join(",")}\n  mesos-local    http://${cluster.mesos.address}`);
  for (const one of cluster.schedulers) say(`  ${told(one)}`);
  say(INSTRUCTIONS);
  void watch(cluster, () => isOver);
  for (const one of cluster.schedulers) void supervise(one, () => isOver);
  await stopped;
  isOver = true;
  say("\nstopping ...");
  await cluster.stop();
  rmSync(directory, { recursive: true });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
