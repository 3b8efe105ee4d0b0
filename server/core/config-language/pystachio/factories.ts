/** The names that `from pystachio import *` gives. */
import { asString } from "../python/checks.ts";
import { PyList, PyTuple } from "../python/containers.ts";
import { BuiltinFunction, builtin } from "../python/functions.ts";
import { elements } from "../python/iterate.ts";
import { type ClassDefinition, PyObject, type Runtime, typeName, type Value } from "../python/runtime.ts";
import { ChoiceType } from "./choice.ts";
import { ListType } from "./list.ts";
import { MapType } from "./map.ts";
import { PystachioObject, PystachioType } from "./object.ts";
import { BOOLEAN, EnumType, FLOAT, INTEGER, STRING } from "./simple.ts";
import { defineStruct, EMPTY, FieldSignature } from "./struct.ts";

export function asType(rt: Runtime, value: Value | undefined, what: string): PystachioType {
  if (value instanceof PystachioType) return value;
  return rt.raise(
    "TypeError",
    `${what} must be a type (String, Integer, List(String), a Struct, ...), not a '${typeName(value ?? null)}'`,
  );
}

/** `Struct`: the base of struct classes. */
class StructBase extends PyObject {
  override readonly typeName = "type";

  override repr(): string {
    return "<class 'Struct'>";
  }

  override subclass(rt: Runtime, { name, namespace }: ClassDefinition): Value {
    return defineStruct(rt, { name, namespace });
  }

  override hasInstance(value: Value): boolean {
    return value instanceof PystachioObject && "fields" in value;
  }
}

function makeDefault(rt: Runtime, [type, value]: readonly (Value | undefined)[]): Value {
  const fieldType = asType(rt, type, "Default()'s first argument");
  if (value === EMPTY || value === undefined) return new FieldSignature(fieldType, {});
  // Pystachio keeps a default's plain value: what is bound to it is lost.
  const plain = fieldType.coerce(rt, value, rt.origin()).get(rt);
  return new FieldSignature(fieldType, { fallback: fieldType.make(rt, plain, rt.origin()) });
}

function makeEnum(rt: Runtime, values: readonly Value[]): Value {
  const [first, second] = values;
  if (values.length === 2 && typeof first === "string" && (second instanceof PyList || second instanceof PyTuple)) {
    return new EnumType(
      first,
      elements(rt, second).map((value) => asString(rt, value, "an enumeration's value")),
    );
  }
  const names = values.map((value) => asString(rt, value, "an enumeration's value"));
  return new EnumType(`Enum_${names.join("_")}`, names);
}

function makeChoice(rt: Runtime, values: readonly Value[]): Value {
  const [first = null, second] = values;
  const types = elements(rt, second === undefined ? first : second).map((type) => asType(rt, type, "an alternative"));
  const name =
    second === undefined ? `Choice_${types.map((type) => type.name).join("_")}` : asString(rt, first, "the name");
  return new ChoiceType(name, types);
}

export const PYSTACHIO_NAMES: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["String", STRING],
  ["Integer", INTEGER],
  ["Float", FLOAT],
  ["Boolean", BOOLEAN],
  ["Enum", new BuiltinFunction("Enum", (rt, { positional }) => makeEnum(rt, positional))],
  ["Choice", new BuiltinFunction("Choice", (rt, { positional }) => makeChoice(rt, positional))],
  ["List", builtin("List", ["type"], (rt, [type]) => new ListType(asType(rt, type, "List()'s argument")))],
  [
    "Map",
    builtin(
      "Map",
      ["key", "value"],
      (rt, [key, value]) =>
        new MapType(asType(rt, key, "Map()'s first argument"), asType(rt, value, "Map()'s second argument")),
    ),
  ],
  ["Struct", new StructBase()],
  [
    "Required",
    builtin(
      "Required",
      ["type"],
      (rt, [type]) => new FieldSignature(asType(rt, type, "Required()'s argument"), { required: true }),
    ),
  ],
  ["Default", builtin("Default", ["type", "default"], makeDefault)],
  ["Empty", EMPTY],
]);
