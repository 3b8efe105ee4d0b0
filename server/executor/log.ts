/**
 * The executor's own log: plain lines on standard error, which is the file `stderr` of the sandbox. People
 * read it there when a task did not start, so it says what was done and why, a line each.
 */
export type Log = (message: string) => void;

export const logToStderr: Log = (message) => {
  process.stderr.write(`${new Date().toISOString()} ${message}\n`);
};
