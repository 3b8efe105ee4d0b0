/** The process's log: one JSON line an event on standard error, level from `-log_level`. */
import { pino, type Logger } from "pino";

export type { Logger };

/** Makes the root logger; parts take children of it, named with `part`. */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** A logger that says nothing, for tests and benchmarks. */
export const silentLogger: Logger = pino({ level: "silent" });
