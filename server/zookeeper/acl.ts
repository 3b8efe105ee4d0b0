/**
 * Who may do what with our nodes, as Aurora's `ZooKeeperUtils.java` and Mesos's Group have it: with credentials everyone
 * may read and only their owner may change; without, everyone may do everything.
 */
import zookeeper, { type ACL } from "node-zookeeper-client";

const EVERYONE_READ_CREATOR_ALL: readonly ACL[] = [...zookeeper.ACL.CREATOR_ALL_ACL, ...zookeeper.ACL.READ_ACL_UNSAFE];

export function aclFor(credentials: string | undefined): readonly ACL[] {
  return credentials === undefined ? zookeeper.ACL.OPEN_ACL_UNSAFE : EVERYONE_READ_CREATOR_ALL;
}
