/** The scheduler's own session with ZooKeeper, as its flags have it. */
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import type { StatsRegistry } from "../base/stats/stats.ts";
import type { ZooKeeperSettings } from "./flags.ts";
import { ZooKeeper } from "./requests.ts";
import { exportSessionStats } from "./session-stats.ts";
import { normalizePath, parseServers } from "./servers.ts";
import { Session } from "./session.ts";

export interface OpenZooKeeperOptions {
  readonly settings: ZooKeeperSettings;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

/** Begins a session with the servers of `-zk_endpoints`, below `-zk_chroot_path`. Returns at once. */
export function openZooKeeper({ settings, clock, stats, logger }: OpenZooKeeperOptions): ZooKeeper {
  const session = new Session({
    servers: parseServers(settings.endpoints),
    sessionTimeoutMs: settings.sessionTimeoutMs,
    connectionTimeoutMs: settings.connectionTimeoutMs,
    credentials: settings.digestCredentials,
    clock,
    logger,
  });
  if (settings.digestCredentials === undefined) {
    logger.warn("Running without ZooKeeper digest credentials. ZooKeeper ACLs are disabled.");
  }
  exportSessionStats(session, stats);
  session.start();
  return new ZooKeeper(session, normalizePath(settings.chrootPath ?? "/"));
}
