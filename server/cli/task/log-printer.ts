/** Puts several logs on one screen: whole lines, each with the name of its log before it; a log alone goes out as it is. */
export class LogPrinter {
  readonly #label: string;
  readonly #write: (text: string) => void;
  #rest = "";

  /** @param label empty for a log alone */
  constructor(label: string, write: (text: string) => void) {
    this.#label = label;
    this.#write = write;
  }

  print(data: string): void {
    if (this.#label === "") {
      this.#write(data);
      return;
    }
    const lines = (this.#rest + data).split("\n");
    this.#rest = lines.pop() ?? "";
    this.#write(lines.map((line) => `${this.#label}: ${line}\n`).join(""));
  }

  /** A last line without an end is a line, too. */
  end(): void {
    if (this.#rest !== "") this.#write(`${this.#label}: ${this.#rest}\n`);
    this.#rest = "";
  }
}

/** What tells a log from the others that are shown with it. */
export function labels(
  sources: readonly { readonly instance: number; readonly process: string; readonly stream: string }[],
): string[] {
  if (sources.length < 2) return sources.map(() => "");
  const parts = sources.map(({ instance, process, stream }) => [String(instance), process, stream] as const);
  const differs = [0, 1, 2].map((at) => new Set(parts.map((part) => part[at])).size > 1);
  return parts.map((part) => part.filter((text, at) => text !== "" && differs[at] === true).join("/"));
}

/** The last `count` lines of a text. */
export function lastLines(text: string, count: number): string {
  let at = text.endsWith("\n") ? text.length - 1 : text.length;
  for (let left = count; left > 0; left--) {
    const before = at === 0 ? -1 : text.lastIndexOf("\n", at - 1);
    if (before < 0) return count === 0 ? "" : text;
    at = before;
  }
  return count === 0 ? "" : text.slice(at + 1);
}
