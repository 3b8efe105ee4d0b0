/** What happens while a command waits: one line that changes for a person who watches, a line for each change otherwise. */
import type { Environment } from "./environment.ts";

export interface Progress {
  show(line: string): void;
  /** Leaves the terminal as the next output wants it. */
  end(): void;
}

/** @param write puts text on the terminal as it is. */
export function createProgress(
  { isTerminal, columns, err }: Pick<Environment, "isTerminal" | "columns" | "err">,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): Progress {
  let shown = "";
  return {
    show(text) {
      // A line that does not fit could not be taken back.
      const line = isTerminal && text.length >= columns ? `${text.slice(0, columns - 4)}...` : text;
      if (line === shown) return;
      if (isTerminal) write(`\r${line.padEnd(shown.length)}`);
      else err(line);
      shown = line;
    },
    end() {
      if (isTerminal && shown !== "") write(`\r${" ".repeat(shown.length)}\r`);
      shown = "";
    },
  };
}
