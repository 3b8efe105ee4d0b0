/**
 * The private parts of node-zookeeper-client 1.1.3 that we rely on, and the check at start that they are there:
 * another version must fail at once and not when a server hangs.
 */
import type { Client, ConnectionManager } from "node-zookeeper-client";
import { invariant } from "../../core/domain/invariant.ts";

/** `ConnectionManager.STATES`. */
export const MANAGER_STATES = {
  DISCONNECTED: 0,
  CONNECTING: 1,
  CONNECTED: 2,
  CONNECTED_READ_ONLY: 3,
  CLOSING: -1,
  CLOSED: -2,
  SESSION_EXPIRED: -3,
  AUTHENTICATION_FAILED: -4,
} as const;

/** The transaction id under which a server answers pings. */
export const XID_PING = -2;

/** Length 8, xid -2, operation 11. */
export const PING_FRAME: Buffer = Buffer.from("00000008fffffffe0000000b", "hex");

const METHODS = [
  "findNextServer",
  "onSocketConnected",
  "onSocketData",
  "onSocketClosed",
  "onSocketTimeout",
  "setState",
  "updateTimeout",
  "queue",
  "on",
] as const satisfies readonly (keyof ConnectionManager)[];

const NUMBERS = ["state", "xid", "sessionTimeout", "spinDelay"] as const satisfies readonly (keyof ConnectionManager)[];

/** @throws {InvariantViolation} when the package is not the version that we know. */
export function assertInternals(client: Client): void {
  const manager: ConnectionManager | undefined = client.connectionManager;
  const unknown = (part: string): string =>
    `node-zookeeper-client is not version 1.1.3: its ${part} is not what server/zookeeper/client relies on`;
  invariant(typeof manager === "object", unknown("connectionManager"));
  for (const name of METHODS) invariant(typeof manager[name] === "function", unknown(name));
  for (const name of NUMBERS) invariant(typeof manager[name] === "number", unknown(name));
  invariant(manager.state === MANAGER_STATES.DISCONNECTED, unknown("first state"));
  invariant(Array.isArray(manager.servers) && Array.isArray(manager.pendingQueue), unknown("lists"));
  invariant(Array.isArray(manager.packetQueue?.queue), unknown("packetQueue"));
  invariant(Buffer.isBuffer(manager.sessionId) && manager.sessionId.length === 8, unknown("sessionId"));
  invariant(manager.connectTimeoutHandler === null && manager.socket === undefined, unknown("connection"));
}
