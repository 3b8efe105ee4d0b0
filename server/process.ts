/** The process around the scheduler: signals in, exit codes out, and what becomes of errors nobody caught. */
import type { Logger } from "./base/logger.ts";
import type { Death } from "./lifecycle/scheduler-lifecycle.ts";
import { LogError } from "../prisma-free-store/log/log.ts";
import { EXIT_CODES, type ExitCode } from "./exit-code.ts";

/** Ends the process with a line that a person reads. */
export function exitWith(code: number, message?: string): never {
  if (message !== undefined) process.stderr.write(`aurora-scheduler: ${message}\n`);
  process.exit(code);
}

/** Calls `stop` at SIGTERM and SIGINT; a second signal ends the process at once. */
export function onStopSignal(stop: (reason: string) => void): void {
  let asked = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (asked) exitWith(EXIT_CODES.failed, `${signal} again: ending at once`);
      asked = true;
      stop(`Stopped by ${signal}.`);
    });
  }
}

/** An error that nobody caught leaves the state unknown: tell it and end; a supervisor starts anew. */
export function dieOfUncaughtErrors(logger: Logger): void {
  const die = (error: unknown): void => {
    logger.fatal({ err: error }, "An error that nobody caught");
    exitWith(
      EXIT_CODES.failed,
      `ended by an unexpected error: ${error instanceof Error ? error.message : String(error)}`,
    );
  };
  process.on("uncaughtException", die);
  process.on("unhandledRejection", die);
}

/** The exit code for the end of the lifecycle. `everReady`: this scheduler's log was open and read. */
export function exitCodeOf(death: Death, everReady: boolean): ExitCode {
  switch (death.cause) {
    case "stopped":
      return EXIT_CODES.stopped;
    case "lostLeadership":
      return EXIT_CODES.lostLeadership;
    case "failed":
      return everReady && !isOfNoAvail(death.error) ? EXIT_CODES.failed : EXIT_CODES.cannotStart;
  }
}

/** True for an error of the log that another start will meet again, so that a person has to look first. */
function isOfNoAvail(error: unknown): boolean {
  return error instanceof LogError && ["UNINITIALIZED", "DAMAGED", "NEWER_VERSION"].includes(error.code);
}
