/** The published `.proto` files and the codec tables say the same. */
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import protobuf from "protobufjs";
import { describe, expect, it } from "vitest";
import { op } from "../codec/ops.ts";
import { encode, type FieldDescription, type MessageType, type ValueType } from "../codec/wire.ts";
import { logEntry } from "../entries/log-entry.ts";
import { transactions } from "../entries/transaction-codec.ts";
import { record } from "../log/record.ts";
import { WIRE_MESSAGES } from "../log/replicated/wire-messages.ts";
import { snapshot } from "../snapshot/snapshot-codec.ts";
import { anyOp, OP_KINDS } from "../testing-arbitraries.ts";

function load(file: string): protobuf.Root {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const root = new protobuf.Root().loadSync(path, { keepCase: true });
  root.resolveAll();
  return root;
}

function isMessage(type: ValueType<never>): type is MessageType<never> {
  return "fields" in type;
}

/** Every message type that can be reached, by name. */
function reachable(roots: readonly ValueType<never>[]): Map<string, MessageType<never>> {
  const found = new Map<string, MessageType<never>>();
  const visit = (type: ValueType<never>): void => {
    if (!isMessage(type) || found.has(type.protoName)) return;
    found.set(type.protoName, type);
    for (const field of type.fields) visit(field.type);
  };
  roots.forEach(visit);
  return found;
}

function described({ name, number, rule, type }: FieldDescription): string {
  return `${rule} ${type.protoName} ${name} = ${number}`;
}

function published(field: protobuf.Field): string {
  const type =
    field.resolvedType === null
      ? field.type
      : field.resolvedType.fullName.replace(/^\.(mesos\.internal\.log|aurora\.storage)\./, "");
  return `${ruleOf(field)} ${type} ${field.name} = ${field.id}`;
}

function ruleOf(field: protobuf.Field): string {
  if (field.map) return "map";
  if (field.repeated) return "repeated";
  if (field.partOf !== null) return "oneof";
  return field.required ? "required" : "optional";
}

/** Enum names by number. Values of one scope differ in protobuf, hence the prefix of one of them. */
function enumRows(type: protobuf.Enum): string[] {
  return Object.entries(type.values).map(([name, number]) => `${number} ${name.replace(/^UPDATE_FAILED$/, "FAILED")}`);
}

/** The checksum of an entry, which is written around the entry's table. */
const CHECKSUM_FIELD = 15;

const SCHEMAS = [
  { file: "storage.proto", namespace: "aurora.storage", roots: [logEntry, transactions, snapshot] },
  { file: "log.proto", namespace: "mesos.internal.log", roots: [record, ...Object.values(WIRE_MESSAGES)] },
] as const;

describe.each(SCHEMAS)("$file", ({ file, namespace, roots }) => {
  const root = load(file);
  const types = reachable(roots as unknown as readonly ValueType<never>[]);

  it("has the messages that the tables have, field by field", () => {
    const tables = Object.fromEntries(Array.from(types, ([name, type]) => [name, type.fields.map(described)]));
    const messages = Array.from(types.keys(), (name): [string, string[]] => {
      const { fieldsArray } = root.lookupType(`${namespace}.${name}`);
      return [
        name,
        fieldsArray.filter((field) => name !== logEntry.protoName || field.id !== CHECKSUM_FIELD).map(published),
      ];
    });
    expect(Object.fromEntries(messages)).toEqual(tables);
  });

  it("has no message that is not used", () => {
    const names: string[] = [];
    const collect = (node: protobuf.NamespaceBase): void => {
      for (const child of node.nestedArray) {
        if (child instanceof protobuf.Type) names.push(child.fullName.slice(namespace.length + 2));
        if (child instanceof protobuf.Namespace) collect(child);
      }
    };
    collect(root.lookup(namespace) as protobuf.Namespace);
    expect(names.toSorted()).toEqual([...types.keys()].toSorted());
  });

  it("has the enums that the tables have", () => {
    const enums = new Map<string, ValueType<never>>();
    for (const type of types.values()) {
      for (const field of type.fields) if ("numbers" in field.type) enums.set(field.type.protoName, field.type);
    }
    expect(enums.size).toBeGreaterThan(0);
    const tables = Array.from(enums, ([name, type]) => {
      const { numbers } = type as unknown as { numbers: Readonly<Record<string, number>> };
      return [
        name,
        Object.entries(numbers)
          .map(([value, number]) => `${number} ${value}`)
          .toSorted(),
      ];
    });
    const rows = Array.from(enums.keys(), (name) => [
      name,
      enumRows(root.lookupEnum(`${namespace}.${name}`)).toSorted(),
    ]);
    expect(rows).toEqual(tables);
  });
});

it("another protobuf implementation reads and writes the same bytes", () => {
  const type = load("storage.proto").lookupType("aurora.storage.Op");
  const context = { indexOf: () => 3 };
  fc.assert(
    fc.property(fc.constantFrom(...OP_KINDS).chain(anyOp), (value) => {
      const bytes = encode(op, value, context);
      expect(Buffer.from(type.encode(type.decode(bytes)).finish())).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 300 },
  );
});
