/**
 * The modules that a file may import: those that cannot reach the host. The user's name and the environment come from the
 * options of the load.
 */
import { asOptionalString, asString } from "./checks.ts";
import { PyDefaultDict, PyDict, PyList, PyTuple } from "./containers.ts";
import { updateDict } from "./container-methods.ts";
import { deepCopy, shallowCopy } from "./copying.ts";
import { BuiltinFunction, builtin } from "./functions.ts";
import { elements } from "./iterate.ts";
import { jsonModule } from "./json-module.ts";
import { reduce } from "./builtins.ts";
import { type Arguments, isNumber, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";
import { dedent } from "./dedent.ts";
import { nearestName } from "../nearest-name.ts";

export class PyModule extends PyObject {
  override readonly typeName = "module";
  readonly name: string;
  readonly members: ReadonlyMap<string, Value>;

  constructor(name: string, members: Iterable<readonly [string, Value]>) {
    super();
    this.name = name;
    this.members = new Map(members);
  }

  override repr(): string {
    return `<module '${this.name}'>`;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    const member = this.members.get(name);
    if (member !== undefined) return member;
    const suggestion = nearestName(name, this.members.keys());
    const hint = suggestion === undefined ? "" : `; did you mean '${suggestion}'?`;
    const known = [...this.members.keys()].slice(0, 20).join(", ");
    return this.members.size === 0 || suggestion !== undefined
      ? rt.raise("AttributeError", `module '${this.name}' offers no '${name}' to configuration files${hint}`, {
          suggestion,
        })
      : rt.raise(
          "AttributeError",
          `module '${this.name}' offers no '${name}' to configuration files; there are ${known}`,
        );
  }

  override attributeNames(): string[] {
    return [...this.members.keys()];
  }
}

function named(functions: readonly BuiltinFunction[]): (readonly [string, Value])[] {
  return functions.map((one) => [one.functionName, one]);
}

/** `os.environ`: the variables that the load allows. */
class Environ extends PyDict {
  protected override missing(rt: Runtime, key: Value): Value {
    const name = typeof key === "string" ? key : "?";
    return rt.raise("KeyError", `'${name}' among the environment variables that a configuration file may see`);
  }
}

function joinPath(parts: readonly string[]): string {
  let path = "";
  for (const part of parts)
    path = part.startsWith("/") || path === "" ? part : path.endsWith("/") ? path + part : `${path}/${part}`;
  return path;
}

function pathModule(): PyModule {
  const split = (path: string): [string, string] => {
    const at = path.lastIndexOf("/") + 1;
    const head = path.slice(0, at);
    return [/^\/+$/.test(head) ? head : head.replace(/\/+$/, ""), path.slice(at)];
  };
  const text = (rt: Runtime, value: Value | undefined): string => asString(rt, value, "the path");
  return new PyModule("os.path", [
    ["join", new BuiltinFunction("join", (rt, { positional }) => joinPath(positional.map((part) => text(rt, part))))],
    ...named([
      builtin("basename", ["path"], (rt, [path]) => split(text(rt, path))[1]),
      builtin("dirname", ["path"], (rt, [path]) => split(text(rt, path))[0]),
      builtin("split", ["path"], (rt, [path]) => new PyTuple(split(text(rt, path)))),
      builtin("splitext", ["path"], (rt, [path]) => {
        const [, stem = "", extension = ""] = /^(.*?[^./][^/]*?|.*?)(\.[^./]*)?$/s.exec(text(rt, path)) ?? [];
        return new PyTuple([stem, extension]);
      }),
    ]),
  ]);
}

function osModule(env: Readonly<Record<string, string>>): PyModule {
  const makeEnviron = (rt: Runtime): PyDict => {
    const environ = new Environ();
    for (const [name, value] of Object.entries(env)) environ.set(rt, name, value);
    return environ;
  };
  const getenv = builtin("getenv", ["name", "default?"], (rt, [name, fallback]) => {
    const key = asString(rt, name, "the variable's name");
    return Object.hasOwn(env, key) ? (env[key] ?? null) : (fallback ?? null);
  });
  return new LazyModule(
    "os",
    [
      ["getenv", getenv],
      ["path", pathModule()],
      ["sep", "/"],
      ["linesep", "\n"],
    ],
    {
      environ: makeEnviron,
    },
  );
}

/** A module with members that need the evaluator to be made. */
class LazyModule extends PyModule {
  readonly #lazy: Readonly<Record<string, (rt: Runtime) => Value>>;
  readonly #made = new Map<string, Value>();

  constructor(
    name: string,
    members: Iterable<readonly [string, Value]>,
    lazy: Readonly<Record<string, (rt: Runtime) => Value>>,
  ) {
    super(name, members);
    this.#lazy = lazy;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    const make = Object.hasOwn(this.#lazy, name) ? this.#lazy[name] : undefined;
    if (make === undefined) return super.attribute(rt, name);
    const value = this.#made.get(name) ?? make(rt);
    this.#made.set(name, value);
    return value;
  }

  override attributeNames(): string[] {
    return [...super.attributeNames(), ...Object.keys(this.#lazy)];
  }
}

function getpassModule(user: string | undefined): PyModule {
  const getuser = builtin("getuser", [], (rt) => user ?? rt.raise("RuntimeError", "the user's name is not known here"));
  return new PyModule("getpass", [["getuser", getuser]]);
}

function textwrapModule(): PyModule {
  return new PyModule(
    "textwrap",
    named([
      builtin("dedent", ["text"], (rt, [text]) => {
        const source = asString(rt, text, "the text");
        rt.meter.allocate(source.length);
        return dedent(source);
      }),
      builtin("indent", ["text", "prefix"], (rt, [text, prefix]) => {
        const lines = asString(rt, text, "the text").split("\n");
        const before = asString(rt, prefix, "the prefix");
        rt.meter.allocate(lines.reduce((sum, line) => sum + line.length + before.length, 0));
        return lines.map((line) => (line.trim() === "" ? line : before + line)).join("\n");
      }),
    ]),
  );
}

function mathFunction(name: string, compute: (x: number) => number): BuiltinFunction {
  return builtin(name, ["x"], (rt, [value = null]) => {
    const result = isNumber(value)
      ? compute(Number(value))
      : rt.raise("TypeError", `a float is required, not ${typeName(value)}`);
    return Number.isNaN(result) ? rt.raise("ValueError", "math domain error") : result;
  });
}

function mathModule(): PyModule {
  const functions = named([
    mathFunction("ceil", Math.ceil),
    mathFunction("floor", Math.floor),
    mathFunction("sqrt", Math.sqrt),
    mathFunction("exp", Math.exp),
    mathFunction("log10", Math.log10),
    mathFunction("fabs", Math.abs),
    builtin("log", ["x", "base?"], (rt, [x = null, base]) => {
      const result = isNumber(x) ? Math.log(Number(x)) / (base === undefined ? 1 : Math.log(Number(base))) : Number.NaN;
      return Number.isFinite(result) ? result : rt.raise("ValueError", "math domain error");
    }),
    builtin("pow", ["x", "y"], (_rt, [x = null, y = null]) => Number(x) ** Number(y)),
  ]);
  return new PyModule("math", [...functions, ["pi", Math.PI], ["e", Math.E]]);
}

function chain(rt: Runtime, iterables: readonly Value[]): Value {
  const all = iterables.flatMap((iterable) => elements(rt, iterable));
  rt.meter.allocate(all.length);
  return new PyList(all);
}

function product(rt: Runtime, { positional, keywords }: Arguments): Value {
  const pools = positional.map((iterable) => elements(rt, iterable));
  const times = Number(keywords.get("repeat") ?? 1n);
  if (!(times >= 0 && times <= 20)) return rt.raise("ValueError", "repeat must be between 0 and 20");
  let rows: Value[][] = [[]];
  for (let round = 0; round < times; round++) {
    for (const pool of pools) {
      rt.meter.allocate(rows.length * pool.length);
      rows = rows.flatMap((row) => pool.map((value) => [...row, value]));
    }
  }
  return new PyList(rows.map((row) => new PyTuple(row)));
}

class Chain extends BuiltinFunction {
  override attribute(_rt: Runtime, name: string): Value | undefined {
    if (name !== "from_iterable") return undefined;
    return builtin(name, ["iterable"], (rt, [iterables = null]) => chain(rt, elements(rt, iterables)));
  }
}

function itertoolsModule(): PyModule {
  const zip = (name: string) =>
    new BuiltinFunction(name, (rt, { positional }) => {
      const columns = positional.map((value) => elements(rt, value));
      const shortest = columns.length === 0 ? 0 : Math.min(...columns.map((column) => column.length));
      return new PyList(
        Array.from({ length: shortest }, (_, at) => new PyTuple(columns.map((column) => column[at] ?? null))),
      );
    });
  const chainFunction = new Chain("chain", (rt, { positional }) => chain(rt, positional));
  return new PyModule("itertools", named([chainFunction, new BuiltinFunction("product", product), zip("izip")]));
}

function partial(rt: Runtime, { positional: [callee = null, ...first], keywords }: Arguments): Value {
  if (!(callee instanceof PyObject) || !callee.callable)
    return rt.raise("TypeError", "the first argument must be callable");
  return new BuiltinFunction("partial", (runtime, args) =>
    runtime.call(callee, {
      positional: [...first, ...args.positional],
      keywords: new Map([...keywords, ...args.keywords]),
    }),
  );
}

function collectionsModule(): PyModule {
  const ordered = new BuiltinFunction("OrderedDict", (rt, args) => {
    const dict = new PyDict();
    updateDict(rt, dict, args);
    return dict;
  });
  const defaulting = new BuiltinFunction("defaultdict", (rt, { positional: [factory = null, ...rest], keywords }) => {
    const dict = new PyDefaultDict(factory);
    updateDict(rt, dict, { positional: rest, keywords });
    return dict;
  });
  return new PyModule("collections", named([ordered, defaulting]));
}

function stringModule(): PyModule {
  const lower = "abcdefghijklmnopqrstuvwxyz";
  const upper = lower.toUpperCase();
  return new PyModule("string", [
    ["ascii_letters", lower + upper],
    ["ascii_lowercase", lower],
    ["ascii_uppercase", upper],
    ["letters", lower + upper],
    ["lowercase", lower],
    ["uppercase", upper],
    ["digits", "0123456789"],
    ["hexdigits", "0123456789abcdefABCDEF"],
    [
      "join",
      builtin("join", ["words", "sep?"], (rt, [words = null, separator]) => {
        const texts = elements(rt, words).map((word) => asString(rt, word, "a word"));
        const glue = asOptionalString(rt, separator, "sep") ?? " ";
        rt.meter.allocate(texts.reduce((sum, text) => sum + text.length + glue.length, 0));
        return texts.join(glue);
      }),
    ],
  ]);
}

export interface ModuleOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly user: string | undefined;
}

/** The modules by name, less those of the schema. */
export function standardModules({ env, user }: ModuleOptions): Map<string, PyModule> {
  const modules = [
    new PyModule(
      "__future__",
      ["division", "print_function", "absolute_import", "unicode_literals", "with_statement"].map((name) => [
        name,
        true,
      ]),
    ),
    collectionsModule(),
    new PyModule(
      "copy",
      named([
        builtin("copy", ["x"], (rt, [x = null]) => shallowCopy(rt, x)),
        builtin("deepcopy", ["x"], (rt, [x = null]) => deepCopy(rt, x)),
      ]),
    ),
    new PyModule(
      "functools",
      named([builtin("reduce", ["function", "iterable", "initial?"], reduce), new BuiltinFunction("partial", partial)]),
    ),
    getpassModule(user),
    itertoolsModule(),
    new PyModule("json", jsonModule()),
    mathModule(),
    osModule(env),
    pathModule(),
    stringModule(),
    textwrapModule(),
  ];
  return new Map(modules.map((module) => [module.name, module]));
}
