/**
 * Finds the leading Mesos master in ZooKeeper (`master/detector/zookeeper.cpp`): of the nodes under the URL's path, the one
 * with the lowest number. The master last seen stays in force while ZooKeeper cannot be reached; Mesos's own
 * detector would forget it, and with it a connection that works.
 */
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import type { MasterDetector } from "../../scheduler/ports/master-detector.ts";
import type { SeenNode } from "../members.ts";
import { watchNodes } from "../node-watch.ts";
import { formatUrl } from "../servers.ts";
import type { SessionStatus } from "../session.ts";
import { decodeMasterAddress, MASTER_LABEL } from "./master-info.ts";
import { masterSession, type MasterSessionOptions } from "./master-session.ts";

export interface ZooKeeperMasterDetector extends MasterDetector {
  status(): SessionStatus;
  close(): Promise<void>;
}

type Listener = (candidates: readonly MasterAddress[]) => void;

/** The session begins with the first watch and is shared by all. @throws {ZooKeeperAddressError} */
export function zookeeperMasterDetector(options: MasterSessionOptions): ZooKeeperMasterDetector {
  const { clock, logger } = options;
  const { zooKeeper, url } = masterSession(options);
  const listeners = new Set<Listener>();
  let candidates: readonly MasterAddress[] | undefined;
  let unwatch: (() => void) | undefined;

  function candidatesOf([leader]: readonly SeenNode[]): readonly MasterAddress[] {
    if (leader === undefined) return [];
    const address = leader.label === MASTER_LABEL ? decodeMasterAddress(leader.data) : undefined;
    if (address === undefined)
      logger.error({ node: leader.name }, "The leading master's node does not say where it is");
    return address === undefined ? [] : [address];
  }

  function onNodes(nodes: readonly SeenNode[]): void {
    const found = candidatesOf(nodes);
    if (JSON.stringify(found) === JSON.stringify(candidates)) return;
    candidates = found;
    logger.info({ url: formatUrl(url), master: found[0] }, "Leading Mesos master");
    for (const listener of listeners) listener(found);
  }

  function begin(): void {
    zooKeeper.session.start();
    unwatch = watchNodes({ zooKeeper, parent: url.path, clock, logger, onChange: onNodes });
  }

  return {
    watch(onChange) {
      const listener: Listener = (found) => onChange(found);
      listeners.add(listener);
      if (candidates !== undefined) onChange(candidates);
      if (unwatch === undefined) begin();
      return () => void listeners.delete(listener);
    },
    status: () => zooKeeper.session.status(),
    async close() {
      listeners.clear();
      unwatch?.();
      await zooKeeper.session.close();
    },
  };
}
