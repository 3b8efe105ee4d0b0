/** `"...{}...".format(...)`: replacement fields with attributes, items, conversions and nested specifications. */
import { getAttribute } from "./attributes.ts";
import { formatValue } from "./format-spec.ts";
import { type Arguments, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";
import { repr, str } from "./text.ts";

interface State {
  readonly rt: Runtime;
  readonly args: Arguments;
  nextIndex: number;
}

export function formatString(rt: Runtime, template: string, args: Arguments): string {
  const text = expand({ rt, args, nextIndex: 0 }, template, 0);
  rt.meter.allocate(text.length);
  return text;
}

function expand(state: State, template: string, depth: number): string {
  const { rt } = state;
  if (depth > 2) return rt.raise("ValueError", "format fields are nested too deep");
  const parts: string[] = [];
  for (let at = 0; at < template.length;) {
    rt.meter.spend();
    const brace = template.slice(at).search(/[{}]/);
    if (brace < 0) {
      parts.push(template.slice(at));
      break;
    }
    parts.push(template.slice(at, at + brace));
    at += brace;
    const [first, second] = [template[at], template[at + 1]];
    if (first === second) {
      parts.push(first ?? "");
      at += 2;
      continue;
    }
    if (first === "}") return rt.raise("ValueError", "a single '}' in a format string (write '}}')");
    const end = closing(template, at);
    if (end < 0) return rt.raise("ValueError", "a single '{' in a format string (write '{{')");
    parts.push(field(state, template.slice(at + 1, end), depth));
    at = end + 1;
  }
  return parts.join("");
}

/** The place of the brace that closes the one at `start`; -1 when there is none. */
function closing(template: string, start: number): number {
  let open = 0;
  for (let at = start; at < template.length; at++) {
    if (template[at] === "{") open += 1;
    else if (template[at] === "}" && --open === 0) return at;
  }
  return -1;
}

function field(state: State, text: string, depth: number): string {
  const { rt } = state;
  const match = /^([^!:[\]]*(?:\[[^\]]*\][^!:[\]]*)*)(?:!([^:]*))?(?::([^]*))?$/.exec(text);
  if (match === null) return rt.raise("ValueError", `invalid format field '{${text}}'`);
  const [, name = "", conversion, spec = ""] = match;
  const value = lookup(state, name);
  if (conversion !== undefined && !["r", "s"].includes(conversion)) {
    return rt.raise("ValueError", `unknown conversion '!${conversion}'; there are !r and !s`);
  }
  const converted = conversion === undefined ? value : conversion === "r" ? repr(rt, value) : str(rt, value);
  return formatValue(rt, converted, spec.includes("{") ? expand(state, spec, depth + 1) : spec);
}

function lookup(state: State, path: string): Value {
  const { rt } = state;
  const [first = ""] = /^[^.[]*/.exec(path) ?? [];
  let value = argument(state, first);
  for (const [step, attribute, index] of path.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]*)\]/g)) {
    rt.meter.spend(1 + step.length);
    if (attribute !== undefined) value = getAttribute(rt, value, attribute);
    else if (value instanceof PyObject)
      value = value.item(rt, /^\d+$/.test(index ?? "") ? BigInt(index ?? "") : (index ?? ""));
    else return rt.raise("TypeError", `'${typeName(value)}' object is not subscriptable`);
  }
  return value;
}

function argument(state: State, name: string): Value {
  const { rt, args } = state;
  if (name === "" || /^\d+$/.test(name)) {
    const index = name === "" ? state.nextIndex++ : Number(name);
    return (
      args.positional[index] ??
      (index < args.positional.length ? null : rt.raise("IndexError", `format field ${index} has no argument`))
    );
  }
  const value = args.keywords.get(name);
  return value === undefined
    ? rt.raise("KeyError", `'${name}' among the arguments of format() (to keep a mustache, write '{{{{${name}}}}}')`)
    : value;
}
