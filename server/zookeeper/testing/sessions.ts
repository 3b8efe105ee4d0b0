/** Sessions for tests, and ways to end them from outside. */
import { systemClock } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import { ZooKeeper } from "../requests.ts";
import { parseServers } from "../servers.ts";
import { Session, type SessionEvent, type SessionOptions } from "../session.ts";
import { eventually } from "./waiting.ts";

export interface TestSessionOptions extends Partial<Omit<SessionOptions, "servers">> {
  readonly chroot?: string;
}

/** A session that is to be closed, with what happened to it so far. */
export interface TestSession {
  readonly zooKeeper: ZooKeeper;
  readonly session: Session;
  readonly events: readonly SessionEvent[];
}

/** Begins a session with the servers; it may not be connected yet. */
export function openSession(endpoints: readonly string[], options: TestSessionOptions = {}): TestSession {
  const session = new Session({
    servers: parseServers(endpoints),
    sessionTimeoutMs: 6000,
    connectionTimeoutMs: 3000,
    clock: systemClock,
    logger: silentLogger,
    ...options,
  });
  const events: SessionEvent[] = [];
  session.listen((event) => events.push(event));
  session.start();
  return { zooKeeper: new ZooKeeper(session, options.chroot), session, events };
}

export function connected({ session }: TestSession): Promise<void> {
  return eventually("a connection", () => session.state === "connected");
}
