/** Where a master that does not lead sends its clients: status 307 with `Location: //host:port/path`. */
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import { originOf } from "./master-address.ts";

const DEFAULT_HTTP_PORT = 80;

/** The server that a Location header from `from` names; undefined when it names none that speaks http. */
export function redirectTarget(location: string | undefined, from: MasterAddress): MasterAddress | undefined {
  if (location === undefined || !URL.canParse(location, originOf(from))) return undefined;
  const url = new URL(location, originOf(from));
  if (url.protocol !== "http:" || url.hostname === "") return undefined;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? DEFAULT_HTTP_PORT : Number(url.port),
  };
}
