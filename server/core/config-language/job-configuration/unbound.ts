/** Mustache variables that are left when everything known is bound. The executor fills in some; the others are the user's to bind. */
import type { Origin, Runtime, Value } from "../python/runtime.ts";
import { SCHEMA_PATH } from "../python/source-file.ts";
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

/** Variables of the job that nobody binds, each once. */
export function unboundVariables(rt: Runtime, job: StructObject): UnboundVariable[] {
  const variables = new Map<string, UnboundVariable>();
  for (const { ref, origin } of job.interpolate(rt).unbound.filter(leftToUser)) {
    if (!variables.has(ref.address))
      variables.set(ref.address, {
        name: ref.address,
        position: place(origin.file.path === SCHEMA_PATH ? job.origin : origin, ref.address),
      });
  }
  return [...variables.values()];
}

/** `{{zones[{{mesos.instance}}]}}` becomes a variable only once the executor binds the inner one, which is too late. */
export function refuseNested(rt: Runtime, job: StructObject): void {
  const { value, unbound } = job.interpolate(rt);
  const pairs: (readonly [string, Value])[] = [...EXECUTOR_VARIABLES].map((address) => [address, "0"]);
  for (const name of portNames(rt, unbound)) pairs.push([`thermos.ports[${name}]`, "31337"]);
  pairs.push(["thermos.user", "user"]);
  const task = (value as StructObject).field(rt, "task");
  const [nested] = task?.bindScopes([environmentOf(rt, pairs)]).interpolate(rt).unbound ?? [];
  if (nested === undefined) return;
  const [outer = ""] = nested.ref.address.split("[", 1);
  const message = `Unexpected unbound variable {{${outer}[...]}}. Make sure you are not nesting template variables that the executor fills in.`;
  rt.raise("ValueError", message, { origin: nested.origin });
}

/** The mustache itself where the text shows it, else the whole text. */
function place({ file, span }: Origin, address: string): UnboundVariable["position"] {
  const text = file.text.slice(span.from, span.to);
  const at = text.indexOf(`{{${address}}}`);
  if (at < 0) return file.position(span);
  return file.position({ from: span.from + at, to: span.from + at + address.length + 4 });
}
