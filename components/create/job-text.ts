/** A job as text: what is wrong with it and where, or the job. Checked with the very schema of the scheduler. Pure. */
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { AURORA_EXECUTOR_NAME } from "../../server/core/domain/task-config.ts";
import { describeIssue } from "../../server/trpc/schemas/describe-issue.ts";
import { jobConfiguration, type JobConfigurationInput } from "../../server/trpc/schemas/job-configuration.ts";
import { type JsonDocument, JsonSyntaxError, keyPlace, placeOf, readJson } from "./json-tree.ts";
import { lineOf, type TextIssue } from "./source.ts";

export interface JobText {
  /** Undefined when there are errors. */
  readonly job: JobConfiguration | undefined;
  readonly issues: readonly TextIssue[];
  /** True when the text is JSON, whatever it says. */
  readonly isJson: boolean;
}

function isSyntaxError(error: unknown): error is JsonSyntaxError {
  return error instanceof JsonSyntaxError;
}

function warningsOf(text: string, { root }: JsonDocument, job: JobConfiguration): TextIssue[] {
  const executor = job.taskConfig.executorConfig;
  if (executor === undefined || executor.name !== AURORA_EXECUTOR_NAME) return [];
  try {
    readJson(executor.data);
    return [];
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    const place = placeOf(root, ["taskConfig", "executorConfig", "data"]);
    const message = `taskConfig.executorConfig.data is not JSON, which ${AURORA_EXECUTOR_NAME} expects: ${error.message}`;
    return [{ ...place, message, severity: "warning", line: lineOf(text, place.from) }];
  }
}

/** Reads and checks a text. */
export function readJob(text: string): JobText {
  let document: JsonDocument;
  try {
    document = readJson(text);
  } catch (error) {
    if (!isSyntaxError(error)) throw error;
    const from = Math.min(error.at, Math.max(0, text.length - 1));
    const issue = { from, to: Math.min(from + 1, text.length), message: error.message, severity: "error" as const };
    return { job: undefined, issues: [{ ...issue, line: lineOf(text, from) }], isJson: false };
  }
  const checked = jobConfiguration.safeParse(document.value);
  if (checked.success) return { job: checked.data, issues: warningsOf(text, document, checked.data), isJson: true };
  const issues = checked.error.issues.map((issue): TextIssue => {
    const [unknown] = issue.code === "unrecognized_keys" ? issue.keys : [];
    const place =
      unknown === undefined ? placeOf(document.root, issue.path) : keyPlace(document.root, issue.path, unknown);
    return { ...place, message: describeIssue(issue), severity: "error", line: lineOf(text, place.from) };
  });
  return { job: undefined, issues, isJson: true };
}

/** A job as the procedures take it. Domain types are readonly throughout, the schema's input is not; it is only sent. */
export function asInput(job: JobConfiguration): JobConfigurationInput {
  return job as JobConfigurationInput;
}
