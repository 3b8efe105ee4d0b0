/** The command line of the crash test: `--kills N --seed S --clients C --no-build`. */
import { parseArgs } from "node:util";

export interface CrashOptions {
  /** How often the scheduler is killed. */
  readonly kills: number;
  /** Seeds when it is killed and what clients do. */
  readonly seed: number;
  /** Clients that create and kill jobs at the same time. */
  readonly clients: number;
  /** False to run what was built before. */
  readonly build: boolean;
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1) throw new Error(`--${name}=${text}: expected a whole number above zero`);
  return value;
}

/** @throws {Error} for an unknown option or a bad value. */
export function parseCrashOptions(argv: readonly string[], defaultSeed: number): CrashOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      kills: { type: "string", default: "50" },
      seed: { type: "string", default: String(defaultSeed) },
      clients: { type: "string", default: "6" },
      "no-build": { type: "boolean", default: false },
    },
  });
  return {
    kills: wholeNumber("kills", values.kills),
    seed: wholeNumber("seed", values.seed),
    clients: wholeNumber("clients", values.clients),
    build: !values["no-build"],
  };
}
