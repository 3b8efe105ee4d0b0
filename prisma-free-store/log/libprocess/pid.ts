/** The address of a process among processes, as libprocess writes it: `log-replica(1)@10.0.0.1:8083`. */

export interface Pid {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** `host:port`, as it stands in the PID. */
  readonly address: string;
}

const PID =
  /^([\x21-\x3f\x41-\x7e]{1,256})@((?:(\d{1,3}(?:\.\d{1,3}){3})|([A-Za-z0-9][A-Za-z0-9.-]{0,252})|\[([0-9A-Fa-f:.]{2,45})\]):(\d{1,5}))$/;

/** Undefined when the text is no PID that can be sent to. */
export function parsePid(text: string): Pid | undefined {
  const match = PID.exec(text);
  const [, id, address, ipv4, name, ipv6, digits] = match ?? [];
  const host = ipv4 ?? name ?? ipv6;
  const port = Number(digits);
  if (id === undefined || address === undefined || host === undefined || port < 1 || port > 65_535) return undefined;
  return { id, host, port, address };
}
