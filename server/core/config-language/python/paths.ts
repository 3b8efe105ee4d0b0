/** Paths of included files. */

/** `included` as seen from `from`: relative to its directory, normalized, absolute paths as they are. */
export function joinedPath(from: string, included: string): string {
  const base = included.startsWith("/") ? "" : from.slice(0, from.lastIndexOf("/") + 1);
  const joined = base + included;
  const parts: string[] = [];
  for (const part of joined.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") parts.pop();
    else if (part !== ".." || !joined.startsWith("/")) parts.push(part);
  }
  return (joined.startsWith("/") ? "/" : "") + parts.join("/");
}
