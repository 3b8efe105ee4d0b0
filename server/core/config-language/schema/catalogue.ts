/** The names that a configuration file finds, with what they mean: for editors that complete them. Plain data. */
import { AURORA_SCHEMA } from "./aurora.ts";
import type { SchemaEntry, SchemaStruct, SchemaValue } from "./tables.ts";
import { THERMOS_SCHEMA } from "./thermos.ts";

/** A name that is not a struct itself: an alias, a constant, a function, a type. */
export interface SchemaName {
  readonly name: string;
  readonly doc: string;
  /** The struct whose fields its calls take, as `Service` takes those of `MesosJob`. */
  readonly struct?: string;
}

export interface SchemaCatalogue {
  readonly structs: readonly SchemaStruct[];
  readonly names: readonly SchemaName[];
}

const FUNCTIONS: readonly SchemaName[] = [
  { name: "order", doc: "A constraint: processes that run one after the other." },
  { name: "SequentialTask", struct: "Task", doc: "A task whose processes run one after the other." },
  { name: "SimpleTask", doc: "A task of one command: `SimpleTask(name, command)`." },
  { name: "Tasks", doc: "`Tasks.concat(a, b)` and `Tasks.combine(a, b)` make one task of several." },
  { name: "Processes", doc: "`Processes.order(a, b)`: the same as `order`." },
  { name: "Options", doc: "`Options.java(...)` and `Options.python(...)` write options of a command line." },
  { name: "Units", doc: "Sums and maxima of resources and of finalization waits." },
  { name: "combine_tasks", doc: "One task whose processes are those of several, side by side." },
  { name: "concat_tasks", doc: "One task whose processes are those of several, task after task." },
  { name: "java_options", doc: "Options of a command line with one dash." },
  { name: "python_options", doc: "Options of a command line with two dashes." },
  { name: "export", doc: "Checks that its argument is a task." },
];

const TYPES: readonly SchemaName[] = [
  { name: "Struct", doc: "Base of struct classes of your own: `class Profile(Struct)`." },
  { name: "String", doc: "Text, which may hold `{{variables}}`." },
  { name: "Integer", doc: "A whole number." },
  { name: "Float", doc: "A number." },
  { name: "Boolean", doc: "`True` or `False`." },
  { name: "Enum", doc: "One of some words: `Enum('red', 'green')`." },
  { name: "Choice", doc: "A value of one of some types: `Choice([String, Integer])`." },
  { name: "List", doc: "Values of one type: `List(String)`." },
  { name: "Map", doc: "Keys and values: `Map(String, Integer)`." },
  { name: "Required", doc: "A field that must be given: `Required(String)`." },
  { name: "Default", doc: "A field with a default: `Default(Integer, 1)`." },
  { name: "Empty", doc: "No value: clears a field." },
];

const isStruct = (entry: SchemaEntry): entry is SchemaStruct => entry.kind === "struct";
const isValue = (entry: SchemaEntry): entry is SchemaValue => entry.kind === "value";

function catalogue(entries: readonly SchemaEntry[]): SchemaCatalogue {
  const structs = entries.filter(isStruct);
  const byName = new Map(structs.map(({ name }) => [name, name]));
  const names = entries.filter(isValue).map(({ name, doc, value }): SchemaName => {
    const struct = byName.get(/^\w+/.exec(value)?.[0] ?? "");
    if (struct === undefined) return { name, doc };
    byName.set(name, struct);
    return { name, doc, struct };
  });
  return { structs, names: [...names, ...FUNCTIONS, ...TYPES] };
}

export const SCHEMA_CATALOGUE: SchemaCatalogue = catalogue([...THERMOS_SCHEMA, ...AURORA_SCHEMA]);
