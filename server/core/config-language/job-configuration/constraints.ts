/** `{'rack': 'limit:2', 'zone': '!a,b'}` as api.thrift's constraints. From `constraints_to_thrift`. */
import type { Constraint, TaskConstraint } from "../../domain/task-config.ts";
import type { StructObject } from "../pystachio/struct.ts";
import type { FieldReader } from "./field-reader.ts";

const LIMIT = "limit:";

export function readConstraints(reader: FieldReader, job: StructObject): Constraint[] {
  return [...reader.stringMap(job, "constraints")].map(([name, text]) => ({
    name,
    constraint: readConstraint(reader, job, text),
  }));
}

function readConstraint(reader: FieldReader, job: StructObject, text: string): TaskConstraint {
  if (text.startsWith(LIMIT)) {
    const number = text.slice(LIMIT.length).trim();
    if (/^[+-]?\d{1,9}$/.test(number)) return { limit: { limit: Number(number) } };
    return reader.fail(`'${text}' is not a valid limit value, must be integer`, reader.origin(job, "constraints"));
  }
  const negated = text.startsWith("!");
  const values = [...new Set((negated ? text.slice(1) : text).split(","))];
  return { value: { negated, values } };
}
