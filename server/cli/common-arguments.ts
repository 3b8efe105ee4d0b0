/** What every verb takes besides its own arguments. */
import { hidden, option, toggle, type ArgumentSet } from "./arguments/argument.ts";
import { text } from "./arguments/values.ts";
import type { Verb } from "./verb.ts";

const BYPASS = toggle("--bypass-leader-redirect", "Ask the scheduler that is found, leader or not.");

/** What every verb takes. */
const COMMON = {
  isVerbose: toggle("--verbose -v", "Tell of each call to the scheduler."),
  bypassLeaderRedirect: hidden(BYPASS),
  // Aurora's client could run hooks of its own; there are none here to skip.
  skipHooks: hidden(option("--skip-hooks", { metavar: "HOOKS", help: "", parse: text })),
} satisfies ArgumentSet;

const commonOf = (noun: string): ArgumentSet =>
  noun === "admin" ? { ...COMMON, bypassLeaderRedirect: BYPASS } : COMMON;

export const argumentsOf = (noun: string, { declared }: Verb): ArgumentSet => ({ ...declared, ...commonOf(noun) });
