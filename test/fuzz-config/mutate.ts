/** Damages configuration files: what typing, pasting and malice do to them. */
import type { Rng } from "../../server/core/random/rng.ts";

const SNIPPETS = [
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  "=",
  "**",
  "'",
  '"',
  '"""',
  "\n",
  "  ",
  "\t",
  "#",
  "\\",
  ";",
  "@",
  "%",
  "{{",
  "}}",
  "{{&",
  "0",
  "-1",
  "9".repeat(40),
  "1e999",
  "None",
  "True",
  "lambda: ",
  "for x in ",
  " if ",
  " else ",
  "def f(): ",
  "while True: ",
  "f()",
  "jobs",
  "jobs * 1000",
  "[jobs] * 9",
  "x.__class__",
  "\u0000",
  "\ud800",
  "é",
  "{{a}}",
  "'{{name}}'",
  ".bind(name = '{{name}}')",
  "import os\n",
  "include('config.aurora')\n",
  "range(10**9)",
  "'x' * 10**9",
  "2 ** 10**6",
  "print ",
  "10L",
  "exec ",
  "not ",
  "in ",
];

function span(rng: Rng, length: number): [from: number, to: number] {
  const from = rng.nextInt(length + 1);
  return [from, Math.min(length, from + 1 + rng.nextInt(rng.nextInt(4) === 0 ? 200 : 12))];
}

function mutateOnce(rng: Rng, text: string, other: string): string {
  const [from, to] = span(rng, text.length);
  const [otherFrom, otherTo] = span(rng, other.length);
  const snippet = SNIPPETS[rng.nextInt(SNIPPETS.length)] ?? "";
  switch (rng.nextInt(8)) {
    case 0:
      return text.slice(0, from) + text.slice(to);
    case 1:
      return text.slice(0, to) + text.slice(from);
    case 2:
    case 3:
      return text.slice(0, from) + snippet + text.slice(from);
    case 4:
      return text.slice(0, from) + snippet + text.slice(to);
    case 5:
      return text.slice(0, from) + other.slice(otherFrom, otherTo) + text.slice(from);
    case 6:
      return text.slice(0, from);
    default:
      return (
        text.slice(0, from) + String.fromCharCode(rng.nextInt(rng.nextInt(3) === 0 ? 0xffff : 128)) + text.slice(from)
      );
  }
}

/** `text` with one to four damages, some with pieces of `other`. */
export function mutate(rng: Rng, text: string, other: string): string {
  let result = text;
  for (let count = 1 + rng.nextInt(4); count > 0; count--) result = mutateOnce(rng, result, other);
  return result;
}
