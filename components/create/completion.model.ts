/**
 * What may be typed at a place of an `.aurora` file: the fields of the struct whose call it is in, the schema's names and the
 * file's own, and in strings the variables that the executor fills in. Pure.
 */
import type { SyntaxNode, Tree } from "@lezer/common";
import type { SchemaCatalogue, SchemaField } from "../../server/api/jobs.ts";

export interface Suggestion {
  readonly label: string;
  readonly kind: "class" | "property" | "constant" | "variable";
  readonly doc?: string;
  /** Small print behind the label: a type. */
  readonly detail?: string;
  /** What is inserted; the label itself by default. */
  readonly insert?: string;
  /** Comes before the others. */
  readonly first?: true;
}

export interface Suggestions {
  /** Where what is to be replaced begins. */
  readonly from: number;
  readonly options: readonly Suggestion[];
}

export interface Source {
  readonly tree: Tree;
  readonly text: string;
}

const EXECUTOR_VARIABLES: readonly Suggestion[] = [
  { label: "mesos.instance", kind: "variable", doc: "The instance's number, from 0." },
  { label: "mesos.hostname", kind: "variable", doc: "The host that the task runs on." },
  { label: "thermos.ports[http]", kind: "variable", doc: "The port that the task is given under this name." },
  { label: "thermos.task_id", kind: "variable", doc: "The task's id." },
  { label: "thermos.user", kind: "variable", doc: "The user that the task runs as." },
];

const STRINGS: ReadonlySet<string> = new Set(["String", "FormatString", "ContinuedString"]);
const BRACKETS: ReadonlySet<string> = new Set([
  "ArgList",
  "ArrayExpression",
  "DictionaryExpression",
  "ParenthesizedExpression",
  "TupleExpression",
]);

function ancestors(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) found.push(at);
  return found;
}

const read = (text: string, { from, to }: SyntaxNode): string => text.slice(from, to);

/** The names that the file assigns, each with what it was assigned last. */
function assignments({ tree, text }: Source): Map<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  for (const statement of tree.topNode.getChildren("AssignStatement")) {
    const name = statement.firstChild;
    const value = statement.lastChild;
    if (name?.name === "VariableName" && value !== null) found.set(read(text, name), value);
  }
  return found;
}

/** The struct that a call of `name` makes: a struct's name, another name for one, or a variable that holds one. */
function structOf(name: string, source: Source, catalogue: SchemaCatalogue): string | undefined {
  const held = assignments(source);
  let current = name;
  for (let steps = 0; steps < 8; steps++) {
    if (catalogue.structs.some((struct) => struct.name === current)) return current;
    const known = catalogue.names.find((entry) => entry.name === current);
    if (known !== undefined) return known.struct;
    const value = held.get(current);
    const callee = value?.name === "CallExpression" ? value.firstChild : value;
    if (callee?.name !== "VariableName") return undefined;
    current = read(source.text, callee);
  }
  return undefined;
}

/** The argument list around a place, whose call makes a struct of the schema. */
interface Call {
  readonly list: SyntaxNode;
  readonly fields: readonly SchemaField[];
}

function callAt(list: SyntaxNode, source: Source, catalogue: SchemaCatalogue): Call | undefined {
  const callee = list.parent?.firstChild;
  if (list.parent?.name !== "CallExpression" || callee?.name !== "VariableName") return undefined;
  const struct = structOf(read(source.text, callee), source, catalogue);
  const fields = catalogue.structs.find(({ name }) => name === struct)?.fields;
  return fields === undefined ? undefined : { list, fields };
}

/** The last thing of a list before a place; what the parser could not read is passed over. */
function before(list: SyntaxNode, at: number): SyntaxNode | null {
  let node = list.childBefore(at);
  while (node?.type.isError === true) node = node.prevSibling;
  return node;
}

function fieldSuggestions({ list, fields }: Call, text: string): Suggestion[] {
  const given = new Set(
    list.getChildren("AssignOp").flatMap((sign) => (sign.prevSibling === null ? [] : [read(text, sign.prevSibling)])),
  );
  return fields
    .filter(({ name }) => !given.has(name))
    .map(({ name, type, doc, required }) => ({
      label: name,
      kind: "property",
      doc,
      detail: required === true ? `${type}, required` : type,
      insert: `${name} = `,
      ...(required === true ? { first: true } : {}),
    }));
}

/** The type of the field that a value at `at` is for. */
function wantedType({ list, fields }: Call, text: string, at: number): string {
  for (let node = before(list, at); node !== null && node.name !== "," && node.name !== "("; node = node.prevSibling) {
    if (node.name !== "AssignOp" || node.prevSibling === null) continue;
    const name = read(text, node.prevSibling);
    return fields.find((field) => field.name === name)?.type ?? "";
  }
  return "";
}

function nameSuggestions(source: Source, catalogue: SchemaCatalogue, wanted: string): Suggestion[] {
  const types = new Set(wanted.match(/\w+/g) ?? []);
  const own = [...assignments(source).keys()].map((label): Suggestion => {
    const struct = structOf(label, source, catalogue);
    const detail = struct === undefined ? {} : { detail: struct };
    return {
      label,
      kind: "variable",
      ...detail,
      ...(struct !== undefined && types.has(struct) ? { first: true } : {}),
    };
  });
  const isWanted = (name: string): { first?: true } => (types.has(name) ? { first: true } : {});
  const truth = ["True", "False"].map((label): Suggestion => ({
    label,
    kind: "constant",
    ...(types.has("Boolean") ? { first: true } : {}),
  }));
  return [
    ...own,
    ...catalogue.structs.map(({ name, doc }): Suggestion => ({ label: name, kind: "class", doc, ...isWanted(name) })),
    ...catalogue.names.map(({ name, doc, struct }): Suggestion => ({
      label: name,
      kind: struct === undefined ? "constant" : "class",
      doc,
      ...isWanted(struct ?? name),
    })),
    ...truth,
  ];
}

/** @param explicit whether it was asked for; otherwise only what was begun is completed. */
export function suggestionsAt(
  source: Source,
  { pos, explicit }: { readonly pos: number; readonly explicit: boolean },
  catalogue: SchemaCatalogue,
): Suggestions | undefined {
  const { tree, text } = source;
  const around = ancestors(tree.resolveInner(pos, -1));
  const typed = text.slice(Math.max(0, pos - 200), pos);
  if (around.some(({ name }) => name === "Comment")) return undefined;
  if (around.some(({ name, to }) => STRINGS.has(name) && (to > pos || !/["']$/.test(typed)))) {
    const variable = /\{\{([\w.[\]]*)$/.exec(typed)?.[1];
    return variable === undefined ? undefined : { from: pos - variable.length, options: EXECUTOR_VARIABLES };
  }
  const word = /\w*$/.exec(typed)?.[0] ?? "";
  const from = pos - word.length;
  if (/^\d/.test(word) || (word === "" && !explicit) || text[from - 1] === ".") return undefined;
  const innermost = around.find(({ name }) => BRACKETS.has(name));
  const list = around.find(({ name }) => name === "ArgList");
  const call = list === undefined ? undefined : callAt(list, source, catalogue);
  const last = innermost === undefined ? null : before(innermost, from);
  if (call !== undefined && innermost === list && (last?.name === "," || last?.name === "(")) {
    return { from, options: fieldSuggestions(call, text) };
  }
  const wanted = call === undefined ? "" : wantedType(call, text, from);
  return { from, options: nameSuggestions(source, catalogue, wanted) };
}
