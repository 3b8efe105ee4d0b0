/**
 * Addresses of mustache variables: names after dots and keys in brackets, `profile.zones[east].name`.
 * From Pystachio's `naming.py`.
 */

export interface RefComponent {
  readonly kind: "name" | "index";
  readonly value: string;
}

export class Ref {
  readonly components: readonly RefComponent[];
  /** The canonical form: equal refs have equal addresses. */
  readonly address: string;
  readonly #prefixes: (string | undefined)[] = [];
  readonly #rests: (Ref | undefined)[] = [];

  constructor(components: readonly RefComponent[]) {
    this.components = components;
    const joined = components.map(({ kind, value }) => (kind === "name" ? `.${value}` : `[${value}]`)).join("");
    this.address = joined.startsWith(".") ? joined.slice(1) : joined;
  }

  /** The address of the first `count` components. */
  prefix(count: number): string {
    return (this.#prefixes[count] ??= new Ref(this.components.slice(0, count)).address);
  }

  /** What is left after `count` components. */
  rest(count: number): Ref {
    return (this.#rests[count] ??= new Ref(this.components.slice(count)));
  }
}

const COMPONENT = /\.([^\d\W]\w*)|\[([\w\-./]+)\]/y;

/** The ref that an address means; undefined when it is none. */
export function parseRef(address: string): Ref | undefined {
  const text = address.startsWith(".") || address.startsWith("[") ? address : `.${address}`;
  const components: RefComponent[] = [];
  COMPONENT.lastIndex = 0;
  for (let match = COMPONENT.exec(text); match !== null; match = COMPONENT.exec(text)) {
    const [, name, index = ""] = match;
    components.push(name === undefined ? { kind: "index", value: index } : { kind: "name", value: name });
    if (COMPONENT.lastIndex === text.length) return new Ref(components);
  }
  return undefined;
}

/** What is left of `ref` below `scope`; undefined when it is not below it. */
export function subscope(scope: Ref, ref: Ref): Ref | undefined {
  const { length } = scope.components;
  if (ref.components.length <= length) return undefined;
  const below = scope.components.every(({ kind, value }, at) => {
    const component = ref.components[at];
    return component?.kind === kind && component.value === value;
  });
  return below ? ref.rest(length) : undefined;
}
