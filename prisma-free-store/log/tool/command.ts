/** What all commands of the tool are made of. */
import type { ToolEnvironment } from "./environment.ts";
import { ToolError, usageText, type ToolUsage } from "./tool-flags.ts";

export type ToolValues = ReadonlyMap<string, string>;

export interface Command extends ToolUsage {
  /** @throws {ToolError | LogError} */
  run(values: ToolValues, environment: ToolEnvironment): Promise<void>;
}

/** The value of a flag that must be there; `kind` is what Mesos's tool calls it. @throws {ToolError} */
export function requiredValue(
  values: ToolValues,
  name: string,
  { usage, kind = "option" }: { readonly usage: ToolUsage; readonly kind?: "option" | "flag" },
): string {
  const value = values.get(name);
  if (value === undefined) throw new ToolError(usageText(usage, `Missing required ${kind} --${name}`));
  return value;
}

/** The result of `work`, unless it takes longer than `timeoutMs`. @throws {ToolError} then */
export async function limited<T>(timeoutMs: number | undefined, message: string, work: () => Promise<T>): Promise<T> {
  if (timeoutMs === undefined) return work();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ToolError(message)), timeoutMs);
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
