/**
 * Whether a scheduler had a reason to end, and said the right one: its exit code, the last words on its standard error and
 * what was done to it have to agree. What its supervisor is promised: 0 stopped on request, 3 another
 * scheduler leads, 2 it failed and another start helps, 1 never under these faults.
 */

export interface Exit {
  readonly name: string;
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** What it said last on its standard error; empty when it said nothing. */
  readonly lastWords: string;
  /** Signals that were sent to this very process to end it. */
  readonly signals: readonly NodeJS.Signals[];
}

const LOST_LEADERSHIP = [
  /^Lost leadership, ending the process\.$/,
  /Another scheduler has become the log's writer\./,
  /^Fatal error in the Mesos driver: Framework failed over$/,
];

const NO_QUORUM = [
  /No quorum of replicas has accepted a write within \d+ ms\./,
  /Timeout performing log \w+: it took more than/,
  /A quorum of the log's replicas is still recovering and may not vote\./,
];

/** @returns what is wrong; undefined when the end is one that the contract allows */
export function wrongExit({ name, code, lastWords, signals }: Exit): string | undefined {
  const says = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(lastWords));
  const wrong = (why: string): string => `${name} ended with ${code ?? "a signal"}, ${why}: "${lastWords}"`;
  switch (code) {
    case null:
      return signals.includes("SIGKILL") ? undefined : wrong("which nobody sent");
    case 0:
      return signals.includes("SIGTERM") ? undefined : wrong("and nobody asked it to");
    case 3:
      return says(LOST_LEADERSHIP) ? undefined : wrong("without saying that it has lost the leadership");
    case 2:
      return says(NO_QUORUM) ? undefined : wrong("for a reason that these faults do not give");
    default:
      return wrong("which is for what another start does not help");
  }
}

const ALARMS = [
  /An error that nobody caught/,
  /ended by an unexpected error/,
  /"level":60/,
  /InvariantViolation|UnhandledPromiseRejection|ERR_UNHANDLED|FATAL ERROR/,
];

/** Lines of a log that no fault excuses. */
export function alarmsIn(log: string): string[] {
  return log.split("\n").filter((line) => ALARMS.some((alarm) => alarm.test(line)));
}
