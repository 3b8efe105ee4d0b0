/**
 * The requests that we make of ZooKeeper, as promises. Paths are below the chroot. A node that is not there is `undefined` to
 * those who read and `false` to those who remove, not an error.
 */
import zookeeper, { type ACL, type RawStat, type Watcher } from "node-zookeeper-client";
import { aclFor } from "./acl.ts";
import { sequentialPath } from "./client/guarded-client.ts";
import { isZooKeeperError } from "./errors.ts";
import type { RequestOptions, Session } from "./session.ts";

export type NodeMode = "PERSISTENT" | "EPHEMERAL" | "EPHEMERAL_SEQUENTIAL";

export interface NodeStat {
  readonly version: number;
  /** Id of the session that an ephemeral node belongs to, hexadecimal. */
  readonly ephemeralOwner: string;
  /** When it was made, by the clock of ZooKeeper's leader; epoch milliseconds. */
  readonly createdMs: number;
}

export interface NodeContent {
  readonly data: string;
  readonly stat: NodeStat;
}

/** Narrows a request: to an epoch of the session, to a deadline. */
export type RequestLimits = Omit<RequestOptions, "what">;

function statOf(raw: RawStat): NodeStat {
  return {
    version: raw.version,
    ephemeralOwner: raw.ephemeralOwner.toString("hex"),
    createdMs: Number(raw.ctime.readBigInt64BE()),
  };
}

async function unlessMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isZooKeeperError(error, "NO_NODE")) return undefined;
    throw error;
  }
}

/** Requests in a session, below a chroot. */
export class ZooKeeper {
  readonly session: Session;
  readonly #chroot: string;
  /** Of the nodes that are made. */
  readonly #acl: readonly ACL[];

  /** @param acl instead of the usual one; see `acl.ts` */
  constructor(session: Session, chroot = "/", acl = aclFor(session.credentials)) {
    this.session = session;
    this.#chroot = chroot === "/" ? "" : chroot;
    this.#acl = acl;
  }

  /** Makes a node and returns its path, to which a sequential one has its number added. */
  async create(
    path: string,
    node: { readonly data: string; readonly mode: NodeMode },
    limits: RequestLimits = {},
  ): Promise<string> {
    const full = this.#full(path);
    const mode = zookeeper.CreateMode[node.mode];
    const made = await this.session.run<string>({ ...limits, what: `create ${full}` }, (client, done) =>
      client.create(sequentialPath(full), Buffer.from(node.data), this.#acl, mode, done),
    );
    return made.slice(this.#chroot.length);
  }

  /** Makes a path's nodes, down from the first that is missing. */
  async ensurePath(path: string, limits: RequestLimits = {}): Promise<void> {
    await this.#ensure(this.#full(path), limits);
  }

  /** @returns false when there is no such node */
  async remove(path: string, limits: RequestLimits = {}): Promise<boolean> {
    const full = this.#full(path);
    const removed = this.session.run<void>({ ...limits, what: `delete ${full}` }, (client, done) =>
      client.remove(full, -1, (error) => done(error)),
    );
    return (await unlessMissing(removed.then(() => true))) ?? false;
  }

  /** The watcher, if any, is called when the node is made, changed or removed. */
  async exists(path: string, watcher?: Watcher): Promise<NodeStat | undefined> {
    const stat = await this.#exists(this.#full(path), {}, watcher);
    return stat === null ? undefined : statOf(stat);
  }

  /** The watcher, if any, is called when the node is changed or removed, and not where there is none. */
  async get(path: string, watcher?: Watcher): Promise<NodeContent | undefined> {
    const full = this.#full(path);
    const content = this.session.run<NodeContent>({ what: `read ${full}` }, (client, done) =>
      client.getData(full, watcher, (error, data, stat) =>
        error ? done(error) : done(null, { data: data?.toString("utf8") ?? "", stat: statOf(stat) }),
      ),
    );
    return unlessMissing(content);
  }

  /** @throws {ZooKeeperError} NO_NODE among others */
  async set(path: string, data: string): Promise<void> {
    const full = this.#full(path);
    await this.session.run<void>({ what: `write ${full}` }, (client, done) =>
      client.setData(full, Buffer.from(data), -1, (error) => done(error)),
    );
  }

  /** The names of a node's children. The watcher, if any, is called when they change, and not where there is no node. */
  async children(path: string, watcher?: Watcher): Promise<readonly string[] | undefined> {
    const full = this.#full(path);
    const names = this.session.run<string[]>({ what: `list ${full}` }, (client, done) =>
      client.getChildren(full, watcher, (error, names) => done(error, names)),
    );
    return unlessMissing(names);
  }

  #full(path: string): string {
    if (this.#chroot === "") return path;
    return path === "/" ? this.#chroot : this.#chroot + path;
  }

  #exists(full: string, limits: RequestLimits, watcher?: Watcher): Promise<RawStat | null> {
    return this.session.run<RawStat | null>({ ...limits, what: `look for ${full}` }, (client, done) =>
      client.exists(full, watcher, done),
    );
  }

  /** Looks before it makes: who may not make a node's siblings may still use the node. */
  async #ensure(full: string, limits: RequestLimits): Promise<void> {
    if (full === "/" || full === "" || (await this.#exists(full, limits)) !== null) return;
    await this.#ensure(full.slice(0, full.lastIndexOf("/")), limits);
    try {
      await this.session.run<string>({ ...limits, what: `create ${full}` }, (client, done) =>
        client.create(full, Buffer.alloc(0), this.#acl, zookeeper.CreateMode.PERSISTENT, done),
      );
    } catch (error) {
      if (!isZooKeeperError(error, "NODE_EXISTS")) throw error;
    }
  }
}
