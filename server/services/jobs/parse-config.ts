/**
 * Configuration files that the console sends as text. They are evaluated in the scheduler's own process, within bounds that keep
 * it answering: no file, no environment, few steps.
 */
import type { ParseConfigInput, ParsedConfig } from "../../api/jobs.ts";
import { UNSECURE_USER, type Caller } from "../../api/caller.ts";
import { ConfigError, loadConfig } from "../../core/config-language/load.ts";

/** About a tenth of a second of work at most; a file of a hundred jobs takes a third of it. */
const LIMITS = { steps: 1_000_000, depth: 200, allocation: 8_000_000 };

const DEFAULT_PATH = "config.aurora";

export function parseConfig(
  { text, path = DEFAULT_PATH, bindings = {} }: ParseConfigInput,
  { user }: Caller,
): ParsedConfig {
  try {
    const known = user === UNSECURE_USER ? {} : { user };
    const { jobs, unboundVariables, output } = loadConfig({ path, text }, { ...known, bindings, limits: LIMITS });
    return { ok: true, jobs, unboundVariables, output };
  } catch (error) {
    if (error instanceof ConfigError) return { ok: false, problem: error.problem };
    throw error;
  }
}
