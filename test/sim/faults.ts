/** What goes wrong, and when. Each kind of fault strikes at random moments, with a mean time between two of them. */
import type { Rng } from "../../server/core/random/rng.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Profile } from "./profile.ts";
import type { SimNetwork } from "./sim-network.ts";
import type { SimNode } from "./sim-node.ts";

export interface FaultParts {
  readonly queue: EventQueue;
  readonly rng: Rng;
  readonly profile: Profile;
  readonly network: SimNetwork;
  readonly nodes: readonly SimNode[];
  readonly note: (kind: string, node: number) => void;
  /** Empties the disk of a node that is down. */
  readonly wipe: (node: SimNode) => void;
}

export function scheduleFaults(parts: FaultParts): void {
  const { profile } = parts;
  const kinds: readonly [meanMs: number, strike: (parts: FaultParts) => void][] = [
    [profile.crashMs, crash],
    [profile.wipeMs, wipe],
    [profile.partitionMs, partition],
    [profile.pauseMs, pause],
    [profile.diskFailureMs, failDisk],
    [profile.slowDiskMs, slowDisk],
  ];
  for (const [meanMs, strike] of kinds) if (meanMs !== Infinity) repeat(parts, meanMs, strike);
}

function repeat(parts: FaultParts, meanMs: number, strike: (parts: FaultParts) => void): void {
  const { queue, rng, profile } = parts;
  queue.after(-Math.log(1 - rng.next()) * meanMs, () => {
    if (queue.nowMs >= profile.chaosMs) return;
    strike(parts);
    repeat(parts, meanMs, strike);
  });
}

function pick({ nodes, rng }: FaultParts): SimNode {
  return nodes[rng.nextInt(nodes.length)] as SimNode;
}

function crash(parts: FaultParts): void {
  const node = pick(parts);
  if (!node.isUp) return;
  stop(parts, node);
  restartLater(parts, node);
}

function stop(parts: FaultParts, node: SimNode): void {
  const isPowerFailure = parts.rng.next() < 0.5;
  parts.note(isPowerFailure ? "loses power" : "is killed", node.index);
  node.crash(isPowerFailure);
}

function restartLater({ queue, rng, note }: FaultParts, node: SimNode): void {
  const { life } = node;
  queue.after(1 + rng.next() * 80, () => {
    if (node.life !== life || node.isUp) return;
    note("starts", node.index);
    node.start();
  });
}

/** As many replicas as a quorum can do without may be without their memory. */
function wipe(parts: FaultParts): void {
  const node = pick(parts);
  const forgetful = parts.nodes.filter(({ disk }) => disk.status !== "VOTING");
  if (forgetful.length >= node.quorum - 1 || forgetful.includes(node) || node.isForeign) return;
  if (node.isUp) stop(parts, node);
  parts.note("is wiped", node.index);
  parts.wipe(node);
  restartLater(parts, node);
}

function partition(parts: FaultParts): void {
  const { queue, rng, network, nodes, note } = parts;
  const some = new Set(nodes.filter(() => rng.next() < 0.4).map(({ index }) => index));
  network.cut(some, (["in", "out", "both"] as const)[rng.nextInt(3)] ?? "both");
  for (const index of some) note("is cut off", index);
  queue.after(5 + rng.next() * 100, () => network.join());
}

function pause(parts: FaultParts): void {
  const node = pick(parts);
  if (!node.isUp) return;
  parts.note("is paused", node.index);
  node.pause(5 + parts.rng.next() * 120);
}

function failDisk(parts: FaultParts): void {
  const node = pick(parts);
  if (!node.isUp) return;
  parts.note("has a bad disk", node.index);
  node.failDisk();
  const { life } = node;
  parts.queue.after(20 + parts.rng.next() * 100, () => {
    if (node.life !== life) return;
    stop(parts, node);
    restartLater(parts, node);
  });
}

function slowDisk(parts: FaultParts): void {
  const node = pick(parts);
  parts.note("has a slow disk", node.index);
  node.slowDown(2 + parts.rng.next() * 20);
  parts.queue.after(10 + parts.rng.next() * 80, () => node.slowDown(1));
}
