/** The way out of the scheduler when it cannot go on: the process is to end and another one takes over. */

/** Told of an error that makes it unsafe to continue; `where` says what was being done. */
export type OnFatal = (error: unknown, where: string) => void;
