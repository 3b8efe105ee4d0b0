/** Random programs in the language of configuration files: most run for a while, many fail, some try to run for ever. */
import type { Rng } from "../../server/core/random/rng.ts";

const NAMES = ["a", "b", "c", "f", "g", "x", "xs", "d", "P", "jobs"];
const FIELDS = [
  "name",
  "cmdline",
  "processes",
  "task",
  "resources",
  "cpu",
  "ram",
  "disk",
  "role",
  "cluster",
  "environment",
];
const METHODS = [
  "append",
  "extend",
  "pop",
  "sort",
  "items",
  "keys",
  "get",
  "update",
  "join",
  "split",
  "format",
  "replace",
  "strip",
  "bind",
  "check",
  "interpolate",
  "json_dumps",
  "has_name",
  "name",
  "processes",
  "unwrap",
  "upper",
  "zfill",
  "union",
];
const FUNCTIONS = [
  "len",
  "range",
  "str",
  "repr",
  "int",
  "float",
  "sorted",
  "map",
  "zip",
  "sum",
  "min",
  "max",
  "dict",
  "list",
  "set",
  "tuple",
  "isinstance",
  "getattr",
  "type",
  "print",
  "reduce",
  "filter",
  "enumerate",

  "order",
  "SequentialTask",
  "SimpleTask",
  "Process",
  "Task",
  "Job",
  "Service",
  "Resources",
  "String",
  "Integer",
  "List",
  "Map",
  "Required",
  "Default",
  "Struct",
  "Tasks.combine",
  "Tasks.concat",
  "UpdateConfig",
  "Announcer",
  "Docker",
  "Mesos",
  "Volume",
  "Enum",
  "Choice",
  "globals",
];
const LITERALS = [
  "0",
  "1",
  "-1",
  "2",
  "3.5",
  "10**50",
  "1e308",
  "True",
  "None",
  "''",
  "'text'",
  "'%s %d'",
  "'{0} {x}'",
  "[]",
  "()",
  "{}",
  "'{{name}}'",
  "'{{a}} {{b}}'",
  "'{{thermos.ports[http]}}'",
  "'{{mesos.instance}}'",
  "'{{profile.x}}'",
  "{'a': 1}",
  "Empty",
  "MB",
  "GB",
  "'\\u00e9'",
  "u'x'",
  "r'\\d'",
  "'x' * 1000",
  "range(100)",
  "'limit:1'",
  "0777",
  "{1, 2}",
];
const OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "<<", "|", "&", "==", "<", "in", "not in", "is", "and", "or"];

export class ProgramMaker {
  readonly #rng: Rng;

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#rng.nextInt(from.length)] as T;
  }

  #chance(percent: number): boolean {
    return this.#rng.nextInt(100) < percent;
  }

  #several(most: number, make: () => string): string[] {
    return Array.from({ length: this.#rng.nextInt(most + 1) }, make);
  }

  #expression(depth: number): string {
    if (depth <= 0) return this.#chance(50) ? this.#pick(NAMES) : this.#pick(LITERALS);
    const sub = (): string => this.#expression(depth - 1);
    switch (this.#rng.nextInt(14)) {
      case 0:
        return `[${this.#several(3, sub).join(", ")}]`;
      case 1:
        return `{${this.#several(3, () => `${sub()}: ${sub()}`).join(", ")}}`;
      case 2:
      case 3:
        return `(${sub()} ${this.#pick(OPERATORS)} ${sub()})`;
      case 4:
        return `${sub()}.${this.#pick([...METHODS, ...FIELDS])}`;
      case 5:
      case 6:
        return `${this.#pick(FUNCTIONS)}(${this.#arguments(depth - 1)})`;
      case 7:
        return `${sub()}.${this.#pick(METHODS)}(${this.#arguments(depth - 1)})`;
      case 8:
        return `${sub()}[${this.#chance(50) ? sub() : `${sub()}:${sub()}`}]`;
      case 9:
        return `[${sub()} for ${this.#pick(NAMES)} in ${sub()}${this.#chance(40) ? ` if ${sub()}` : ""}]`;
      case 10:
        return `(${sub()} if ${sub()} else ${sub()})`;
      case 11:
        return `(lambda ${this.#pick(NAMES)}, *rest, **kw: ${sub()})`;
      case 12:
        return `f"{${this.#pick(NAMES)}!r:>{5}} {${this.#pick(NAMES)}}"`;
      default:
        return `${this.#pick(NAMES)}(${this.#arguments(depth - 1)})`;
    }
  }

  #arguments(depth: number): string {
    const plain = this.#several(2, () => this.#expression(depth));
    const named = this.#several(3, () => `${this.#pick(FIELDS)} = ${this.#expression(depth)}`);
    const spread = this.#chance(10) ? [`*${this.#pick(NAMES)}`, `**${this.#pick(NAMES)}`] : [];
    return [...plain, ...named, ...spread].join(", ");
  }

  #block(depth: number, indent: string): string {
    const lines = this.#several(3, () => this.#statement(depth - 1, `${indent}  `));
    return lines.length === 0 ? `${indent}  pass` : lines.join("\n");
  }

  #statement(depth: number, indent: string): string {
    const expression = (): string => this.#expression(this.#rng.nextInt(4));
    const name = this.#pick(NAMES);
    const simple = [
      () => `${name} = ${expression()}`,
      () => `${name} += ${expression()}`,
      () => `${name}, ${this.#pick(NAMES)} = ${expression()}`,
      () => `${name}[${expression()}] = ${expression()}`,
      () => `print(${expression()})`,
      () => `${name}.append(${name})`,
      () => `del ${name}`,
      () => `assert ${expression()}`,
      () =>
        this.#pick([
          "break",
          "continue",
          "return 1",
          "import os",
          "from math import *",
          "global a",
          "raise ValueError('x')",
        ]),
      () => `include(${this.#pick(["'self.aurora'", "'../x'", expression()])})`,
    ];
    const nested = [
      () => `if ${expression()}:\n${this.#block(depth, indent)}\n${indent}else:\n${this.#block(depth, indent)}`,
      () => `for ${name} in ${expression()}:\n${this.#block(depth, indent)}`,
      () => `while ${expression()}:\n${this.#block(depth, indent)}`,
      () => `def ${name}(${this.#pick(["", "a", "a, b=1", "*xs", "**d"])}):\n${this.#block(depth, indent)}`,
      () =>
        `class ${name}(${this.#pick(["Struct", "object", name])}):\n${indent}  ${this.#pick(FIELDS)} = ${this.#pick(["String", "Required(Integer)", "Default(String, '{{name}}')", "List(String)", expression()])}`,
      () =>
        `try:\n${this.#block(depth, indent)}\n${indent}except Exception as e:\n${this.#block(depth, indent)}\n${indent}finally:\n${this.#block(depth, indent)}`,
    ];
    return indent + this.#pick(depth > 0 && this.#chance(40) ? nested : simple)();
  }

  /** Mostly in a `try`, so that what follows is run as well. */
  #guarded(): string {
    if (this.#chance(15)) return this.#statement(3, "");
    return `try:\n${this.#statement(2, "  ")}\nexcept Exception as e:\n  b = str(e)`;
  }

  program(): string {
    const head = [
      "a, b, c, x = 1, 'two', 3.5, None",
      "xs, d = [1, 2, 3], {'name': 'x'}",
      "f, g = lambda *rest, **named: rest, str",
      "P = Process(name = 'p', cmdline = 'c {{x}}')",
      "jobs = []",
    ];
    const body = Array.from({ length: 1 + this.#rng.nextInt(12) }, () => this.#guarded());
    const job = `try:\n  jobs = [Job(cluster = 'c', role = ${this.#expression(1)}, environment = 'prod', task = SimpleTask('n', ${this.#expression(2)}))]\nexcept Exception: pass`;
    return [...head, ...body, job].join("\n");
  }
}
