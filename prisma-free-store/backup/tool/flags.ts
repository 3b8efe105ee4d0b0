/** Flags of the recovery tool beside those of the log: Aurora's `RecoveryTool.java`. */
import {
  flagGroup,
  integerFlag,
  optionalStringFlag,
  positive,
  type FlagValues,
} from "../../../server/base/flags/flag.ts";

const ENDPOINTS = ["LOG", "BACKUP"];

const isEndpoint = (text: string | undefined): string | undefined =>
  text === undefined || ENDPOINTS.includes(text) ? undefined : `expected one of ${ENDPOINTS.join(", ")}`;

export const recoveryToolFlags = flagGroup(
  "Recovery",
  {
    from: optionalStringFlag("from", "Persistence to read state from: LOG or BACKUP. Required.", { check: isEndpoint }),
    to: optionalStringFlag("to", "Persistence to write recovered state into: LOG or BACKUP. Required.", {
      check: isEndpoint,
    }),
    backup: optionalStringFlag("backup", "Backup file to load, or with -to BACKUP the one to make. Required."),
    batchSize: integerFlag(
      "batch-size",
      50,
      "Has no effect: the state is written as a whole, so that no part of it is ever taken for all.",
      { check: positive },
    ),
  },
  ({ from, to, backup }) => [
    ...(from === undefined ? ["A value for the -from flag must be supplied: LOG or BACKUP"] : []),
    ...(to === undefined ? ["A value for the -to flag must be supplied: LOG or BACKUP"] : []),
    ...(from !== undefined && from === to ? [`-from and -to are both ${from}: one is LOG, the other one BACKUP`] : []),
    ...(backup === undefined ? ["A value for the -backup flag must be supplied"] : []),
  ],
);

export type RecoveryToolSettings = FlagValues<typeof recoveryToolFlags>;

/** The arguments as `-name=value`: Aurora's guide writes `-from BACKUP`, and the scheduler's flags underscores. */
export function joinArguments(argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (const argument of argv) {
    const last = joined.at(-1);
    const isValue = !argument.startsWith("-") && last !== undefined && last.startsWith("-") && !last.includes("=");
    if (isValue) joined[joined.length - 1] = `${last}=${argument}`;
    else joined.push(argument.replace(/^(--?)batch_size(?==|$)/, "$1batch-size"));
  }
  return joined;
}
