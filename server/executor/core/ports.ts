/**
 * The ports of a task by name. An announcer's portmap may add aliases of assigned ports and static ports
 * (`config/port_resolver.py` and `resolve_ports` of `executor/common/task_info.py` in Aurora).
 */
import { InvalidTask } from "./invalid-task.ts";

/** Port name -> number, or the name of another port. */
export type Portmap = Readonly<Record<string, string | number>>;

/**
 * Follows every alias to its number. Assigned ports win over the portmap; names that lead nowhere are left out.
 * @throws InvalidTask when aliases form a cycle.
 */
export function resolvePorts(portmap: Portmap, assigned: Readonly<Record<string, number>>): Record<string, number> {
  const all = new Map(Object.entries({ ...portmap, ...assigned }));
  const resolved: Record<string, number> = {};
  for (const name of all.keys()) {
    const port = follow(all, name);
    if (port !== undefined) resolved[name] = port;
  }
  return resolved;
}

function follow(all: ReadonlyMap<string, string | number>, name: string): number | undefined {
  const visited = new Set<string>();
  let at: string | number | undefined = name;
  while (typeof at === "string" && all.has(at)) {
    if (visited.has(at)) throw new InvalidTask(`the portmap has a cycle at ${at}`);
    visited.add(at);
    at = all.get(at);
  }
  const port = Number(at);
  return Number.isInteger(port) ? port : undefined;
}
