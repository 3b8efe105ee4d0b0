/**
 * A task config as text of which a line-by-line comparison makes sense: keys sorted, sets sorted, the executor's data opened
 * up, and command lines over several lines. Behaviour from Aurora's `client/cli/diff_formatter.py`.
 */
import type { TaskConfig } from "../../core/domain/task-config.ts";

/** Thrift's sets: their order says nothing. */
const SETS = new Set(["constraints", "metadata", "resources", "mesosFetcherUris"]);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

const bySerialized = (a: unknown, b: unknown): number => {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

function opened(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (error) {
    // Another executor's data need not be JSON.
    if (error instanceof SyntaxError) return data;
    throw error;
  }
}

/** @returns lines with an end each */
export function configText(config: TaskConfig): string {
  const { executorConfig, ...rest } = config;
  const plain = sorted({
    ...rest,
    ...(executorConfig === undefined
      ? {}
      : { executorConfig: { name: executorConfig.name, data: opened(executorConfig.data) } }),
  }) as Record<string, unknown>;
  for (const key of SETS) {
    const set = plain[key];
    if (Array.isArray(set)) plain[key] = [...(set as unknown[])].sort(bySerialized);
  }
  // A command line of several lines is compared line by line.
  return `${JSON.stringify(plain, undefined, 2).replaceAll("\\n", "\n")}\n`;
}
