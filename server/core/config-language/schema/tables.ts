/** How the schema's structs are described: one row a field, with what it means. Types and defaults are written in the language itself. */

export interface SchemaField {
  readonly name: string;
  /** `String`, `List(Process)`, ... */
  readonly type: string;
  /** One sentence for the editor. */
  readonly doc: string;
  readonly required?: true;
  /** The default, as an expression. */
  readonly fallback?: string;
}

export interface SchemaStruct {
  readonly kind: "struct";
  readonly name: string;
  readonly doc: string;
  readonly fields: readonly SchemaField[];
}

/** Another name: an enumeration, an alias, a constant or a ready-made object. */
export interface SchemaValue {
  readonly kind: "value";
  readonly name: string;
  readonly doc: string;
  readonly value: string;
}

export type SchemaEntry = SchemaStruct | SchemaValue;

export function struct(name: string, doc: string, fields: readonly SchemaField[]): SchemaStruct {
  return { kind: "struct", name, doc, fields };
}

export function value(name: string, expression: string, doc: string): SchemaValue {
  return { kind: "value", name, value: expression, doc };
}

export function required(name: string, type: string, doc: string): SchemaField {
  return { name, type, doc, required: true };
}

export function optional(name: string, type: string, doc: string): SchemaField {
  return { name, type, doc };
}

/** A field with a default: `[type, default]`. */
export function defaulted(name: string, [type, fallback]: readonly [string, string], doc: string): SchemaField {
  return { name, type, fallback, doc };
}

function declaration({ name, type, required: must, fallback }: SchemaField): string {
  const signature =
    must === true ? `Required(${type})` : fallback === undefined ? type : `Default(${type}, ${fallback})`;
  return `  ${name} = ${signature}`;
}

/** The entries as the text of a file that defines them. */
export function schemaSource(entries: readonly SchemaEntry[]): string {
  const parts = entries.map((entry) =>
    entry.kind === "value"
      ? `${entry.name} = ${entry.value}`
      : `class ${entry.name}(Struct):\n${entry.fields.map(declaration).join("\n")}`,
  );
  return `${parts.join("\n")}\n`;
}
