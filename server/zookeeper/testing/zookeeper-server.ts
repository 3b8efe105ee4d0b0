/**
 * Real ZooKeeper servers for tests: alone or as an ensemble, on free ports and in a directory of their own, tuned to start fast
 * and to let sessions be short. Needs Debian's `zookeeper` package and `java`.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "../../base/testing-ports.ts";
import { eventually } from "./waiting.ts";

const ZOOKEEPER_JAR = "/usr/share/java/zookeeper.jar";
const START_TIMEOUT_MS = 60_000;

/** Sessions may be as short as two ticks. */
const TICK_MS = 100;

/** The first compiler alone and one thread of garbage collection: these servers live for seconds. */
const JVM_OPTIONS = ["-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dzookeeper.forceSync=no"];

interface ServerSpec {
  readonly directory: string;
  readonly port: number;
  /** Lines of the configuration that name the ensemble; none for a server alone. */
  readonly ensemble: readonly string[];
  readonly id: number;
}

/** One server process, which can be ended and started again on the same port and data. */
export class ZooKeeperServer {
  readonly port: number;
  readonly #spec: ServerSpec;
  #child: ChildProcess | undefined;

  constructor(spec: ServerSpec) {
    this.#spec = spec;
    this.port = spec.port;
  }

  /** As in `-zk_endpoints`. */
  get endpoint(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Starts the process; {@link ready} says when it serves. */
  launch(): void {
    const { directory, port, ensemble, id } = this.#spec;
    if (!existsSync(ZOOKEEPER_JAR)) throw new Error(`${ZOOKEEPER_JAR} is missing: apt-get install zookeeper`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, "myid"), `${id}\n`);
    const config = join(directory, "zoo.cfg");
    writeFileSync(config, [...configuration(directory, port), ...ensemble, ""].join("\n"));
    const log = openSync(join(directory, "server.log"), "a");
    const main = ["-cp", ZOOKEEPER_JAR, "org.apache.zookeeper.server.quorum.QuorumPeerMain", config];
    this.#child = spawn("java", [...JVM_OPTIONS, ...main], { stdio: ["ignore", log, log] });
    closeSync(log);
  }

  /** Resolves when the server serves clients, in its ensemble if it has one. */
  async ready(): Promise<void> {
    await eventually(
      `ZooKeeper on port ${this.port}`,
      async () => {
        if (this.#child?.exitCode !== null) throw new Error(`ZooKeeper ended:\n${this.log()}`);
        return /^Mode: /m.test(await this.ask("srvr"));
      },
      START_TIMEOUT_MS,
    );
  }

  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  /** Ends the process, by default at once. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    child.kill("SIGCONT");
    await exited;
  }

  /** Makes the process hang: its sockets stay open, and nothing answers. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  resume(): void {
    this.#child?.kill("SIGCONT");
  }

  log(): string {
    return readFileSync(join(this.#spec.directory, "server.log"), "utf8");
  }

  /** The answer to one of ZooKeeper's four-letter words; empty when there is none. */
  ask(word: string): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(this.port, "127.0.0.1", () => socket.write(word));
      let answer = "";
      socket.setTimeout(1000, () => socket.destroy());
      socket.on("data", (bytes) => (answer += bytes.toString()));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(answer));
    });
  }
}

function configuration(directory: string, port: number): string[] {
  return [
    `tickTime=${TICK_MS}`,
    "initLimit=100",
    "syncLimit=20",
    `dataDir=${directory}`,
    `clientPort=${port}`,
    "clientPortAddress=127.0.0.1",
    "maxClientCnxns=0",
    `minSessionTimeout=${2 * TICK_MS}`,
    "maxSessionTimeout=60000",
    "admin.enableServer=false",
    "4lw.commands.whitelist=*",
  ];
}

/** One server alone or an ensemble. */
export interface ZooKeeperCluster {
  readonly servers: readonly ZooKeeperServer[];
  /** As in `-zk_endpoints`. */
  readonly endpoints: readonly string[];
  /** Ends all servers and removes their data. */
  stop(): Promise<void>;
}

/** Starts servers and waits until they serve. */
export async function startZooKeeper(count = 1): Promise<ZooKeeperCluster> {
  const root = mkdtempSync(join(tmpdir(), "zookeeper-"));
  const ports = await freePorts(3 * count);
  const members = ports.slice(0, count).map((port, index) => ({ port, id: index + 1 }));
  const peers = members.map(({ id }) => `server.${id}=127.0.0.1:${ports[count + id - 1]}:${ports[2 * count + id - 1]}`);
  const ensemble = count === 1 ? [] : peers;
  const servers = members.map(
    ({ port, id }) => new ZooKeeperServer({ directory: join(root, `${id}`), port, id, ensemble }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.kill()));
    rmSync(root, { recursive: true, force: true });
  };
  try {
    for (const server of servers) server.launch();
    await Promise.all(servers.map((server) => server.ready()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { servers, endpoints: servers.map((server) => server.endpoint), stop };
}
