/** Reads a scheduler's serverset in ZooKeeper once. Loaded only for clusters that are found so. */
import { systemClock } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import { CommandError } from "../command-error.ts";
import { EXIT_INVALID_CONFIGURATION } from "../exit-codes.ts";
import { ZooKeeperError } from "../../zookeeper/errors.ts";
import { readMembers } from "../../zookeeper/members.ts";
import { ZooKeeper } from "../../zookeeper/requests.ts";
import { normalizePath, parseServers, ZooKeeperAddressError } from "../../zookeeper/servers.ts";
import { MEMBER_LABEL } from "../../zookeeper/serverset/election.ts";
import { decodeServiceInstance, type Endpoint } from "../../zookeeper/serverset/service-instance.ts";
import { Session } from "../../zookeeper/session.ts";
import { NoSchedulerError } from "./no-scheduler-error.ts";

/** Aurora's `SERVERSET_TIMEOUT`. */
const TIMEOUT_MS = 10_000;

export interface ServersetLocation {
  readonly servers: readonly string[];
  readonly path: string;
  readonly cluster: string;
}

function locate({ servers, path, cluster }: ServersetLocation): {
  readonly addresses: ReturnType<typeof parseServers>;
  readonly node: string;
} {
  try {
    return { addresses: parseServers(servers), node: normalizePath(path) };
  } catch (error) {
    if (!(error instanceof ZooKeeperAddressError)) throw error;
    throw new CommandError(EXIT_INVALID_CONFIGURATION, `Cluster ${cluster}: ${error.message}`);
  }
}

function url(scheme: string, { host, port }: Endpoint): string {
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The leader's base address. @throws {NoSchedulerError} when ZooKeeper does not answer or knows no leader. */
export async function findLeader(location: ServersetLocation): Promise<string> {
  const { addresses, node } = locate(location);
  const session = new Session({
    servers: addresses,
    sessionTimeoutMs: TIMEOUT_MS,
    connectionTimeoutMs: TIMEOUT_MS,
    clock: systemClock,
    logger: silentLogger,
  });
  // The session's timers do not keep the process alive; the command has to wait for its answer.
  const awake = setInterval(() => undefined, TIMEOUT_MS);
  session.start();
  try {
    const members = await readMembers({ zooKeeper: new ZooKeeper(session), parent: node, label: MEMBER_LABEL });
    const instance = members.flatMap(({ data }) => decodeServiceInstance(data) ?? []).at(-1);
    if (instance === undefined) {
      const where = `${location.servers.join(",")}${node}`;
      throw new NoSchedulerError(
        `No schedulers detected in ${location.cluster}: nobody leads in ZooKeeper at ${where}`,
      );
    }
    const { https, http = instance.serviceEndpoint } = instance.additionalEndpoints;
    return https === undefined ? url("http", http) : url("https", https);
  } catch (error) {
    if (error instanceof ZooKeeperError) {
      throw new NoSchedulerError(`Could not read ZooKeeper at ${location.servers.join(",")}: ${error.message}`, {
        cause: error,
      });
    }
    throw error;
  } finally {
    clearInterval(awake);
    await session.close();
  }
}
