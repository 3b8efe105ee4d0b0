/** How one text became another: line by line, or within a line. Pure. */

export interface DiffLine {
  /** A gap stands for equal lines that are left out. */
  readonly kind: "same" | "removed" | "added" | "gap";
  readonly text: string;
}

/** Texts whose lines make a larger table are told as a whole: one gone, the other new. */
const MOST_CELLS = 250_000;
const CONTEXT_LINES = 2;

/** Lengths of the longest common subsequences of all tails. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const row = table[i] ?? new Uint32Array();
    const below = table[i + 1] ?? new Uint32Array();
    for (let j = after.length - 1; j >= 0; j--) {
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function wholeDiff(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > MOST_CELLS) {
    const as = (kind: "removed" | "added") => (text: string) => ({ kind, text });
    return [...before.map(as("removed")), ...after.map(as("added"))];
  }
  const table = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [old, next] = [before[i], after[j]];
    if (old !== undefined && old === next) {
      lines.push({ kind: "same", text: old });
      i++;
      j++;
    } else if (old !== undefined && (next === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      lines.push({ kind: "removed", text: old });
      i++;
    } else {
      lines.push({ kind: "added", text: next ?? "" });
      j++;
    }
  }
  return lines;
}

/** The lines of two texts, with equal ones far from any change left out. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const lines = wholeDiff(before.split("\n"), after.split("\n"));
  const changes = lines.flatMap(({ kind }, at) => (kind === "same" ? [] : [at]));
  const isNear = (at: number): boolean => changes.some((change) => Math.abs(change - at) <= CONTEXT_LINES);
  const shown: DiffLine[] = [];
  let hidden = 0;
  const gap = (): void => {
    if (hidden > 0) shown.push({ kind: "gap", text: hidden === 1 ? "1 equal line" : `${hidden} equal lines` });
    hidden = 0;
  };
  for (const [at, line] of lines.entries()) {
    if (isNear(at)) {
      gap();
      shown.push(line);
    } else hidden++;
  }
  gap();
  return shown;
}

/** A change within a line: what is equal at both ends, and what is between. */
export interface InlineChange {
  readonly start: string;
  readonly removed: string;
  readonly added: string;
  readonly end: string;
}

/** Words are not cut: a change begins and ends at their borders. */
export function inlineChange(before: string, after: string): InlineChange {
  const parts = (text: string): readonly string[] => text.match(/\w+|\s+|[^\w\s]/gu) ?? [];
  const [a, b] = [parts(before), parts(after)];
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = (all: readonly string[]): string => all.slice(head, all.length - tail).join("");
  return {
    start: a.slice(0, head).join(""),
    removed: middle(a),
    added: middle(b),
    end: a.slice(a.length - tail).join(""),
  };
}
