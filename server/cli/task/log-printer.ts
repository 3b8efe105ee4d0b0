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

/** What may differ between the logs that are shown. */
export interface LogVariety {
  readonly instances: boolean;
  readonly processes: boolean;
  readonly streams: boolean;
}

/** What tells a log from the others that are, or may yet be, shown with it. */
export function labelOf(
  log: { readonly instance: number; readonly process: string | undefined; readonly stream: string | undefined },
  { instances, processes, streams }: LogVariety,
): string {
  const parts = [instances ? String(log.instance) : undefined, processes ? log.process : undefined];
  return [...parts, streams ? log.stream : undefined].filter((part) => part !== undefined).join("/");
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
