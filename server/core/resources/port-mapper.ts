/** Port numbers for named ports. From Aurora's `ResourceMapper.PortMapper`: picked at random, all different. */
import type { PortRange } from "../domain/mesos-resource.ts";
import type { Rng } from "../random/rng.ts";
import { countPorts } from "./mesos-bag.ts";

/**
 * A number for each name out of `ranges`, or undefined when there are too few. Costs nothing that grows
 * with the number of ports on offer.
 *
 * @param ranges ranges that do not overlap.
 */
export function pickPorts(
  names: readonly string[],
  ranges: readonly PortRange[],
  rng: Rng,
): Readonly<Record<string, number>> | undefined {
  const available = countPorts(ranges);
  if (available < names.length) return undefined;
  // A sparse Fisher-Yates shuffle: `swapped` holds the positions that differ from the identity.
  const swapped = new Map<number, number>();
  const ports: Record<string, number> = {};
  names.forEach((name, i) => {
    const j = i + rng.nextInt(available - i);
    const picked = swapped.get(j) ?? j;
    swapped.set(j, swapped.get(i) ?? i);
    ports[name] = nthPort(ranges, picked);
  });
  return ports;
}

function nthPort(ranges: readonly PortRange[], index: number): number {
  let rest = index;
  for (const { begin, end } of ranges) {
    const count = Math.max(0, end - begin + 1);
    if (rest < count) return begin + rest;
    rest -= count;
  }
  return -1;
}

/** `ranges` without the ports in `taken`. */
export function withoutPorts(ranges: readonly PortRange[], taken: ReadonlySet<number>): PortRange[] {
  const left: PortRange[] = [];
  for (const { begin, end } of ranges) {
    const inside = [...taken].filter((port) => port >= begin && port <= end).sort((a, b) => a - b);
    let from = begin;
    for (const port of inside) {
      if (port > from) left.push({ begin: from, end: port - 1 });
      from = port + 1;
    }
    if (from <= end) left.push({ begin: from, end });
  }
  return left;
}

/** Port numbers as ranges, ascending. */
export function toRanges(ports: Iterable<number>): PortRange[] {
  const ranges: PortRange[] = [];
  for (const port of [...new Set(ports)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.end === port - 1) ranges[ranges.length - 1] = { begin: last.begin, end: port };
    else ranges.push({ begin: port, end: port });
  }
  return ranges;
}
