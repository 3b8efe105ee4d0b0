/**
 * Where a libprocess listens and what address it gives to others, from the environment: `LIBPROCESS_IP`,
 * `LIBPROCESS_PORT`, `LIBPROCESS_ADVERTISE_IP`, `LIBPROCESS_ADVERTISE_PORT`, with the meaning and defaults that
 * libprocess's `process.cpp` gives them.
 */
import { lookup } from "node:dns/promises";
import { isIPv4 } from "node:net";
import { hostname } from "node:os";

export interface LibprocessSettings {
  /** The IPv4 address to listen on; all when left out. */
  readonly ip?: string;
  /** 0, which is the default, lets the system choose. */
  readonly port?: number;
  /** What others are told; by default `ip`, or else the address of this host's name. */
  readonly advertiseIp?: string;
  /** What others are told; by default the port that is listened on. */
  readonly advertisePort?: number;
}

/** A variable has no value that can be used. */
export class LibprocessSettingsError extends Error {
  override readonly name = "LibprocessSettingsError";
}

/** @throws {LibprocessSettingsError} */
export function libprocessSettings(environment: Readonly<Record<string, string | undefined>>): LibprocessSettings {
  const ip = ipOf(environment, "LIBPROCESS_IP");
  const port = portOf(environment, "LIBPROCESS_PORT", 0);
  const advertiseIp = ipOf(environment, "LIBPROCESS_ADVERTISE_IP");
  const advertisePort = portOf(environment, "LIBPROCESS_ADVERTISE_PORT", 1);
  return {
    ...(ip !== undefined && { ip }),
    ...(port !== undefined && { port }),
    ...(advertiseIp !== undefined && { advertiseIp }),
    ...(advertisePort !== undefined && { advertisePort }),
  };
}

function ipOf(environment: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = environment[name];
  if (value === undefined || value === "" || isIPv4(value)) return value === "" ? undefined : value;
  throw new LibprocessSettingsError(`${name}=${value} is not an IPv4 address`);
}

function portOf(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  lowest: number,
): number | undefined {
  const value = environment[name];
  if (value === undefined || value === "") return undefined;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (port >= lowest && port <= 65_535) return port;
  throw new LibprocessSettingsError(`${name}=${value} is not a valid port`);
}

const ANY = "0.0.0.0";

/** The address that others are to use when the listener has the port `port`. @throws {LibprocessSettingsError} */
export async function advertisedAddress(settings: LibprocessSettings, port: number): Promise<string> {
  const { ip = ANY, advertiseIp = ip, advertisePort = port } = settings;
  return `${advertiseIp === ANY ? await hostAddress() : advertiseIp}:${advertisePort}`;
}

async function hostAddress(): Promise<string> {
  try {
    return (await lookup(hostname(), { family: 4 })).address;
  } catch (error) {
    const message = `The address of this host's name, ${hostname()}, cannot be found; set LIBPROCESS_IP or LIBPROCESS_ADVERTISE_IP`;
    throw new LibprocessSettingsError(message, { cause: error });
  }
}
