/**
 * `-mesos_master_address` and addresses in general: `host:port` (also as `http://host:port`), several of
 * them with commas between, `zk://...`, or `local` for the embedded master.
 */
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import type { MasterDetector } from "../../scheduler/ports/master-detector.ts";

export type MasterLocation =
  | { readonly kind: "local" }
  | { readonly kind: "zookeeper"; readonly url: string }
  | { readonly kind: "static"; readonly masters: readonly MasterAddress[] };

/** What is wrong with a text that should name masters. */
export class MasterAddressError extends Error {
  override readonly name = "MasterAddressError";
}

const HOST_AND_PORT = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/?#[\]@,]+)):(\d{1,5})$/;

/** Reads `host:port`, IPv6 in brackets; undefined when it is not one. */
export function parseHostAndPort(text: string): MasterAddress | undefined {
  const match = HOST_AND_PORT.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3]);
  return host === undefined || port < 1 || port > 65_535 ? undefined : { host, port };
}

/** `host:port` as it stands in URLs. */
export function formatAddress({ host, port }: MasterAddress): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The origin of a server's URLs. */
export function originOf(address: MasterAddress): string {
  return `http://${formatAddress(address)}`;
}

export function sameAddress(a: MasterAddress, b: MasterAddress): boolean {
  return a.host === b.host && a.port === b.port;
}

function parseMaster(text: string): MasterAddress {
  if (text.startsWith("https://")) throw new MasterAddressError(`${text}: masters are reached by http only`);
  const address = parseHostAndPort(text.replace(/^http:\/\//, "").replace(/\/$/, ""));
  if (address === undefined) {
    throw new MasterAddressError(`'${text}' is not a master's host:port; also possible: zk://host:port/path, local`);
  }
  return address;
}

/** @throws {MasterAddressError} */
export function parseMasterAddress(text: string): MasterLocation {
  if (text === "local") return { kind: "local" };
  if (text.startsWith("zk://")) return { kind: "zookeeper", url: text };
  return { kind: "static", masters: text.split(",").map((item) => parseMaster(item.trim())) };
}

/** A detector that knows its masters from the start. */
export function staticMasterDetector(masters: readonly MasterAddress[]): MasterDetector {
  return {
    watch(onChange) {
      onChange(masters);
      return () => {};
    },
  };
}
