/**
 * The named ports that a job asks the scheduler for: those its processes mention as `{{thermos.ports[name]}}` and those it announces,
 * less what the port map gives a fixed number or another name. From `PortResolver` and `AuroraConfig.ports`.
 */
import type { Origin, Runtime } from "../python/runtime.ts";
import type { Unbound } from "../pystachio/mustache.ts";
import { parseRef, type Ref, subscope } from "../pystachio/ref.ts";
import type { StructObject } from "../pystachio/struct.ts";
import type { FieldReader } from "./field-reader.ts";

export const THERMOS_PORTS = parseRef("thermos.ports") as Ref;

/** The ports that interpolating left as `{{thermos.ports[name]}}`. */
export function portNames(rt: Runtime, unbound: readonly Unbound[]): Set<string> {
  const names = new Set<string>();
  for (const { ref, origin } of unbound) {
    const [port] = subscope(THERMOS_PORTS, ref)?.components ?? [];
    if (port?.kind === "name") {
      const message = `Bad port specification "${ref.address}" (should be of form "thermos.ports[name]")`;
      rt.raise("ValueError", message, { origin });
    }
    if (port !== undefined) names.add(port.value);
  }
  return names;
}

/** A port's number or, when the system is to choose it, the name under which it is asked for. */
type Target = number | string;

function target(text: string): Target {
  return /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : text;
}

/** The map with every alias followed to its end. */
export function resolvePortmap(
  reader: FieldReader,
  portmap: ReadonlyMap<string, string>,
  origin: Origin,
): Map<string, Target> {
  const resolved = new Map<string, Target>();
  for (const [name, first] of portmap) {
    const chain = [name];
    let end = target(first);
    while (typeof end === "string" && portmap.has(end)) {
      if (chain.includes(end)) reader.fail(`Found cycle in portmap: ${[...chain, end].join(" -> ")}`, origin);
      reader.rt.meter.spend(chain.length);
      chain.push(end);
      end = target(portmap.get(end) ?? "");
    }
    resolved.set(name, end);
  }
  return resolved;
}

export interface JobPorts {
  /** To be asked for, sorted. */
  readonly requested: readonly string[];
  readonly portmap: ReadonlyMap<string, string>;
  readonly announcer: StructObject | undefined;
}

export function readPorts(reader: FieldReader, job: StructObject, task: StructObject): JobPorts {
  const referenced = new Set<string>();
  for (const runnable of reader.structs(task, "processes")) {
    for (const name of portNames(reader.rt, runnable.interpolate(reader.rt).unbound)) referenced.add(name);
  }
  const announcer = reader.struct(job, "announce");
  const portmap = announcer === undefined ? new Map<string, string>() : reader.stringMap(announcer, "portmap");
  const resolved = resolvePortmap(reader, portmap, announcer?.origin ?? job.origin);
  const ends = [...resolved.values(), ...[...referenced].map((name) => resolved.get(name) ?? name)];
  const requested = [...new Set(ends.filter((end) => typeof end === "string"))].sort();
  return { requested, portmap, announcer };
}
