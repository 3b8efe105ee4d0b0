/**
 * The shapes of Mesos's messages, looked up by full name in the descriptor that is generated beside the
 * codecs. Only the JSON mapping needs them; protobuf goes by the generated code.
 */
import { must } from "../core/domain/invariant.ts";
import descriptor from "./proto/gen/mesos.json" with { type: "json" };

export type ScalarType = "string" | "bytes" | "bool" | "double" | "int32" | "uint32" | "int64" | "uint64";

export interface EnumShape {
  readonly numbers: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<number, string>;
}

export interface FieldShape {
  readonly name: string;
  readonly rule: "optional" | "required" | "repeated" | "map";
  /** Of the value, where the field is a map; its keys are strings. */
  readonly type: ScalarType | EnumShape | (() => MessageShape);
}

export interface MessageShape {
  readonly name: string;
  readonly fields: readonly FieldShape[];
}

interface Node {
  readonly nested?: Readonly<Record<string, Node>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly fields?: Readonly<Record<string, FieldNode>>;
}

interface FieldNode {
  readonly rule?: string;
  readonly keyType?: string;
  readonly type: string;
}

const SCALARS: ReadonlySet<string> = new Set<ScalarType>([
  "string",
  "bytes",
  "bool",
  "double",
  "int32",
  "uint32",
  "int64",
  "uint64",
]);
const root = descriptor as unknown as Node;
const messages = new Map<string, MessageShape>();
const enums = new Map<string, EnumShape>();

function nodeAt(path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, name) => node?.nested?.[name], root);
}

/** Finds `name` as protobuf does: in the innermost scope around `scope` that has it. */
function resolve(name: string, scope: readonly string[]): readonly string[] {
  for (let depth = scope.length; depth >= 0; depth--) {
    const path = [...scope.slice(0, depth), ...name.split(".")];
    if (nodeAt(path) !== undefined) return path;
  }
  throw new Error(`the descriptor lacks ${name}`);
}

function enumShape(name: string, values: Readonly<Record<string, number>>): EnumShape {
  const known = enums.get(name);
  if (known !== undefined) return known;
  const shape = {
    numbers: new Map(Object.entries(values)),
    names: new Map(Object.entries(values).map(([key, value]) => [value, key])),
  };
  enums.set(name, shape);
  return shape;
}

function fieldType(type: string, scope: readonly string[]): FieldShape["type"] {
  if (SCALARS.has(type)) return type as ScalarType;
  const path = resolve(type, scope);
  const values = nodeAt(path)?.values;
  const name = path.join(".");
  return values === undefined ? () => messageShape(name) : enumShape(name, values);
}

function fieldRule(field: FieldNode): FieldShape["rule"] {
  if (field.keyType !== undefined) return "map";
  return field.rule === "repeated" || field.rule === "required" ? field.rule : "optional";
}

/** The shape of the message called `name`, for example `mesos.v1.Offer`. */
export function messageShape(name: string): MessageShape {
  const known = messages.get(name);
  if (known !== undefined) return known;
  const path = name.split(".");
  const fields = must(nodeAt(path)?.fields, `the descriptor lacks message ${name}`);
  const shape = {
    name,
    fields: Object.entries(fields).map(([fieldName, field]) => ({
      name: fieldName,
      rule: fieldRule(field),
      type: fieldType(field.type, path),
    })),
  };
  messages.set(name, shape);
  return shape;
}
