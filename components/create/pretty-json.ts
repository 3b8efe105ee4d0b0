/** JSON laid out for people: what fits on a line stands on one. Pure. */

const WIDTH = 96;

function inline(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.map(inline).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${inline(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function layOut(value: unknown, indent: string, room: number): string {
  const line = inline(value);
  if (typeof value !== "object" || value === null || (indent !== "" && line.length <= room)) return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => layOut(item, deeper, WIDTH - deeper.length))
    : Object.entries(value).map(([key, member]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + layOut(member, deeper, WIDTH - deeper.length - name.length);
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.map((part) => deeper + part).join(",\n")}\n${indent}${close}`;
}

/** `value` as JSON, with a line end. Values that JSON does not know are left out, as `JSON.stringify` does. */
export function prettyJson(value: unknown): string {
  return `${layOut(JSON.parse(JSON.stringify(value)), "", WIDTH)}\n`;
}
