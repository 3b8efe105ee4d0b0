/**
 * A whole installation on this host: ZooKeeper, mesos-local published there, and schedulers that share a replicated log.
 * Between a scheduler and the others stand proxies, so that it can be cut off from ZooKeeper, from the other replicas,
 * or from both, and back.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { invariant, must } from "../../server/core/domain/invariant.ts";
import { freePort } from "../../server/base/testing-ports.ts";
import { TcpProxy } from "../../server/zookeeper/testing/tcp-proxy.ts";
import { startZooKeeper, type ZooKeeperCluster } from "../../server/zookeeper/testing/zookeeper-server.ts";
import { Cluster } from "../crash/programs.ts";
import { clientFor, eventually, initializeLog } from "../harness.ts";
import { Program } from "../program.ts";
import { ReplicaProxy, type HeldSenders } from "./replica-proxy.ts";

/** Generous, for machines with other work. */
const LEADING_TIMEOUT_MS = 300_000;
const ENDING_TIMEOUT_MS = 60_000;

export interface HaOptions {
  /** Where everything is kept; it exists. */
  readonly directory: string;
  readonly schedulers?: number;
  readonly sessionTimeout?: string;
  /** Servers of the ZooKeeper ensemble; one when left out. */
  readonly zooKeeperServers?: number;
  /** HTTP ports of the schedulers; free ones when left out. */
  readonly httpPorts?: readonly number[];
  /** Further flags of every scheduler. */
  readonly flags?: readonly string[];
  /** Makes a scheduler's log directory; by default an initialized, empty one. */
  readonly makeLog?: (path: string) => void;
  /** Further flags of mesos-local. */
  readonly mesosFlags?: readonly string[];
}

interface Links {
  readonly toZooKeeper: readonly TcpProxy[];
  readonly fromReplicas: ReplicaProxy;
}

/** What a scheduler is cut off from. */
export interface Partition {
  readonly zooKeeper?: boolean;
  /** Messages of the other replicas to it. */
  readonly fromReplicas?: boolean;
  /** Its messages to the other replicas. */
  readonly toReplicas?: boolean;
}

/** One of the schedulers: a process, or none at the moment, at an address of its own. */
export class HaScheduler {
  readonly name: string;
  readonly base: string;
  readonly trpc: ReturnType<typeof clientFor>;
  readonly program: Program;
  readonly #logDirectory: string;
  readonly #links: Links;

  constructor(parts: { name: string; base: string; program: Program; logDirectory: string; links: Links }) {
    this.name = parts.name;
    this.#logDirectory = parts.logDirectory;
    this.base = parts.base;
    this.program = parts.program;
    this.#links = parts.links;
    this.trpc = clientFor(parts.base);
  }

  /** 200 when it leads, 503 when another does, 502 when none is known; undefined without an answer. */
  async leaderHealth(): Promise<number | undefined> {
    const response = await fetch(`${this.base}/leaderhealth`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    return response?.status;
  }

  /** The stats of `/vars.json`; undefined without an answer. */
  async vars(): Promise<Readonly<Record<string, number | string>> | undefined> {
    const options = { signal: AbortSignal.timeout(2_000) };
    const response = await fetch(`${this.base}/vars.json`, options).catch(() => undefined);
    return response?.ok === true ? ((await response.json()) as Record<string, number | string>) : undefined;
  }

  /** Where the other replicas reach its own. */
  get replicaPort(): number {
    return this.#links.fromReplicas.port;
  }

  /** Cuts it off from ZooKeeper and from all replicas: nothing reaches it, and connections hang. */
  isolate(): void {
    this.holdZooKeeper();
    this.holdReplicas();
  }

  holdZooKeeper(): void {
    for (const link of this.#links.toZooKeeper) link.hold();
  }

  /** Holds the messages of the others to its replica; by default those of all. */
  holdReplicas(isHeld?: HeldSenders): void {
    this.#links.fromReplicas.hold(isHeld);
  }

  /** Ends every hold: connections that hung are cut, new ones go through. */
  rejoin(): void {
    for (const link of this.#links.toZooKeeper) {
      if (link.isHeld) link.cut();
      link.release();
    }
    this.#links.fromReplicas.release();
  }

  /** Takes its replica's disk away; it does not run. */
  wipeLog(): void {
    invariant(!this.program.isRunning, "a log is wiped while nobody uses it");
    rmSync(this.#logDirectory, { recursive: true });
  }

  async closeLinks(): Promise<void> {
    const { toZooKeeper, fromReplicas } = this.#links;
    await Promise.all([...toZooKeeper, fromReplicas].map((link) => link.close()));
  }
}

export class HaCluster {
  readonly zooKeeper: ZooKeeperCluster;
  readonly mesos: Cluster;
  readonly schedulers: readonly HaScheduler[];

  private constructor(parts: { zooKeeper: ZooKeeperCluster; mesos: Cluster; schedulers: readonly HaScheduler[] }) {
    this.zooKeeper = parts.zooKeeper;
    this.mesos = parts.mesos;
    this.schedulers = parts.schedulers;
  }

  /** Starts everything; resolves when the processes are there, and some of them may not answer yet. */
  static async start(options: HaOptions): Promise<HaCluster> {
    const { directory } = options;
    const zooKeeper = await startZooKeeper(options.zooKeeperServers);
    const masterUrl = `zk://${zooKeeper.endpoints.join(",")}/mesos`;
    const mesos = await Cluster.start(directory, [`--zk=${masterUrl}`, ...(options.mesosFlags ?? [])]);
    const schedulers: HaScheduler[] = [];
    for (let index = 0; index < (options.schedulers ?? 3); index++) {
      schedulers.push(await prepareScheduler(options, { index, zooKeeper, masterUrl }));
    }
    for (const { program } of schedulers) program.launch();
    return new HaCluster({ zooKeeper, mesos, schedulers });
  }

  get running(): readonly HaScheduler[] {
    return this.schedulers.filter(({ program }) => program.isRunning);
  }

  /** Resolves with the scheduler that leads, other than `previous`. */
  leader(previous?: HaScheduler): Promise<HaScheduler> {
    const find = async (): Promise<HaScheduler | undefined> => {
      const candidates = this.running.filter((one) => one !== previous);
      const healths = await Promise.all(candidates.map((one) => one.leaderHealth()));
      return candidates[healths.indexOf(200)];
    };
    return eventually("a scheduler to lead", find, LEADING_TIMEOUT_MS);
  }

  /** Resolves when each running scheduler leads or knows who does. */
  async settled(): Promise<HaScheduler> {
    await eventually(
      "every scheduler to know the leader",
      async () => {
        const healths = await Promise.all(this.running.map((one) => one.leaderHealth()));
        const leads = healths.filter((health) => health === 200).length;
        return leads === 1 && healths.every((health) => health === 200 || health === 503) ? true : undefined;
      },
      LEADING_TIMEOUT_MS,
    );
    return this.leader();
  }

  /** Cuts `victim` off from some of what it talks to, until {@link heal}. */
  cutOff(victim: HaScheduler, { zooKeeper, fromReplicas, toReplicas }: Partition): void {
    if (zooKeeper === true) victim.holdZooKeeper();
    if (fromReplicas === true) victim.holdReplicas();
    if (toReplicas !== true) return;
    for (const other of this.schedulers) {
      if (other !== victim) other.holdReplicas((senderPort) => senderPort === victim.replicaPort);
    }
  }

  /** Ends all that {@link cutOff} began. */
  heal(): void {
    for (const scheduler of this.schedulers) scheduler.rejoin();
  }

  /** A follower of `leader`. */
  followerOf(leader: HaScheduler): HaScheduler {
    return must(
      this.running.find((one) => one !== leader),
      "another scheduler runs",
    );
  }

  /** Ends everything. @returns the schedulers that did not end when they were asked to, and were killed */
  async stop(): Promise<readonly HaScheduler[]> {
    const stubborn = await Promise.all(this.schedulers.map(async (one) => ((await endsInTime(one)) ? [] : [one])));
    await Promise.all(this.schedulers.map((one) => one.closeLinks()));
    await this.mesos.stop();
    await this.zooKeeper.stop();
    return stubborn.flat();
  }
}

async function endsInTime({ program }: HaScheduler): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ENDING_TIMEOUT_MS);
  });
  const isInTime = await Promise.race([program.end("SIGTERM").then(() => true), tooLong]);
  clearTimeout(timer);
  if (!isInTime) await program.end("SIGKILL");
  return isInTime;
}

interface Place {
  readonly index: number;
  readonly zooKeeper: ZooKeeperCluster;
  readonly masterUrl: string;
}

async function prepareScheduler(options: HaOptions, { index, zooKeeper, masterUrl }: Place): Promise<HaScheduler> {
  const name = `scheduler-${index + 1}`;
  const stateDir = join(options.directory, name);
  const logDirectory = join(stateDir, "log");
  mkdirSync(stateDir);
  if (options.makeLog === undefined) initializeLog(stateDir);
  else options.makeLog(logDirectory);
  const port = options.httpPorts?.[index] ?? (await freePort());
  const libprocessPort = await freePort();
  const links = {
    toZooKeeper: await Promise.all(zooKeeper.servers.map((server) => TcpProxy.start(server.port))),
    fromReplicas: await ReplicaProxy.start(libprocessPort),
  };
  const replicas = options.schedulers ?? 3;
  const args = [
    "-cluster_name=ha",
    "-ip=127.0.0.1",
    "-hostname=127.0.0.1",
    `-http_port=${port}`,
    `-zk_endpoints=${links.toZooKeeper.map((link) => link.endpoint).join(",")}`,
    `-zk_session_timeout=${options.sessionTimeout ?? "3secs"}`,
    "-serverset_path=/aurora/scheduler",
    "-native_log_zk_group_path=/aurora/replicated-log",
    `-native_log_quorum_size=${Math.floor(replicas / 2) + 1}`,
    `-native_log_file_path=${logDirectory}`,
    `-mesos_master_address=${masterUrl}`,
    "-thermos_executor_cpu=0.01",
    "-thermos_executor_ram=16MB",
    ...(options.flags ?? []),
  ];
  const environment = {
    LIBPROCESS_IP: "127.0.0.1",
    LIBPROCESS_PORT: `${libprocessPort}`,
    LIBPROCESS_ADVERTISE_PORT: `${links.fromReplicas.port}`,
  };
  const logFile = join(stateDir, "scheduler.log");
  const program = new Program({ name: "aurora-scheduler", args, environment, logFile });
  return new HaScheduler({ name, base: `http://127.0.0.1:${port}`, program, logDirectory, links });
}
