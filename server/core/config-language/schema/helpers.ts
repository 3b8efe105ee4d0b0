/** Functions that put tasks together: `order`, `SequentialTask`, `Tasks.concat` and so on. From `schema_helpers.py`. */
import { PyDict, PyList } from "../python/containers.ts";
import { BuiltinFunction, builtin } from "../python/functions.ts";
import { equals, order as compareOrder } from "../python/compare.ts";
import { elements } from "../python/iterate.ts";
import { PyModule } from "../python/modules.ts";
import { binary } from "../python/operators.ts";
import { type Arguments, type Runtime, typeName, type Value } from "../python/runtime.ts";
import { str } from "../python/text.ts";
import { PystachioObject, type PystachioType } from "../pystachio/object.ts";
import { EMPTY, StructObject } from "../pystachio/struct.ts";

const GB = 1024n * 1024n * 1024n;
const RESOURCE_FIELDS = ["cpu", "ram", "disk", "gpu"] as const;

/** The struct types that the helpers make objects of. */
export interface HelperTypes {
  readonly Task: PystachioType;
  readonly Process: PystachioType;
  readonly Resources: PystachioType;
  readonly Constraint: PystachioType;
}

function make(rt: Runtime, type: PystachioType, fields: Readonly<Record<string, Value>>): StructObject {
  return type.call(rt, { positional: [], keywords: new Map(Object.entries(fields)) }) as StructObject;
}

function asTask(rt: Runtime, types: HelperTypes, value: Value): StructObject {
  if (value instanceof StructObject && types.Task.hasInstance(value)) return value;
  return rt.raise("TypeError", `a Task is expected, not a '${typeName(value)}'`);
}

/** `order(a, b, ...)`: one constraint with the processes' names. */
function order(rt: Runtime, types: HelperTypes, processes: readonly Value[]): PyList {
  const names = processes.map((runnable): Value => {
    if (typeof runnable === "string") return runnable;
    if (runnable instanceof StructObject && types.Process.hasInstance(runnable))
      return runnable.field(rt, "name") ?? EMPTY;
    return rt.raise("ValueError", `order() takes processes and their names, not a '${typeName(runnable)}'`);
  });
  const missing = names.indexOf(EMPTY);
  if (missing >= 0) rt.raise("ValueError", `process ${missing + 1} in order() has no name`);
  return new PyList([make(rt, types.Constraint, { order: new PyList(names) })]);
}

/** The plain value of a field; 0 when it is Empty. */
function amount(rt: Runtime, struct: StructObject | undefined, field: string): Value {
  return struct?.field(rt, field)?.get(rt) ?? 0n;
}

type Combine = (left: Value, right: Value) => Value;

function combineResources(
  rt: Runtime,
  types: HelperTypes,
  { all, how }: { all: readonly Value[]; how: Combine },
): StructObject {
  const structs = all.map((one) => (one instanceof StructObject ? one : undefined));
  const sums = RESOURCE_FIELDS.map((field): [string, Value] => [
    field,
    structs.reduce<Value>((sum, struct) => how(sum, amount(rt, struct, field)), 0n),
  ]);
  return make(rt, types.Resources, Object.fromEntries(sums));
}

function adding(rt: Runtime): Combine {
  return (left, right) => binary(rt, "+", [left, right]);
}

function larger(rt: Runtime): Combine {
  return (left, right) => (compareOrder(rt, left, right) >= 0 ? left : right);
}

/** The values without repetition, in order of first appearance. */
function distinct(rt: Runtime, values: readonly Value[]): Value[] {
  const kept: Value[] = [];
  for (const value of values) if (!kept.some((other) => equals(rt, other, value))) kept.push(value);
  return kept;
}

function fieldOf(rt: Runtime, task: StructObject, name: string): Value {
  return task.field(rt, name) ?? EMPTY;
}

function itemsOf(rt: Runtime, task: StructObject, name: string): Value[] {
  const list = task.field(rt, name);
  return list === undefined ? [] : elements(rt, list);
}

function merged(rt: Runtime, tasks: readonly StructObject[], name: string): PyList {
  return new PyList(
    distinct(
      rt,
      tasks.flatMap((task) => itemsOf(rt, task, name)),
    ),
  );
}

interface Merge {
  readonly resources: Combine;
  readonly wait: Combine;
  /** Orderings between the tasks' processes. */
  readonly between: (tasks: readonly StructObject[]) => readonly Value[];
}

function mergeTasks(rt: Runtime, types: HelperTypes, { args, merge }: { args: Arguments; merge: Merge }): Value {
  const tasks = args.positional.map((value) => asTask(rt, types, value));
  const base = tasks.at(-1);
  if (base === undefined) return make(rt, types.Task, {});
  const resources = combineResources(rt, types, {
    all: tasks.map((task) => fieldOf(rt, task, "resources")),
    how: merge.resources,
  });
  const constraints = new PyList([...merged(rt, tasks, "constraints").items, ...merge.between(tasks)]);
  const wait = tasks.reduce<Value>((sum, task) => merge.wait(sum, amount(rt, task, "finalization_wait")), 0n);
  const fields = new Map<string, Value>([
    ["processes", merged(rt, tasks, "processes")],
    ["resources", resources],
    ["constraints", constraints],
    ["finalization_wait", wait],
    ...args.keywords,
  ]);
  return base.with(rt, fields, args.origins);
}

function combine(rt: Runtime, types: HelperTypes, args: Arguments): Value {
  return mergeTasks(rt, types, { args, merge: { resources: adding(rt), wait: larger(rt), between: () => [] } });
}

function concat(rt: Runtime, types: HelperTypes, args: Arguments): Value {
  const between = (tasks: readonly StructObject[]): Value[] => {
    const constraints: Value[] = [];
    for (const [at, next] of tasks.slice(1).entries()) {
      const before = itemsOf(rt, tasks[at] ?? next, "processes");
      const after = itemsOf(rt, next, "processes");
      for (const first of before) {
        for (const second of after) {
          if (!equals(rt, first, second)) constraints.push(...order(rt, types, [first, second]).items);
        }
      }
    }
    return constraints;
  };
  return mergeTasks(rt, types, { args, merge: { resources: larger(rt), wait: adding(rt), between } });
}

function sequential(rt: Runtime, types: HelperTypes, task: StructObject): Value {
  if (itemsOf(rt, task, "constraints").length > 0) {
    return rt.raise("ValueError", "a task that has constraints cannot be made sequential");
  }
  if (!task.fields.has("processes")) return task;
  return task.with(rt, new Map([["constraints", order(rt, types, itemsOf(rt, task, "processes"))]]));
}

function simple(rt: Runtime, types: HelperTypes, [name = null, command = null]: readonly (Value | undefined)[]): Value {
  return make(rt, types.Task, {
    name,
    processes: new PyList([make(rt, types.Process, { name, cmdline: command })]),
    resources: make(rt, types.Resources, { cpu: 1, ram: GB, disk: GB }),
  });
}

/** `java_options` and `python_options`: arguments as command line options. */
function options(longPrefix: string) {
  return (rt: Runtime, { positional: values, keywords }: Arguments): Value => {
    const render = (option: Value, value: Value = null): string => {
      const name = str(rt, option);
      const flag = `${name.length === 1 ? "-" : longPrefix}${name}`;
      const empty = value === null || value === "" || value === false || value === 0n || value === 0;
      return empty ? flag : `${flag} ${str(rt, value)}`;
    };
    const parts = values.flatMap((option) => {
      if (typeof option === "string") return [render(option)];
      if (option instanceof PyDict) return [...option.entries.values()].map(({ key, value }) => render(key, value));
      return rt.raise("ValueError", `options are strings and dicts, not a '${typeName(option)}'`);
    });
    for (const [name, value] of keywords) parts.push(render(name, value));
    const text = parts.join(" ");
    rt.meter.allocate(text.length);
    return text;
  };
}

function unitsModule(types: HelperTypes): PyModule {
  const sum = (how: (rt: Runtime) => Combine) => (rt: Runtime, all: readonly Value[]) =>
    combineResources(rt, types, { all, how: how(rt) });
  const waits =
    (how: (rt: Runtime) => Combine) =>
    (rt: Runtime, [values = null]: readonly (Value | undefined)[]) =>
      elements(rt, values).reduce<Value>(
        (total, wait) => how(rt)(total, wait instanceof PystachioObject ? wait.get(rt) : 0n),
        0n,
      );
  return new PyModule("Units", [
    ["resources_sum", new BuiltinFunction("resources_sum", (rt, args) => sum(adding)(rt, args.positional))],
    [
      "resources_max",
      builtin("resources_max", ["resources"], (rt, [all = null]) => sum(larger)(rt, elements(rt, all))),
    ],
    ["finalization_wait_sum", builtin("finalization_wait_sum", ["waits"], waits(adding))],
    ["finalization_wait_max", builtin("finalization_wait_max", ["waits"], waits(larger))],
  ]);
}

/** The helpers by name. */
export function schemaHelpers(types: HelperTypes): ReadonlyMap<string, Value> {
  const orderFunction = new BuiltinFunction("order", (rt, args) => order(rt, types, args.positional));
  const combineFunction = new BuiltinFunction("combine", (rt, args) => combine(rt, types, args));
  const concatFunction = new BuiltinFunction("concat", (rt, args) => concat(rt, types, args));
  const simpleFunction = builtin("SimpleTask", ["name", "command"], (rt, values) => simple(rt, types, values));
  const javaOptions = new BuiltinFunction("java_options", options("-"));
  const pythonOptions = new BuiltinFunction("python_options", options("--"));
  const sequentialFunction = builtin("sequential", ["task"], (rt, [task = null]) =>
    sequential(rt, types, asTask(rt, types, task)),
  );
  const tasks = new PyModule("Tasks", [
    ["combine", combineFunction],
    ["concat", concatFunction],
    ["simple", simpleFunction],
    ["sequential", sequentialFunction],
    ["SIMPLE_CPU", 1],
    ["SIMPLE_RAM", GB],
    ["SIMPLE_DISK", GB],
  ]);
  return new Map<string, Value>([
    ["order", orderFunction],
    ["combine_tasks", combineFunction],
    ["concat_tasks", concatFunction],
    ["java_options", javaOptions],
    ["python_options", pythonOptions],
    [
      "SequentialTask",
      new BuiltinFunction("SequentialTask", (rt, args) =>
        sequential(rt, types, types.Task.call(rt, args) as StructObject),
      ),
    ],
    ["SimpleTask", simpleFunction],
    [
      "Options",
      new PyModule("Options", [
        ["java", javaOptions],
        ["python", pythonOptions],
      ]),
    ],
    ["Processes", new PyModule("Processes", [["order", orderFunction]])],
    ["Tasks", tasks],
    ["Units", unitsModule(types)],
    [
      "export",
      builtin("export", ["task"], (rt, [task = null]) => {
        types.Task.coerce(rt, task, rt.origin());
        return null;
      }),
    ],
  ]);
}
