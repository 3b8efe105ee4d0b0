/**
 * JSON with places: reads a text as `JSON.parse` would and remembers where each value and key stands, so that a
 * complaint about a value can be shown at it. Pure.
 */

export interface Place {
  readonly from: number;
  readonly to: number;
}

interface Member {
  readonly key: Place;
  readonly node: JsonNode;
}

export interface JsonNode extends Place {
  /** Members of an object. */
  readonly members?: ReadonlyMap<string, Member>;
  /** Items of an array. */
  readonly items?: readonly JsonNode[];
}

/** The text is not JSON; `at` is where that shows. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

export interface JsonDocument {
  readonly value: unknown;
  readonly root: JsonNode;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids them within strings
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
/** Deeper texts are refused: nothing that a job holds is nested so far. */
const MOST_DEPTH = 200;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonNode {
    this.#space();
    const root = this.#value(0);
    this.#space();
    if (this.#at < this.#text.length) this.#fail("nothing may follow the object");
    return root;
  }

  #fail(message: string): never {
    throw new JsonSyntaxError(message, this.#at);
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #take(pattern: RegExp): Place | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    const from = this.#at;
    this.#at += match[0].length;
    return { from, to: this.#at };
  }

  #value(depth: number): JsonNode {
    if (depth > MOST_DEPTH) this.#fail("nested too deeply");
    const next = this.#text.charAt(this.#at);
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#array(depth);
    const place = next === '"' ? this.#string() : (this.#take(NUMBER) ?? this.#take(WORD));
    if (place !== undefined) return place;
    return this.#fail(next === "" ? "the text ends too early" : "expected a value");
  }

  #string(): Place {
    return this.#take(STRING) ?? this.#fail("this string does not end on its line, or holds a bad escape");
  }

  #object(depth: number): JsonNode {
    const from = this.#at++;
    const members = new Map<string, Member>();
    this.#space();
    while (this.#text.charAt(this.#at) !== "}") {
      if (this.#text.charAt(this.#at) !== '"') this.#fail('expected a name in quotes, or "}"');
      const key = this.#string();
      const name = JSON.parse(this.#text.slice(key.from, key.to)) as string;
      if (members.has(name)) throw new JsonSyntaxError(`${name} is given twice`, key.from);
      this.#space();
      if (this.#text.charAt(this.#at) !== ":") this.#fail("expected a colon after the name");
      this.#at++;
      this.#space();
      members.set(name, { key, node: this.#value(depth + 1) });
      this.#separator("}");
    }
    this.#at++;
    return { from, to: this.#at, members };
  }

  #array(depth: number): JsonNode {
    const from = this.#at++;
    const items: JsonNode[] = [];
    this.#space();
    while (this.#text.charAt(this.#at) !== "]") {
      items.push(this.#value(depth + 1));
      this.#separator("]");
    }
    this.#at++;
    return { from, to: this.#at, items };
  }

  #separator(end: "}" | "]"): void {
    this.#space();
    const next = this.#text.charAt(this.#at);
    if (next === end) return;
    if (next !== ",") this.#fail(next === "" ? `the text ends before its "${end}"` : `expected a comma or "${end}"`);
    const comma = this.#at++;
    this.#space();
    if (this.#text.charAt(this.#at) === end) {
      throw new JsonSyntaxError("a comma may not stand at the end", comma);
    }
  }
}

/** @throws {JsonSyntaxError} */
export function readJson(text: string): JsonDocument {
  const root = new Reader(text).document();
  return { value: JSON.parse(text), root };
}

/** Where the value at `path` stands; of what is missing, the nearest thing that is there. */
export function placeOf(root: JsonNode, path: readonly PropertyKey[]): Place {
  let node = root;
  for (const part of path) {
    const next = typeof part === "number" ? node.items?.[part] : node.members?.get(String(part))?.node;
    if (next === undefined) break;
    node = next;
  }
  const isNested = node.members !== undefined || node.items !== undefined;
  return isNested ? { from: node.from, to: node.from + 1 } : node;
}

/** Where the name of a member stands. */
export function keyPlace(root: JsonNode, path: readonly PropertyKey[], key: string): Place {
  let node: JsonNode | undefined = root;
  for (const part of path) {
    node = typeof part === "number" ? node?.items?.[part] : node?.members?.get(String(part))?.node;
  }
  return node?.members?.get(key)?.key ?? placeOf(root, path);
}
