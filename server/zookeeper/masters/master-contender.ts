/**
 * Publishes a master as Mesos does (`master/contender/zookeeper.cpp`), for `mesos-local --zk=`. It is found there by schedulers
 * and agents that are given the same URL.
 */
import { Group } from "../group.ts";
import { encodeMasterInfo, MASTER_LABEL, type MasterIdentity } from "./master-info.ts";
import { masterSession, type MasterSessionOptions } from "./master-session.ts";

export interface PublishedMaster {
  /** Resolves when the master can be found; rejects when ZooKeeper refuses. */
  readonly ready: Promise<void>;
  /** Takes the master out of ZooKeeper and ends the session. */
  close(): Promise<void>;
}

export interface PublishMasterOptions extends MasterSessionOptions {
  readonly master: MasterIdentity;
}

/**
 * The master stays published, in a new place in line after an expiry, until it is closed.
 * @throws {ZooKeeperAddressError}
 */
export function publishMaster(options: PublishMasterOptions): PublishedMaster {
  const { clock, logger, master } = options;
  const { zooKeeper, url } = masterSession(options);
  zooKeeper.session.start();
  const group = new Group({ zooKeeper, path: url.path, clock, logger });
  const ready = group.join(encodeMasterInfo(master), { label: MASTER_LABEL }).then(() => undefined);
  ready.catch((error: unknown) => logger.error({ err: error }, "Could not publish the master in ZooKeeper"));
  return { ready, close: () => zooKeeper.session.close() };
}
