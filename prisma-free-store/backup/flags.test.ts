import { expect, it } from "vitest";
import { parseFlags } from "../../server/base/flags/parse.ts";
import { backupFlags } from "./flags.ts";
import { recoveryToolFlags } from "./tool/flags.ts";

it("backups have Aurora's defaults, and no directory", () => {
  expect(parseFlags({ backup: backupFlags }, []).values.backup).toEqual({
    directory: undefined,
    intervalMs: 3_600_000,
    maxSaved: 48,
  });
});

it.each([
  ["-backup_interval=0secs", /^-backup_interval=0secs: must be above zero$/],
  ["-max_saved_backups=0", /^-max_saved_backups=0: must be above zero$/],
  ["-backup_dirs=/b", /did you mean -backup_dir\?/],
])("%s is refused", (argument, message) => {
  expect(() => parseFlags({ backup: backupFlags }, [argument])).toThrow(message);
});

it("the recovery tool says all that is missing", () => {
  expect(() => parseFlags({ tool: recoveryToolFlags }, [])).toThrow(
    "A value for the -from flag must be supplied: LOG or BACKUP; " +
      "A value for the -to flag must be supplied: LOG or BACKUP; A value for the -backup flag must be supplied",
  );
});
