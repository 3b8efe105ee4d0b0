/** Attribute access. Only our own tables are consulted; names with two leading underscores are not there for anybody. */
import { nearestName } from "../nearest-name.ts";
import { type Origin, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";

/** The attribute, or undefined when there is none. */
export function findAttribute(rt: Runtime, object: Value, name: string): Value | undefined {
  if (object instanceof PyObject) return object.attribute(rt, name);
  return typeof object === "string" ? rt.method("str", name, object) : undefined;
}

/** An attribute's name and where it is written. */
export interface NamedAttribute {
  readonly name: string;
  readonly origin: Origin;
}

export function getAttribute(rt: Runtime, object: Value, attribute: string | NamedAttribute): Value {
  const { name, origin } = typeof attribute === "string" ? { name: attribute, origin: undefined } : attribute;
  const value = findAttribute(rt, object, name);
  if (value !== undefined) return value;
  const suggestion = object instanceof PyObject ? nearestName(name, object.attributeNames()) : undefined;
  const hint = suggestion === undefined ? "" : `; did you mean '${suggestion}'?`;
  return rt.raise("AttributeError", `'${typeName(object)}' object has no attribute '${name}'${hint}`, {
    suggestion,
    origin,
  });
}
