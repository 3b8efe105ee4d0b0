/**
 * The program behind `bin/recovery-tool`: copies state from a backup into a log, or back. Flags and their meaning from
 * Aurora's `RecoveryTool.java`; where it is told where ZooKeeper is, it looks there that nobody uses the log.
 */
import { BackupError } from "../prisma-free-store/backup/backup-error.ts";
import { joinArguments, recoveryToolFlags } from "../prisma-free-store/backup/tool/flags.ts";
import { backupToLog, logToBackup } from "../prisma-free-store/backup/tool/recover.ts";
import { logFlags, storageFlags } from "../prisma-free-store/flags.ts";
import { LogError } from "../prisma-free-store/log/log.ts";
import { systemClock } from "./base/clock.ts";
import { flagGroup } from "./base/flags/flag.ts";
import { helpText, parseFlags, UsageError, type ParsedFlags } from "./base/flags/parse.ts";
import { silentLogger } from "./base/logger.ts";
import { StatsRegistry } from "./base/stats/stats.ts";
import { must } from "./core/domain/invariant.ts";
import { zooKeeperFlags } from "./zookeeper/flags.ts";
import { readMembers } from "./zookeeper/members.ts";
import { openZooKeeper } from "./zookeeper/open-zookeeper.ts";
import { normalizePath, ZooKeeperAddressError } from "./zookeeper/servers.ts";

const groups = {
  recovery: recoveryToolFlags,
  log: logFlags,
  storage: storageFlags,
  // Without what a scheduler needs beyond the addresses.
  zooKeeper: flagGroup(zooKeeperFlags.title, zooKeeperFlags.flags),
} as const;

/** What is told in one line; anything else is a defect. */
const FOR_THE_USER = [UsageError, LogError, BackupError, ZooKeeperAddressError] as const;

type Settings = ParsedFlags<typeof groups>["values"];

/** Names those who use the log, as far as ZooKeeper knows. @throws {UsageError} */
async function expectNobodyIn({ zooKeeper: settings, log }: Settings): Promise<void> {
  if (settings.endpoints.length === 0 || log.zkGroupPath === undefined) return;
  const zooKeeper = openZooKeeper({ settings, clock: systemClock, stats: new StatsRegistry(), logger: silentLogger });
  const silence = new Promise<never>((_, reject) => {
    setTimeout(() => {
      const advice = "Without -zk_endpoints it is not checked that all schedulers are stopped.";
      reject(new UsageError(`ZooKeeper at ${settings.endpoints.join(",")} does not answer. ${advice}`));
    }, settings.connectionTimeoutMs);
  });
  const members = await Promise.race([readMembers({ zooKeeper, parent: normalizePath(log.zkGroupPath) }), silence]);
  if (members.length === 0) return;
  const names = members.map(({ data }) => data).join(", ");
  throw new UsageError(
    `Stop all schedulers first: ${names} in ${log.zkGroupPath}. One that was killed leaves within its session timeout.`,
  );
}

async function run(settings: Settings): Promise<string> {
  const backup = must(settings.recovery.backup, "-backup is required");
  const { path } = settings.log;
  if (settings.recovery.from === "LOG") return logToBackup({ path }, backup, systemClock.nowMs());
  await expectNobodyIn(settings);
  return backupToLog(backup, { path, maxEntryBytes: settings.storage.maxEntryBytes });
}

async function main(): Promise<number> {
  try {
    const { values, descriptions, help } = parseFlags(groups, joinArguments(process.argv.slice(2)));
    const text = help
      ? helpText("recovery-tool -from BACKUP -to LOG -name=value ...", descriptions)
      : await run(values);
    process.stdout.write(`${text.trimEnd()}\n`);
    return 0;
  } catch (error) {
    const isForTheUser = FOR_THE_USER.some((kind) => error instanceof kind);
    if (!(isForTheUser && error instanceof Error)) throw error;
    process.stderr.write(`recovery-tool: ${error.message}\n`);
    return 1;
  }
}

// Not process.exitCode alone: the session with ZooKeeper may be open.
process.exit(await main());
