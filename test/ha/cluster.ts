/**
 * A whole installation on this host: ZooKeeper, mesos-local published there, and schedulers that share a replicated log.
 * Between a scheduler and the others stand proxies, so that it can be cut off from ZooKeeper, from the other replicas,
 * or from both, and back.
 */
import { join } from "node:path";
import { must } from "../../server/core/domain/invariant.ts";
import { freePort } from "../../server/base/testing-ports.ts";
import { TcpProxy } from "../../server/zookeeper/testing/tcp-proxy.ts";
import { startZooKeeper, type ZooKeeperCluster } from "../../server/zookeeper/testing/zookeeper-server.ts";
import { Cluster } from "../crash/programs.ts";
import { clientFor, eventually, initializeLog } from "../harness.ts";
import { Program } from "../program.ts";

/** Generous, for machines with other work. */
const LEADING_TIMEOUT_MS = 120_000;

export interface HaOptions {
  /** Where everything is kept; it exists. */
  readonly directory: string;
  readonly schedulers?: number;
  readonly sessionTimeout?: string;
  /** HTTP ports of the schedulers; free ones when left out. */
  readonly httpPorts?: readonly number[];
  /** Further flags of every scheduler. */
  readonly flags?: readonly string[];
  /** Further flags of mesos-local. */
  readonly mesosFlags?: readonly string[];
}

interface Links {
  readonly toZooKeeper: TcpProxy;
  readonly fromReplicas: TcpProxy;
}

/** One of the schedulers: a process, or none at the moment, at an address of its own. */
export class HaScheduler {
  readonly name: string;
  readonly base: string;
  readonly trpc: ReturnType<typeof clientFor>;
  readonly program: Program;
  readonly #links: Links;

  constructor(parts: { name: string; base: string; program: Program; links: Links }) {
    this.name = parts.name;
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

  /** Cuts it off from ZooKeeper and from all replicas: nothing reaches it, and connections hang. */
  isolate(): void {
    this.#links.toZooKeeper.hold();
    this.#links.fromReplicas.hold();
  }

  /** Ends {@link isolate}: connections that hung are cut, new ones go through. */
  rejoin(): void {
    for (const link of [this.#links.toZooKeeper, this.#links.fromReplicas]) {
      link.cut();
      link.release();
    }
  }

  async closeLinks(): Promise<void> {
    await Promise.all([this.#links.toZooKeeper.close(), this.#links.fromReplicas.close()]);
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
    const zooKeeper = await startZooKeeper();
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

  /** A follower of `leader`. */
  followerOf(leader: HaScheduler): HaScheduler {
    return must(
      this.running.find((one) => one !== leader),
      "another scheduler runs",
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.schedulers.map(({ program }) => program.end("SIGTERM")));
    await Promise.all(this.schedulers.map((one) => one.closeLinks()));
    await this.mesos.stop();
    await this.zooKeeper.stop();
  }
}

interface Place {
  readonly index: number;
  readonly zooKeeper: ZooKeeperCluster;
  readonly masterUrl: string;
}

async function prepareScheduler(options: HaOptions, { index, zooKeeper, masterUrl }: Place): Promise<HaScheduler> {
  const name = `scheduler-${index + 1}`;
  const stateDir = join(options.directory, name);
  initializeLog(stateDir);
  const port = options.httpPorts?.[index] ?? (await freePort());
  const libprocessPort = await freePort();
  const links = {
    toZooKeeper: await TcpProxy.start(must(zooKeeper.servers[0], "there is a ZooKeeper server").port),
    fromReplicas: await TcpProxy.start(libprocessPort),
  };
  const replicas = options.schedulers ?? 3;
  const args = [
    "-cluster_name=ha",
    "-ip=127.0.0.1",
    "-hostname=127.0.0.1",
    `-http_port=${port}`,
    `-zk_endpoints=${links.toZooKeeper.endpoint}`,
    `-zk_session_timeout=${options.sessionTimeout ?? "3secs"}`,
    "-serverset_path=/aurora/scheduler",
    "-native_log_zk_group_path=/aurora/replicated-log",
    `-native_log_quorum_size=${Math.floor(replicas / 2) + 1}`,
    `-native_log_file_path=${join(stateDir, "log")}`,
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
  return new HaScheduler({ name, base: `http://127.0.0.1:${port}`, program, links });
}
