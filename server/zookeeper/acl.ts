/**
 * Who may do what with our nodes, as Aurora's `ZooKeeperUtils.java` and Mesos's Group have it: with credentials everyone
 * may read and only their owner may change; without, everyone may do everything.
 */
import { createHash } from "node:crypto";
import zookeeper, { type ACL } from "node-zookeeper-client";

const EVERYONE_READ_CREATOR_ALL: readonly ACL[] = [...zookeeper.ACL.CREATOR_ALL_ACL, ...zookeeper.ACL.READ_ACL_UNSAFE];

export function aclFor(credentials: string | undefined): readonly ACL[] {
  return credentials === undefined ? zookeeper.ACL.OPEN_ACL_UNSAFE : EVERYONE_READ_CREATOR_ALL;
}

/** One entry of an ACL in words. */
export interface Access {
  /** `world`, `digest`, `ip`, `auth`, ... */
  readonly scheme: string;
  /** `anyone`, `user:password`, an address, ... */
  readonly credential: string;
  readonly permissions: readonly Permission[];
}

export type Permission = keyof typeof PERMISSIONS;

/** ZooKeeper's bits, `ZooDefs.Perms`. */
const PERMISSIONS = { read: 1, write: 2, create: 4, delete: 8, admin: 16 } as const;

/** Servers keep passwords as `user:base64(sha1(user:password))` and are told them so in ACLs. */
function identity({ scheme, credential }: Access): string {
  if (scheme !== "digest") return credential;
  const hash = createHash("sha1").update(credential).digest("base64");
  return `${credential.slice(0, credential.indexOf(":"))}:${hash}`;
}

export function aclOf(entries: readonly Access[]): readonly ACL[] {
  return entries.map((access) => {
    const bits = access.permissions.reduce((sum, permission) => sum | PERMISSIONS[permission], 0);
    return new zookeeper.ACL(bits, new zookeeper.Id(access.scheme, identity(access)));
  });
}
