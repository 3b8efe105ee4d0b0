/**
 * TCP ports for programs under test that are told their port, and may be started again at the same one. They lie below
 * the range from which systems choose (Linux: 32768 and up; IANA: 49152 and up) and below the ports that agents offer
 * to tasks (31000 and up), so that no outgoing connection and no task takes one between two starts.
 */
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

const LOWEST = 12_000;
const HIGHEST = 30_999;

/** Handed out by this process: never again, whether they are free by now or not. */
const taken = new Set<number>();

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST + 1);
    if (taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) return port;
  }
}

/** Ports of 127.0.0.1 that nobody listens on, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  return ports;
}
