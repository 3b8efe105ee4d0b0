/** A configuration as text: which language it is in, and what is wrong with it where. Pure. */
import type { Place } from "./json-tree.ts";

export interface TextIssue extends Place {
  readonly message: string;
  /** A warning does not keep a job from being created. */
  readonly severity: "error" | "warning";
  /** Counted from 1. */
  readonly line: number;
  /** What would put it right. */
  readonly fix?: TextFix;
}

/** Put `text` where a name is wrong. */
export interface TextFix extends Place {
  readonly text: string;
}

export type SourceLanguage = "aurora" | "json";

/** JSON begins with a brace; no `.aurora` file has a reason to. */
export function languageOf(text: string): SourceLanguage {
  return text.trimStart().startsWith("{") ? "json" : "aurora";
}

/** Counted from 1. */
export function lineOf(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < at; i = text.indexOf("\n", i + 1)) line++;
  return line;
}

/** Where a line and a column, both counted from 1, are in the text; the text's end for what lies behind it. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let left = line - 1; left > 0; left--) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(start + column - 1, text.length);
}

/** One text of the issues that a place has, for lists. */
export function issueKey({ from, message }: TextIssue): string {
  return `${from} ${message}`;
}

export function applyFix(text: string, { from, to, text: replacement }: TextFix): string {
  return text.slice(0, from) + replacement + text.slice(to);
}
