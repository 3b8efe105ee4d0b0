/**
 * A job written as the scheduler's API takes it (`JobConfiguration` of api.thrift as JSON), as opposed to the JSON of a
 * configuration file's Job. The scheduler checks its fields; here it only has to be told apart.
 */
import type { JobConfigurationInput } from "../../trpc/routers/jobs/schemas.ts";

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The job, or undefined for a text that is none. */
export function asJobConfiguration(text: string): JobConfigurationInput | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // Whoever reads it next says where it is wrong.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (!isRecord(value) || !isRecord(value.key) || !isRecord(value.taskConfig)) return undefined;
  const { role, environment, name } = value.key;
  const isKey = [role, environment, name].every((part) => typeof part === "string");
  return isKey ? (value as JobConfigurationInput) : undefined;
}
