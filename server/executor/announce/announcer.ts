/**
 * Announces a task in a serverset while it serves: a member node that is made again after an expired session, and
 * removed when the task is about to end. Loaded when the first task announces; see {@link Announcement}.
 */
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { aclOf } from "../../zookeeper/acl.ts";
import { KeptNode } from "../../zookeeper/kept-node.ts";
import { ZooKeeper } from "../../zookeeper/requests.ts";
import { normalizePath, parseServers } from "../../zookeeper/servers.ts";
import { Session } from "../../zookeeper/session.ts";
import { MEMBER_PREFIX } from "../core/serverset.ts";
import type { ZooKeeperAuth } from "../core/zookeeper-auth.ts";
import type { Log } from "../log.ts";

export interface AnnouncerOptions {
  /** `host:port,host:port`. */
  readonly ensemble: string;
  readonly path: string;
  readonly data: string;
  readonly auth: ZooKeeperAuth;
  /** By default what Aurora's announcer asks for. */
  readonly sessionTimeoutMs?: number;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OpenAnnouncer {
  /** Resolves when the task is announced; rejects when ZooKeeper refuses it. */
  readonly announced: Promise<void>;
  /** True when there is or was a session. */
  hasConnected(): boolean;
  /** Takes the task out of its serverset. */
  close(): Promise<void>;
}

/** Kazoo's default. */
const SESSION_TIMEOUT_MS = 10_000;
const CONNECTION_TIMEOUT_MS = 10_000;
/** A member that could not be removed goes with its session. */
const REMOVE_TIMEOUT_MS = 1000;

/** @throws ZooKeeperAddressError */
export function openAnnouncer(options: AnnouncerOptions): OpenAnnouncer {
  const { ensemble, path, data, auth, clock, log, sessionTimeoutMs = SESSION_TIMEOUT_MS } = options;
  const logger = loggerOf(log);
  const parent = normalizePath(path);
  const session = new Session({
    servers: parseServers(ensemble.split(",")),
    sessionTimeoutMs,
    connectionTimeoutMs: CONNECTION_TIMEOUT_MS,
    credentials: auth.credentials,
    clock,
    logger,
  });
  session.start();
  const acl = auth.acl.length === 0 ? undefined : aclOf(auth.acl);
  const node = new KeptNode({
    zooKeeper: new ZooKeeper(session, "/", acl),
    parent,
    prefix: MEMBER_PREFIX,
    data,
    clock,
    logger,
    onMade: ({ name }) => log(`announced as ${parent}/${name}`),
    onLost: () => log("the announcement is gone; it is made again"),
  });
  return {
    announced: node.ready,
    hasConnected: () => session.epoch > 0,
    async close() {
      try {
        await node.remove(REMOVE_TIMEOUT_MS);
      } catch (error) {
        log(`the announcement goes with its session: ${String(error)}`);
      }
      await session.close();
    },
  };
}

/** The lines that the ZooKeeper room logs, without what people do not read in a sandbox. */
function loggerOf(log: Log): Logger {
  const say = (first: unknown, text?: string): void => {
    const detail = typeof first === "object" && first !== null && "err" in first ? `: ${String(first.err)}` : "";
    log(`${text ?? String(first)}${detail}`);
  };
  const quiet = (): void => {};
  const logger = { debug: quiet, trace: quiet, info: say, warn: say, error: say, fatal: say };
  // Of a logger, the room uses the methods above.
  return logger as unknown as Logger;
}
