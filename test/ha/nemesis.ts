/**
 * Does to an installation what a {@link Fault} says, and waits until it has shown its effect: where the leader is hit,
 * until another leads. What was cut or stopped is whole again afterwards, though not yet caught up.
 */
import { must } from "../../server/core/domain/invariant.ts";
import type { Rng } from "../../server/core/random/rng.ts";
import { eventually } from "../harness.ts";
import type { Gate } from "../load/gate.ts";
import type { HaCluster, HaScheduler, Partition } from "./cluster.ts";
import type { Fault } from "./faults.ts";
import type { Supervisor } from "./supervisor.ts";

/** The victim comes back by itself, so that these may come while a wiped replica does not vote yet: there is a quorum again soon. */
const SHORT: ReadonlySet<Fault> = new Set([
  "killLeader",
  "terminateLeader",
  "killFollower",
  "killAll",
  "restartZooKeeper",
]);

/** Generous, for machines with other work. */
const RECOVERY_TIMEOUT_MS = 180_000;
/** Followers are away for longer than a session lasts, or for less. */
const MAX_AWAY_MS = 5_000;
const MAX_EXTRA_MS = 1_500;
const MAX_PARTITION_MS = 30_000;
/** How many leaders are stopped when all requests have been answered, and the time that is given for that. */
const QUIET_SHARE = 0.7;
const QUIET_MS = 1_000;

export interface NemesisParts {
  readonly cluster: HaCluster;
  readonly supervisor: Supervisor;
  readonly rng: Rng;
  /** Holds the load back. */
  readonly gate: Gate;
  /** Called with a scheduler that has just been stopped; resolves when it may be resumed. What that gives is called after. */
  readonly whileStopped: (stopped: HaScheduler, isReplaced: Promise<unknown>) => Promise<() => Promise<void>>;
}

interface ReplicaVars {
  readonly isVoting: boolean;
  readonly end: number;
  readonly learnedEnd: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Nemesis {
  readonly #parts: NemesisParts;
  /** A replica was wiped, and may not have recovered yet. */
  #isWiped = false;

  constructor(parts: NemesisParts) {
    this.#parts = parts;
  }

  /** @returns milliseconds until another scheduler led, where that was to be. */
  async bring(fault: Fault): Promise<number | undefined> {
    if (this.#isWiped && !SHORT.has(fault)) await this.recovered();
    return this.#bring(fault, await this.#parts.cluster.leader());
  }

  /** Resolves when every replica votes, and holds all that any of them held when this was asked. */
  async recovered(): Promise<void> {
    let target: number | undefined;
    const probe = async (): Promise<true | undefined> => {
      const replicas = await this.#replicas();
      if (!replicas.every((replica) => replica?.isVoting)) return undefined;
      target ??= Math.max(...replicas.map((replica) => replica?.end ?? 0));
      return replicas.every((replica) => (replica?.learnedEnd ?? 0) >= (target ?? Infinity)) ? true : undefined;
    };
    await eventually("every replica to vote and to lack nothing", probe, RECOVERY_TIMEOUT_MS);
    this.#isWiped = false;
  }

  /** Each scheduler's own word on its replica. */
  #replicas(): Promise<(ReplicaVars | undefined)[]> {
    return Promise.all(
      this.#parts.cluster.schedulers.map(async (scheduler) => {
        const vars = await scheduler.vars();
        if (vars === undefined) return undefined;
        const of = (name: string): number => Number(vars[`scheduler_log_native_replica_${name}`]);
        return { isVoting: of("voting") === 1, end: of("end"), learnedEnd: of("learned_end") };
      }),
    );
  }

  #bring(fault: Fault, leader: HaScheduler): Promise<number | undefined> {
    const { cluster } = this.#parts;
    const follower = this.#followerOf(leader);
    switch (fault) {
      case "killLeader":
        return this.#end(leader, "SIGKILL");
      case "terminateLeader":
        return this.#end(leader, "SIGTERM");
      case "stopLeader":
        return this.#stop(leader);
      case "isolateLeader":
        return this.#replacedBy(leader, { zooKeeper: true, fromReplicas: true, toReplicas: true });
      case "isolateLeaderFromZooKeeper":
        return this.#replacedBy(leader, { zooKeeper: true });
      case "isolateLeaderFromReplicas":
        return this.#replacedBy(leader, { fromReplicas: true, toReplicas: true });
      case "deafenLeader":
        return this.#replacedBy(leader, { fromReplicas: true });
      case "muteLeader":
        return this.#replacedBy(leader, { toReplicas: true });
      case "killFollower":
        return this.#parts.supervisor.end(follower, "SIGKILL").then(() => undefined);
      case "stopFollower":
        return this.#away(
          () => follower.program.pause(),
          () => follower.program.resume(),
        );
      case "isolateFollower":
        return this.#cutOffForAWhile(follower, { zooKeeper: true, fromReplicas: true, toReplicas: true });
      case "deafenFollower":
        return this.#cutOffForAWhile(follower, { fromReplicas: true });
      case "wipeFollower":
        return this.#wipe();
      case "restartZooKeeper":
        return this.#restartZooKeeper();
      case "killAll":
        return this.#timeToLead(() =>
          Promise.all(cluster.schedulers.map((one) => this.#parts.supervisor.end(one, "SIGKILL"))),
        );
    }
  }

  #followerOf(leader: HaScheduler): HaScheduler {
    const { cluster, rng } = this.#parts;
    const followers = cluster.schedulers.filter((one) => one !== leader);
    return must(followers[rng.nextInt(followers.length)], "there are several schedulers");
  }

  #end(leader: HaScheduler, signal: NodeJS.Signals): Promise<number> {
    return this.#timeToLead(() => void this.#parts.supervisor.end(leader, signal), leader);
  }

  /** @returns milliseconds from the beginning of `harm` until a scheduler leads, other than `previous` */
  async #timeToLead(harm: () => unknown, previous?: HaScheduler): Promise<number> {
    const startMs = performance.now();
    await harm();
    await this.#parts.cluster.leader(previous);
    return Math.round(performance.now() - startMs);
  }

  async #stop(leader: HaScheduler): Promise<number> {
    await this.#pauseProgram(leader);
    const replaced = this.#timeToLead(() => undefined, leader);
    const afterwards = await this.#parts.whileStopped(leader, replaced);
    const timeMs = await replaced;
    leader.program.resume();
    await afterwards();
    return timeMs;
  }

  /** Now and then while it has nothing to write: what it waits for would tell it, once resumed, that it was replaced. */
  async #pauseProgram({ program }: HaScheduler): Promise<void> {
    const { gate, rng } = this.#parts;
    const isQuiet = rng.next() < QUIET_SHARE;
    if (isQuiet) gate.close();
    if (isQuiet) await pause(QUIET_MS);
    program.pause();
    gate.open();
  }

  /**
   * Until another leads, as a rule. Not for ever: whoever is cut off from the replicas alone may be elected again when
   * another one failed meanwhile, and finds no quorum before the partition ends.
   */
  async #replacedBy(leader: HaScheduler, partition: Partition): Promise<number> {
    const { cluster, rng } = this.#parts;
    const startMs = performance.now();
    cluster.cutOff(leader, partition);
    const other = cluster.leader(leader);
    await Promise.race([other, pause(MAX_PARTITION_MS)]);
    const sometime = Promise.race([other, cluster.leader()]).then(() => Math.round(performance.now() - startMs));
    await pause(rng.nextInt(MAX_EXTRA_MS));
    cluster.heal();
    return sometime;
  }

  #cutOffForAWhile(victim: HaScheduler, partition: Partition): Promise<undefined> {
    const { cluster } = this.#parts;
    return this.#away(
      () => cluster.cutOff(victim, partition),
      () => cluster.heal(),
    );
  }

  async #away(begin: () => void, end: () => void): Promise<undefined> {
    begin();
    await pause(this.#parts.rng.nextInt(MAX_AWAY_MS));
    end();
  }

  /** Only while all others vote and lack nothing, so that what was acknowledged stays with a quorum. */
  async #wipe(): Promise<undefined> {
    await this.recovered();
    const follower = this.#followerOf(await this.#parts.cluster.leader());
    this.#parts.supervisor.beforeRestart(follower, () => follower.wipeLog());
    this.#isWiped = true;
    await this.#parts.supervisor.end(follower, "SIGKILL");
  }

  /** One server of them, or all; for less than a session lasts or for more. */
  async #restartZooKeeper(): Promise<number> {
    const { cluster, rng } = this.#parts;
    const { servers } = cluster.zooKeeper;
    const first = rng.nextInt(servers.length);
    const victims = rng.next() < 0.5 ? servers : servers.slice(first, first + 1);
    return this.#timeToLead(async () => {
      await Promise.all(victims.map((server) => server.kill()));
      await pause(rng.nextInt(MAX_EXTRA_MS));
      for (const server of victims) server.launch();
      await Promise.all(victims.map((server) => server.ready()));
    });
  }
}
