/** Every flag of the scheduler: the groups that the rooms declare, put together, and the relations among groups. */
import { parseFlags, UsageError, type ParsedFlags } from "./base/flags/parse.ts";
import { clusterFlags } from "./cluster-flags.ts";
import { httpFlags } from "./http/flags.ts";
import { lifecycleFlags } from "./lifecycle/flags.ts";
import { driverFlags } from "./mesos/driver/flags.ts";
import { mesosLocalFlags } from "./mesos/local/options.ts";
import { backupFlags } from "../prisma-free-store/backup/flags.ts";
import { logFlags, storageFlags } from "../prisma-free-store/flags.ts";
import { schedulerFlagGroups } from "./scheduler/flags.ts";
import { zooKeeperFlags } from "./zookeeper/flags.ts";
import { normalizePath } from "./zookeeper/servers.ts";

const groups = {
  cluster: clusterFlags,
  http: httpFlags,
  lifecycle: lifecycleFlags,
  log: logFlags,
  storage: storageFlags,
  backup: backupFlags,
  zooKeeper: zooKeeperFlags,
  driver: driverFlags,
  ...schedulerFlagGroups,
  local: mesosLocalFlags,
} as const;

/** The flags of a command line. */
export type Options = ParsedFlags<typeof groups>;

/** The values of all flags, by group. */
export type Settings = Options["values"];

/** @throws {UsageError} */
export function parseOptions(argv: readonly string[]): Options {
  const options = parseFlags(groups, argv);
  const faults = options.help ? [] : faultsAmong(options.values);
  if (faults.length > 0) throw new UsageError(faults.join("; "));
  return options;
}

function faultsAmong(settings: Settings): readonly string[] {
  return settings.zooKeeper.endpoints.length === 0 ? faultsAlone(settings) : faultsAmongOthers(settings);
}

/** Without ZooKeeper nothing keeps two schedulers from leading at once, each with a log of its own. */
function faultsAlone({ log, zooKeeper }: Settings): readonly string[] {
  const faults: string[] = [];
  if (log.quorumSize !== 1) {
    faults.push(
      `-native_log_quorum_size=${log.quorumSize} needs -zk_endpoints, -serverset_path and -native_log_zk_group_path, ` +
        "by which schedulers and replicas find one another; without ZooKeeper there is one replica, with quorum size 1",
    );
  }
  if (zooKeeper.serversetPath !== undefined) faults.push("-serverset_path needs -zk_endpoints");
  if (log.zkGroupPath !== undefined) faults.push("-native_log_zk_group_path needs -zk_endpoints");
  return faults;
}

function faultsAmongOthers({ log, zooKeeper, driver }: Settings): readonly string[] {
  const faults: string[] = [];
  if (driver.mesosMasterAddress === "local") {
    faults.push(
      "-mesos_master_address=local is for a scheduler that runs alone: with -zk_endpoints each scheduler would have a " +
        "cluster of its own; run bin/mesos-local --zk=zk://host:port/mesos and name that",
    );
  }
  const { zkGroupPath } = log;
  if (zkGroupPath === undefined) {
    faults.push(
      "-zk_endpoints needs -native_log_zk_group_path, where the log's replicas find one another: " +
        "-native_log_zk_group_path=/aurora/replicated-log",
    );
  } else {
    const fault = pathFault(zkGroupPath);
    if (fault !== undefined) faults.push(`-native_log_zk_group_path=${zkGroupPath}: ${fault}`);
    else if (normalizePath(zkGroupPath) === normalizePath(zooKeeper.serversetPath ?? "/")) {
      faults.push("-native_log_zk_group_path and -serverset_path must differ");
    }
  }
  return faults;
}

function pathFault(path: string): string | undefined {
  try {
    normalizePath(path);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
