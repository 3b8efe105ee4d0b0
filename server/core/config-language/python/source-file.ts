/** The text of one configuration file, and where in it an offset is. */
import { ConfigError, type ConfigPosition } from "../errors.ts";
import type { Span } from "./ast.ts";

/** Stands for the schema in the origins of its defaults; errors there are told where the job is made. */
export const SCHEMA_PATH = "<schema>";

export class SourceFile {
  readonly path: string;
  readonly text: string;
  /** `from __future__ import division`: `/` on integers gives a float. */
  trueDivision = false;
  #lineStarts: readonly number[] | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** Line and column of a span; its length ends with its first line. */
  position({ from, to }: Span): ConfigPosition {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    const lineEnd = (starts[low + 1] ?? this.text.length + 1) - 1;
    const length = Math.max(1, Math.min(to, lineEnd) - from);
    return { file: this.path, line: low + 1, column: from - (starts[low] ?? 0) + 1, length };
  }

  error(span: Span, message: string, suggestion?: string): ConfigError {
    return new ConfigError({ position: this.position(span), message, suggestion });
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
