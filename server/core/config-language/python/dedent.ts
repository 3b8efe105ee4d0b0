/** `textwrap.dedent`: removes the white space that all lines share. */
export function dedent(text: string): string {
  const lines = text.split("\n").map((line) => (/^[ \t]+$/.test(line) ? "" : line));
  let margin: string | undefined;
  for (const line of lines) {
    if (line === "") continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    margin = margin === undefined ? indent : sharedPrefix(margin, indent);
  }
  const cut = margin?.length ?? 0;
  return lines.map((line) => line.slice(line === "" ? 0 : cut)).join("\n");
}

function sharedPrefix(left: string, right: string): string {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.slice(0, length);
}
