/** Everything that a configuration file finds without importing it: Pystachio's types, the schema, and its helpers. */
import { invariant } from "../../domain/invariant.ts";
import { PYSTACHIO_NAMES } from "../pystachio/factories.ts";
import { StructType } from "../pystachio/struct.ts";
import type { Statement } from "../python/ast.ts";
import type { Interpreter } from "../python/interpreter.ts";
import { PyModule } from "../python/modules.ts";
import { parseFile } from "../python/parse.ts";
import { Scope } from "../python/scope.ts";
import { SCHEMA_PATH, SourceFile } from "../python/source-file.ts";
import { AURORA_SCHEMA } from "./aurora.ts";
import { schemaHelpers } from "./helpers.ts";
import { schemaSource } from "./tables.ts";
import { THERMOS_SCHEMA } from "./thermos.ts";

let parsed: { readonly file: SourceFile; readonly statements: readonly Statement[] } | undefined;

/** The schema's text never changes: it is parsed once. */
function schemaProgram(): { readonly file: SourceFile; readonly statements: readonly Statement[] } {
  if (parsed !== undefined) return parsed;
  const file = new SourceFile(SCHEMA_PATH, schemaSource([...THERMOS_SCHEMA, ...AURORA_SCHEMA]));
  parsed = { file, statements: parseFile(file) };
  return parsed;
}

/** Modules by which Aurora's own files import the schema. */
const SCHEMA_MODULES = [
  "pystachio",
  "apache.aurora.config.schema.base",
  "apache.thermos.config.schema",
  "apache.thermos.config.schema_base",
  "apache.thermos.config.schema_helpers",
];

/** Defines the schema in the interpreter's globals. Gives the struct type of jobs. */
export function installSchema(interpreter: Interpreter): StructType {
  const { file, statements } = schemaProgram();
  const names = new Map(PYSTACHIO_NAMES);
  interpreter.guard(() => interpreter.execute(statements, Scope.module(file, names)));
  const type = (name: string): StructType => {
    const found = names.get(name);
    invariant(found instanceof StructType, `${name} is a struct of the schema`);
    return found;
  };
  const helpers = schemaHelpers({
    Task: type("Task"),
    Process: type("Process"),
    Resources: type("Resources"),
    Constraint: type("Constraint"),
  });
  for (const [name, value] of helpers) names.set(name, value);
  for (const [name, value] of names) interpreter.globals.set(name, value);
  for (const path of SCHEMA_MODULES)
    interpreter.addModule(new PyModule(path, path === "pystachio" ? PYSTACHIO_NAMES : names));
  return type("MesosJob");
}
