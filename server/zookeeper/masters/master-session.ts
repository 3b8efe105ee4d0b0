/** A session of its own with the ensemble that a `zk://` URL names; it may be another one than `-zk_endpoints`. */
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { ZooKeeper } from "../requests.ts";
import { parseZooKeeperUrl, type ZooKeeperUrl } from "../servers.ts";
import { Session } from "../session.ts";

/** `MASTER_DETECTOR_ZK_SESSION_TIMEOUT` and `MASTER_CONTENDER_ZK_SESSION_TIMEOUT` of Mesos. */
const DEFAULT_SESSION_TIMEOUT_MS = 10_000;
const DEFAULT_CONNECTION_TIMEOUT_MS = 10_000;

export interface MasterSessionOptions {
  /** `zk://user:password@host:port,host:port/path`. */
  readonly url: string;
  readonly sessionTimeoutMs?: number | undefined;
  readonly connectionTimeoutMs?: number | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Not yet started. @throws {ZooKeeperAddressError} */
export function masterSession(options: MasterSessionOptions): { zooKeeper: ZooKeeper; url: ZooKeeperUrl } {
  const url = parseZooKeeperUrl(options.url);
  const session = new Session({
    servers: url.servers,
    credentials: url.credentials,
    sessionTimeoutMs: options.sessionTimeoutMs ?? DEFAULT_SESSION_TIMEOUT_MS,
    connectionTimeoutMs: options.connectionTimeoutMs ?? DEFAULT_CONNECTION_TIMEOUT_MS,
    clock: options.clock,
    logger: options.logger,
  });
  return { zooKeeper: new ZooKeeper(session), url };
}
