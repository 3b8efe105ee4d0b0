/** How the process ends, for its supervisor. */

export const EXIT_CODES = {
  /** Stopped on request. */
  stopped: 0,
  /** Bad flags, or it could not start: starting it again the same way will not help. */
  cannotStart: 1,
  /** Failed while it ran: start it again. */
  failed: 2,
  /** Another scheduler leads now, or it stepped down: start it again, as a follower. */
  lostLeadership: 3,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];
