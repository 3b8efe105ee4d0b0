/**
 * MasterInfo as a Mesos master writes it into ZooKeeper: JSON of the message in `mesos.proto`, fields in alphabetical
 * order, under `json.info_` and a number (`MASTER_INFO_JSON_LABEL`).
 */
import { isIPv4 } from "node:net";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";

/** Names of masters' nodes, before their number. */
export const MASTER_LABEL = "json.info";

export interface MasterIdentity {
  readonly id: string;
  readonly hostname: string;
  /** The address the master is reached at, IPv4. */
  readonly ip: string;
  readonly port: number;
  /** Mesos's version that it stands for. */
  readonly version: string;
}

/** An IPv4 address as the number whose bytes in memory are the address, on the machines that Mesos runs on. */
function ipNumber(ip: string): number {
  return isIPv4(ip) ? Buffer.from(ip.split(".").map(Number)).readUInt32LE() : 0;
}

export function encodeMasterInfo({ id, hostname, ip, port, version }: MasterIdentity): string {
  return JSON.stringify({
    address: { hostname, ip, port },
    hostname,
    id,
    ip: ipNumber(ip),
    pid: `master@${ip}:${port}`,
    port,
    version,
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Partial<Record<string, unknown>>)[name] : undefined;
}

function portOf(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= 65_535 ? Number(value) : undefined;
}

/** `master@10.0.0.1:5050`. */
function addressOfPid(pid: unknown): MasterAddress | undefined {
  const match = typeof pid === "string" ? /@\[?([^@[\]\s]+)\]?:(\d{1,5})$/.exec(pid) : null;
  const port = portOf(Number(match?.[2]));
  return match?.[1] === undefined || port === undefined ? undefined : { host: match[1], port };
}

/** Where a master is reached, by what it says of itself; undefined when it does not say. Mesos's own driver goes by the PID too. */
export function decodeMasterAddress(text: string): MasterAddress | undefined {
  let info: unknown;
  try {
    info = JSON.parse(text);
  } catch {
    return undefined;
  }
  const byPid = addressOfPid(field(info, "pid"));
  if (byPid !== undefined) return byPid;
  const address = field(info, "address");
  const host = field(address, "ip") ?? field(address, "hostname") ?? field(info, "hostname");
  const port = portOf(field(address, "port") ?? field(info, "port"));
  return typeof host === "string" && host !== "" && port !== undefined ? { host, port } : undefined;
}
