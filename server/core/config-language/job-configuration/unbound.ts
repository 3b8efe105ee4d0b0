/** Mustache variables that are left when everything known is bound. The executor fills in some; the others are the user's to bind. */
import type { Origin, Runtime, Value } from "../python/runtime.ts";
import type { UnboundVariable } from "../loaded-config.ts";
import type { Unbound } from "../pystachio/mustache.ts";
import { subscope } from "../pystachio/ref.ts";
import { environmentOf } from "../pystachio/scopes.ts";
import type { StructObject } from "../pystachio/struct.ts";
import { portNames, THERMOS_PORTS } from "./ports.ts";

/** What the executor binds when it starts a task. */
const EXECUTOR_VARIABLES = new Set(["thermos.task_id", "mesos.instance", "mesos.hostname"]);

function leftToUser({ ref }: Unbound): boolean {
  return !EXECUTOR_VARIABLES.has(ref.address) && subscope(THERMOS_PORTS, ref) === undefined;
}

/** Variables of the job that nobody binds, each once, and those that appear only when the executor has bound its own. */
export function unboundVariables(rt: Runtime, job: StructObject): UnboundVariable[] {
  const { value, unbound } = job.interpolate(rt);
  const found = [...unbound.filter(leftToUser), ...nestedVariables(rt, value as StructObject, unbound)];
  const variables = new Map<string, UnboundVariable>();
  for (const { ref, origin } of found) {
    if (!variables.has(ref.address))
      variables.set(ref.address, { name: ref.address, position: place(origin, ref.address) });
  }
  return [...variables.values()];
}

/** `{{zones[{{mesos.instance}}]}}` becomes a variable only once the inner one has a value, which is too late. */
function nestedVariables(rt: Runtime, job: StructObject, unbound: readonly Unbound[]): Unbound[] {
  const pairs: (readonly [string, Value])[] = [...EXECUTOR_VARIABLES].map((address) => [address, "0"]);
  for (const name of portNames(rt, unbound)) pairs.push([`thermos.ports[${name}]`, "31337"]);
  pairs.push(["thermos.user", "user"]);
  const task = job.field(rt, "task");
  return [...(task?.bindScopes([environmentOf(rt, pairs)]).interpolate(rt).unbound ?? [])];
}

/** The mustache itself where the text shows it, else the whole text. */
function place({ file, span }: Origin, address: string): UnboundVariable["position"] {
  const text = file.text.slice(span.from, span.to);
  const at = text.indexOf(`{{${address}}}`);
  if (at < 0) return file.position(span);
  return file.position({ from: span.from + at, to: span.from + at + address.length + 4 });
}
