import { expect, it } from "vitest";
import { parseFlags } from "../server/base/flags/parse.ts";
import { logFlags, storageFlags } from "./flags.ts";

const parse = (...argv: string[]) => parseFlags({ log: logFlags, storage: storageFlags }, argv).values;

it("storage has Aurora's defaults", () => {
  const { log, storage } = parse("-native_log_file_path=/var/db/aurora");
  expect(storage).toEqual({ maxEntryBytes: 512 * 1024, snapshotIntervalMs: 3_600_000 });
  expect(log).toEqual({
    path: "/var/db/aurora",
    quorumSize: 1,
    zkGroupPath: undefined,
    electionTimeoutMs: 15_000,
    electionRetries: 20,
    readTimeoutMs: 5_000,
    writeTimeoutMs: 3_000,
  });
});

it.each([
  [[], /A value for the -native_log_file_path flag must be supplied/],
  [["-native_log_quorum_size=0"], /above zero/],
  [["-dlog_max_entry_size=100B"], /at least 1KB/],
  [["-dlog_snapshot_interval=0secs"], /above zero/],
  [["-native_log_write_timeout=0secs"], /above zero/],
])("flags %j are refused with a reason", (argv, reason) => {
  expect(() => parse(...(argv.length === 0 ? [] : ["-native_log_file_path=/x", ...argv]))).toThrow(reason);
});
