/** The program behind `bin/mesos-log`: the tool, and the ZooKeeper by which its replicas find others. */
import { runMesosLog } from "../prisma-free-store/log/tool/mesos-log.ts";
import type { GroupLocation, OpenedGroup } from "../prisma-free-store/log/tool/environment.ts";
import { ToolError } from "../prisma-free-store/log/tool/tool-flags.ts";
import { systemClock } from "./base/clock.ts";
import { createLogger } from "./base/logger.ts";
import { zookeeperReplicaGroup } from "./zookeeper/replica-group/replica-group.ts";
import { ZooKeeper } from "./zookeeper/requests.ts";
import { normalizePath, parseServers, ZooKeeperAddressError } from "./zookeeper/servers.ts";
import { Session } from "./zookeeper/session.ts";

/** As in Mesos's tool. */
const SESSION_TIMEOUT_MS = 10_000;

const logger = createLogger("info");
const clock = systemClock;

function openGroup({ servers, znode }: GroupLocation): OpenedGroup {
  const { addresses, path } = locate({ servers, znode });
  const session = new Session({
    servers: addresses,
    sessionTimeoutMs: SESSION_TIMEOUT_MS,
    connectionTimeoutMs: SESSION_TIMEOUT_MS,
    clock,
    logger,
  });
  session.start();
  const group = zookeeperReplicaGroup({ zooKeeper: new ZooKeeper(session), path, clock, logger });
  return { group, close: () => session.close() };
}

function locate({ servers, znode }: GroupLocation): {
  readonly addresses: ReturnType<typeof parseServers>;
  readonly path: string;
} {
  try {
    return { addresses: parseServers(servers.split(",")), path: normalizePath(znode) };
  } catch (error) {
    if (error instanceof ZooKeeperAddressError) throw new ToolError(error.message);
    throw error;
  }
}

function printTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
}

/** Called only by commands that run until they are told to end; the others end at a signal as any program. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}

// A reader such as `head` may leave early; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const environment = {
  out: printTo(process.stdout),
  err: printTo(process.stderr),
  openGroup,
  variables: process.env,
  logger,
  untilStopped,
};
// Not process.exitCode alone: a command that timed out may still be at work.
process.exit(await runMesosLog(process.argv.slice(2), environment));
