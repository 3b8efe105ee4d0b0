/** Whether a task's processes can be run in the order that its constraints ask for. From `TaskPlanner.extract_dependencies`. */
import type { StructObject } from "../pystachio/struct.ts";
import { nearestName } from "../nearest-name.ts";
import type { FieldReader } from "./field-reader.ts";

const PROCESS_NAME = /^[^./][^/]*$/;

interface Process {
  readonly name: string;
  readonly daemon: boolean;
  readonly ephemeral: boolean;
  readonly final: boolean;
  readonly struct: StructObject;
}

export function validatePlan(reader: FieldReader, task: StructObject): void {
  const processes = reader.structs(task, "processes").map((struct) => readProcess(reader, struct));
  const byName = new Map<string, Process>();
  for (const runnable of processes) {
    if (byName.has(runnable.name)) {
      reader.fail(
        `Task is invalid: two processes are called '${runnable.name}'`,
        reader.origin(runnable.struct, "name"),
      );
    }
    byName.set(runnable.name, runnable);
  }
  const dependencies = new Map<string, Set<string>>();
  for (const constraint of reader.structs(task, "constraints")) {
    addOrder(reader, { constraint, byName, dependencies });
  }
  refuseCycles(reader, task, dependencies);
}

function readProcess(reader: FieldReader, struct: StructObject): Process {
  const name = reader.string(struct, "name");
  if (!PROCESS_NAME.test(name) || name.includes("\0")) {
    const why = "a name has at least one character, no slash, and does not start with a dot";
    reader.fail(`Task is invalid: Invalid process name: '${name}' (${why})`, reader.origin(struct, "name"));
  }
  return {
    name,
    daemon: reader.boolean(struct, "daemon"),
    ephemeral: reader.boolean(struct, "ephemeral"),
    final: reader.boolean(struct, "final"),
    struct,
  };
}

interface Planning {
  readonly constraint: StructObject;
  readonly byName: ReadonlyMap<string, Process>;
  readonly dependencies: Map<string, Set<string>>;
}

function addOrder(reader: FieldReader, { constraint, byName, dependencies }: Planning): void {
  const origin = reader.origin(constraint, "order");
  const refuse = (message: string): never => reader.fail(`Task has invalid plan: ${message}`, origin);
  const names = reader.strings(constraint, "order");
  const ordered = names.map((name) => byName.get(name) ?? refuse(unknownProcess(name, byName)));
  if (new Set(ordered.map((runnable) => runnable.final)).size > 1) {
    refuse(`ordinary and final processes cannot depend upon one another: ${names.join(", ")}`);
  }
  for (const [at, runnable] of ordered.entries()) {
    const before = ordered[at - 1];
    if (before === undefined) continue;
    if (before.daemon) refuse(`Process ${runnable.name} may not depend upon daemon process ${before.name}`);
    if (before.ephemeral && !runnable.ephemeral) {
      refuse(`Non-ephemeral process ${runnable.name} may not depend upon ephemeral process ${before.name}`);
    }
    const known = dependencies.get(runnable.name) ?? new Set();
    dependencies.set(runnable.name, known.add(before.name));
    reader.rt.meter.spend();
  }
}

function unknownProcess(name: string, byName: ReadonlyMap<string, Process>): string {
  const suggestion = nearestName(name, byName.keys());
  const hint =
    suggestion === undefined ? `there are ${[...byName.keys()].join(", ")}` : `did you mean '${suggestion}'?`;
  return `an order names the process '${name}', which the task has not; ${hint}`;
}

/** Takes away what depends on nothing until nothing is left; what remains depends on itself. */
function refuseCycles(reader: FieldReader, task: StructObject, dependencies: Map<string, Set<string>>): void {
  const waiting = new Map([...dependencies].map(([name, before]) => [name, new Set(before)]));
  for (let progress = true; progress;) {
    progress = false;
    for (const [name, before] of waiting) {
      reader.rt.meter.spend(1 + before.size);
      for (const dependency of before) if (!waiting.has(dependency)) before.delete(dependency);
      if (before.size > 0) continue;
      waiting.delete(name);
      progress = true;
    }
  }
  if (waiting.size === 0) return;
  const message = `Task has invalid plan: Cycles detected in the task schedule: ${[...waiting.keys()].join(", ")}`;
  reader.fail(message, reader.origin(task, "constraints"));
}
