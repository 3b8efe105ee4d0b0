/**
 * Three ZooKeeper servers on loopback that sync as ZooKeeper does unless told otherwise, and its `create`, for
 * comparison. Needs Debian's `zookeeper` package and `java`.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import zookeeper, { type Client } from "node-zookeeper-client";
import { freePorts } from "../../server/base/testing-ports.ts";

const JAR = "/usr/share/java/zookeeper.jar";

export function hasZooKeeper(): boolean {
  return existsSync(JAR);
}

export class ZooKeeperServers {
  readonly #children: readonly ChildProcess[];
  readonly #client: Client;
  #created = 0;

  private constructor(children: readonly ChildProcess[], client: Client) {
    this.#children = children;
    this.#client = client;
  }

  static async start(directory: string, size: number): Promise<ZooKeeperServers> {
    const ports = await freePorts(3 * size);
    const ids = Array.from({ length: size }, (_, i) => i + 1);
    const ensemble = ids.map((id) => `server.${id}=127.0.0.1:${ports[size + id - 1]}:${ports[2 * size + id - 1]}`);
    const children = ids.map((id) =>
      launch(join(directory, `zookeeper-${id}`), id, [`clientPort=${ports[id - 1]}`, ...ensemble]),
    );
    const client = zookeeper.createClient(ids.map((id) => `127.0.0.1:${ports[id - 1]}`).join(","), {
      sessionTimeout: 30_000,
      spinDelay: 200,
      retries: 0,
    });
    client.connect();
    const servers = new ZooKeeperServers(children, client);
    // Waits in the client's queue until the servers are there.
    await servers.create(Buffer.alloc(0));
    return servers;
  }

  /** Creates a node that holds `data`. */
  create(data: Buffer): Promise<void> {
    const path = `/node-${this.#created++}`;
    const { OPEN_ACL_UNSAFE } = zookeeper.ACL;
    return new Promise((resolve, reject) => {
      this.#client.create(path, data, OPEN_ACL_UNSAFE, zookeeper.CreateMode.PERSISTENT, (error) =>
        error === null ? resolve() : reject(error),
      );
    });
  }

  stop(): void {
    this.#client.close();
    for (const child of this.#children) child.kill("SIGKILL");
  }
}

function launch(directory: string, id: number, lines: readonly string[]): ChildProcess {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "myid"), `${id}\n`);
  const common = [
    "tickTime=2000",
    "initLimit=10",
    "syncLimit=5",
    "clientPortAddress=127.0.0.1",
    "admin.enableServer=false",
  ];
  const config = join(directory, "zoo.cfg");
  writeFileSync(config, [...common, `dataDir=${directory}`, ...lines, ""].join("\n"));
  const log = openSync(join(directory, "server.log"), "a");
  const args = ["-Xmx512m", "-cp", JAR, "org.apache.zookeeper.server.quorum.QuorumPeerMain", config];
  return spawn("java", args, { stdio: ["ignore", log, log] });
}
