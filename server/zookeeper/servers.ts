/**
 * Where ZooKeeper is: lists of `host:port` (`-zk_endpoints`) and URLs of the form
 * `zk://user:password@host:port,host:port/path` (Mesos's `zookeeper/url.hpp`).
 */

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** What is wrong with a text that should say where ZooKeeper is. */
export class ZooKeeperAddressError extends Error {
  override readonly name = "ZooKeeperAddressError";
}

const DEFAULT_PORT = 2181;
const SERVER = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/?#[\]@,]+))(?::(\d{1,5}))?$/;

function parseServer(text: string): ServerAddress {
  const match = SERVER.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = match?.[3] === undefined ? DEFAULT_PORT : Number(match[3]);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new ZooKeeperAddressError(`'${text}' is not a ZooKeeper server's host:port`);
  }
  return { host, port };
}

/** Reads servers; a port left out is 2181, IPv6 stands in brackets. @throws {ZooKeeperAddressError} */
export function parseServers(items: readonly string[]): readonly ServerAddress[] {
  if (items.length === 0) throw new ZooKeeperAddressError("no ZooKeeper server is named");
  return items.map((item) => parseServer(item.trim()));
}

export function formatServer({ host, port }: ServerAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

export function formatServers(servers: readonly ServerAddress[]): string {
  return servers.map(formatServer).join(",");
}

/** What a `zk://` URL says. */
export interface ZooKeeperUrl {
  readonly servers: readonly ServerAddress[];
  /** `/` when the URL has none. */
  readonly path: string;
  /** `user:password` for the digest scheme. */
  readonly credentials?: string;
}

/** A path as ZooKeeper wants it: one slash between names, none at the end. @throws {ZooKeeperAddressError} */
export function normalizePath(text: string): string {
  const path = `/${text.split("/").filter(Boolean).join("/")}`;
  if (!text.startsWith("/") || /\/\.{1,2}(\/|$)/.test(path) || path.includes("\0")) {
    throw new ZooKeeperAddressError(`'${text}' is not a ZooKeeper path such as /aurora/scheduler`);
  }
  return path;
}

/** A URL to show: without its credentials. */
export function formatUrl({ servers, path }: ZooKeeperUrl): string {
  return `zk://${formatServers(servers)}${path}`;
}

/** Reads a `zk://` URL. @throws {ZooKeeperAddressError} whose message holds no credentials */
export function parseZooKeeperUrl(text: string): ZooKeeperUrl {
  const rest = text.trim().replace(/^zk:\/\//, "");
  if (rest === text.trim()) throw new ZooKeeperAddressError("a ZooKeeper URL starts with zk://");
  const slash = rest.indexOf("/");
  const place = slash < 0 ? rest : rest.slice(0, slash);
  const path = normalizePath(slash < 0 ? "/" : rest.slice(slash));
  const at = place.lastIndexOf("@");
  const credentials = at < 0 ? undefined : place.slice(0, at);
  const servers = parseServers(place.slice(at + 1).split(","));
  if (credentials !== undefined && !/^[^:]+:.*$/s.test(credentials)) {
    throw new ZooKeeperAddressError("the credentials of a ZooKeeper URL are user:password");
  }
  return { servers, path, ...(credentials === undefined ? {} : { credentials }) };
}
