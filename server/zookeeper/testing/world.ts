/** What a process test of this room starts, and its end: ZooKeeper servers, sessions, proxies. */
import { systemClock, type Clock } from "../../base/clock.ts";
import { silentLogger, type Logger } from "../../base/logger.ts";
import type { ZooKeeper } from "../requests.ts";
import { openSession, type TestSession, type TestSessionOptions } from "./sessions.ts";
import { TcpProxy } from "./tcp-proxy.ts";
import { eventually } from "./waiting.ts";
import { startZooKeeper, type ZooKeeperCluster } from "./zookeeper-server.ts";

/** What all parts of this room are given. */
export interface Parts {
  readonly zooKeeper: ZooKeeper;
  readonly clock: Clock;
  readonly logger: Logger;
}

export function partsOf({ zooKeeper }: TestSession): Parts {
  return { zooKeeper, clock: systemClock, logger: silentLogger };
}

export class TestWorld {
  readonly cluster: ZooKeeperCluster;
  readonly #cleanups: (() => Promise<void>)[] = [];

  private constructor(cluster: ZooKeeperCluster) {
    this.cluster = cluster;
  }

  static async start(servers = 1): Promise<TestWorld> {
    return new TestWorld(await startZooKeeper(servers));
  }

  session(options: TestSessionOptions = {}, endpoints = this.cluster.endpoints): TestSession {
    const session = openSession(endpoints, options);
    this.afterEach(() => session.session.close());
    return session;
  }

  /** A session with the first server over a connection that can be held and cut. */
  async proxied(options: TestSessionOptions = {}): Promise<TestSession & { readonly proxy: TcpProxy }> {
    const [server] = this.cluster.servers;
    const proxy = await TcpProxy.start(server?.port ?? 0);
    this.afterEach(() => proxy.close());
    return { proxy, ...this.session(options, [proxy.endpoint]) };
  }

  /** Runs `cleanup` at the end of the test, before those that were registered earlier. */
  afterEach(cleanup: () => Promise<void> | void): void {
    this.#cleanups.push(async () => cleanup());
  }

  async cleanUp(): Promise<void> {
    for (const cleanup of this.#cleanups.splice(0).reverse()) await cleanup();
  }

  async stop(): Promise<void> {
    await this.cleanUp();
    await this.cluster.stop();
  }
}

/** Cuts a session off until its server has ended it, and lets it come back in a new one. */
export async function expire(session: TestSession & { readonly proxy: TcpProxy }): Promise<void> {
  const { proxy } = session;
  const before = session.session.epoch;
  proxy.hold();
  const heldMs = performance.now();
  await eventually("the time of the session to pass", () => performance.now() - heldMs > 2 * session.session.timeoutMs);
  proxy.cut();
  proxy.release();
  await eventually("the next session", () => session.session.epoch === before + 1);
}
