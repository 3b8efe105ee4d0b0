/**
 * Flags of ZooKeeper, and of what is found and published there. Names, units and defaults from Aurora's
 * `FlaggedZooKeeperConfig.java`, `ZooKeeperUtils.java` and `SchedulerMain.java`.
 */
import {
  durationFlag,
  flagGroup,
  integerFlag,
  listFlag,
  optionalStringFlag,
  positive,
  stringFlag,
  type FlagValues,
} from "../base/flags/flag.ts";
import { normalizePath, parseServers } from "./servers.ts";

function fault(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const isPath = (path: string | undefined): string | undefined =>
  path === undefined ? undefined : fault(() => normalizePath(path));

export const zooKeeperFlags = flagGroup(
  "ZooKeeper",
  {
    endpoints: listFlag(
      "zk_endpoints",
      [],
      "Endpoint specification for the ZooKeeper servers. Without it this scheduler runs alone.",
      { check: (items) => (items.length === 0 ? undefined : fault(() => parseServers(items))) },
    ),
    chrootPath: optionalStringFlag("zk_chroot_path", "chroot path to use for the ZooKeeper connections.", {
      check: isPath,
    }),
    sessionTimeoutMs: durationFlag("zk_session_timeout", "15secs", "The ZooKeeper session timeout.", {
      check: positive,
    }),
    connectionTimeoutMs: durationFlag("zk_connection_timeout", "10secs", "The ZooKeeper connection timeout.", {
      check: positive,
    }),
    digestCredentials: optionalStringFlag(
      "zk_digest_credentials",
      "user:password to use when authenticating with ZooKeeper.",
      {
        check: (text) =>
          text === undefined || /^[^:]+:[^:]*$/.test(text) ? undefined : "must be formatted as user:password",
        secret: true,
      },
    ),
    serversetPath: optionalStringFlag("serverset_path", "ZooKeeper ServerSet path to register at.", { check: isPath }),
    serversetEndpointName: stringFlag(
      "serverset_endpoint_name",
      "http",
      "Name of the scheduler endpoint published in ZooKeeper.",
    ),
    previousQuorumSize: integerFlag(
      "native_log_previous_quorum_size",
      0,
      "While the quorum size is being changed: the size that other schedulers may still have. 0 when it is not. See docs/operations/changing-quorum.md.",
      { check: (size) => (size >= 0 ? undefined : "must not be below zero") },
    ),
  },
  ({ endpoints, serversetPath }) =>
    endpoints.length > 0 && serversetPath === undefined
      ? ["-zk_endpoints needs -serverset_path, where schedulers elect their leader: -serverset_path=/aurora/scheduler"]
      : [],
);

export type ZooKeeperSettings = FlagValues<typeof zooKeeperFlags>;
