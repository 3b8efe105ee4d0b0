/**
 * Turns a schema's complaints into sentences that name the place and what was expected there:
 * `taskConfig.resources[0].numCpus: expected number, received string`.
 */

/** The part of a zod issue that the sentences are made of; zod's own types are wider and generic. */
export interface InputIssue {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly values?: unknown;
}

/** Issues told at most; more are counted. */
const MAX_ISSUES_TOLD = 5;

/** The longest path that is worth showing, in characters. */
const MAX_PATH_LENGTH = 200;

/** `a.b[3].c`; empty for the input itself. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else text += text === "" ? String(part) : `.${String(part)}`;
  }
  return text.length > MAX_PATH_LENGTH ? `${text.slice(0, MAX_PATH_LENGTH)}...` : text;
}

function plain(issue: InputIssue): string {
  const message = issue.message.replace(/^Invalid input: /, "").replace(/^expected int,/, "expected whole number,");
  if (message.endsWith(", received undefined")) {
    return `is required (${message.slice(0, -", received undefined".length)})`;
  }
  if (issue.code === "invalid_value" && Array.isArray(issue.values)) {
    return `expected one of ${issue.values.map(String).join(", ")}`;
  }
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** One issue as `path: sentence`, or about "the input" when the path is empty. */
export function describeIssue(issue: InputIssue): string {
  const sentence = plain(issue);
  const colon = /^(is|has) /.test(sentence) ? "" : ":";
  return `${pathText(issue.path) || "the input"}${colon} ${sentence}`;
}

/** All issues in one line. */
export function describeIssues(issues: readonly InputIssue[]): string {
  const told = issues.slice(0, MAX_ISSUES_TOLD).map(describeIssue);
  if (issues.length > MAX_ISSUES_TOLD) told.push(`and ${issues.length - MAX_ISSUES_TOLD} more`);
  return told.join("; ");
}
