/**
 * A configuration as the page shows it: the jobs that it defines, and what is wrong with it where. A job's JSON in the
 * shapes of Aurora's API is read here; everything else is evaluated by the scheduler (`jobs.parse`). Pure.
 */
import type { ConfigPosition, ConfigProblem, ConfiguredJob, ParsedConfig } from "../../server/api/jobs.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { readJob } from "./job-text.ts";
import { languageOf, lineOf, offsetOf, type TextFix, type TextIssue } from "./source.ts";

/** Names the text in the scheduler's errors. */
export const SOURCE_PATH = "config.aurora";

export interface DefinedJob {
  /** `role/environment/name`; a number follows where the configuration defines the same job twice. */
  readonly id: string;
  /** As the configuration names it; absent in JSON of Aurora's API, which names none. */
  readonly cluster?: string;
  /** Undefined for a job that cannot be created as it is. */
  readonly job: JobConfiguration | undefined;
  /** What is wrong with this job alone. */
  readonly problem?: TextIssue;
}

export interface Reading {
  readonly jobs: readonly DefinedJob[];
  /** In the order of the text. */
  readonly issues: readonly TextIssue[];
  /** Mustache variables without a value. */
  readonly unbound: readonly string[];
  /** What the configuration printed. */
  readonly output: readonly string[];
}

function jsonObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** True for JSON in the shapes of Aurora's API; `aurora job inspect --write-json` gives another. */
export function isApiJson(text: string): boolean {
  if (languageOf(text) !== "json") return false;
  const value = jsonObject(text);
  return "taskConfig" in value || !("task" in value || "jobs" in value);
}

export function readingOfJson(text: string): Reading {
  const { job, issues } = readJob(text);
  return { jobs: job === undefined ? [] : [{ id: jobKeyString(job.key), job }], issues, unbound: [], output: [] };
}

/** The name at the place, where the place begins with one, is what the suggestion replaces. */
function fixOf(text: string, from: number, suggestion: string | undefined): TextFix | undefined {
  const name = /^[A-Za-z_]\w*/.exec(text.slice(from, from + 200))?.[0];
  if (suggestion === undefined || name === undefined || name === suggestion) return undefined;
  return { from, to: from + name.length, text: suggestion };
}

/** Where a problem shows in the text itself; what fails inside something else shows where that was called from. */
function issueOf(text: string, problem: ConfigProblem, severity: TextIssue["severity"]): TextIssue {
  const { message, suggestion, trace } = problem;
  const own = [problem, ...trace].find(({ file }) => file === SOURCE_PATH);
  const { line, column, length }: Omit<ConfigPosition, "file"> = own ?? { line: 1, column: 1, length: 1 };
  const from = offsetOf(text, line, column);
  const to = Math.min(from + length, text.length);
  const fix = own === problem ? fixOf(text, from, suggestion) : undefined;
  return { from, to, line: lineOf(text, from), message, severity, ...(fix === undefined ? {} : { fix }) };
}

function idOf({ key }: ConfiguredJob, used: Map<string, number>): string {
  const id = [key.role, key.environment, key.name].map((part) => (part === "" ? "?" : part)).join("/");
  const times = (used.get(id) ?? 0) + 1;
  used.set(id, times);
  return times === 1 ? id : `${id} ${times}`;
}

/** The scheduler's answer on `text`. */
export function readingOfParsed(text: string, parsed: ParsedConfig): Reading {
  if (!parsed.ok) return { jobs: [], issues: [issueOf(text, parsed.problem, "error")], unbound: [], output: [] };
  const used = new Map<string, number>();
  const issues = new Map<string, TextIssue>();
  const note = (issue: TextIssue): TextIssue => {
    issues.set(`${issue.from} ${issue.message}`, issue);
    return issue;
  };
  const jobs = parsed.jobs.map((job): DefinedJob => {
    const named = { id: idOf(job, used), cluster: job.key.cluster };
    for (const warning of job.warnings) note(issueOf(text, warning, "warning"));
    if (job.ready) return { ...named, job: job.jobConfiguration };
    return { ...named, job: undefined, problem: note(issueOf(text, job.problem, "error")) };
  });
  return {
    jobs,
    issues: [...issues.values()].sort((a, b) => a.from - b.from),
    unbound: parsed.unboundVariables.map(({ name }) => name),
    output: parsed.output,
  };
}
