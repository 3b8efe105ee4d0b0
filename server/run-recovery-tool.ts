/**
 * The command `recovery-tool`: copies state from a backup into a log, or back. Flags and their meaning from Aurora's
 * `RecoveryTool.java`; where it is told where ZooKeeper is, it looks there that nobody uses the log.
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

export interface ToolResult {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command with the arguments after its name. */
export async function runRecoveryTool(argv: readonly string[]): Promise<ToolResult> {
  try {
    const { values, descriptions, help } = parseFlags(groups, joinArguments(argv));
    const usage = "recovery-tool -from BACKUP -to LOG -name=value ...";
    return { exitCode: 0, out: help ? helpText(usage, descriptions) : `${await recover(values)}\n`, err: "" };
  } catch (error) {
    const isForTheUser = FOR_THE_USER.some((kind) => error instanceof kind);
    if (!(isForTheUser && error instanceof Error)) throw error;
    return { exitCode: 1, out: "", err: `recovery-tool: ${error.message}\n` };
  }
}

async function recover(settings: Settings): Promise<string> {
  const backup = must(settings.recovery.backup, "-backup is required");
  const { path } = settings.log;
  if (settings.recovery.from === "LOG") return logToBackup({ path }, backup, systemClock.nowMs());
  const { zkGroupPath } = settings.log;
  if (zkGroupPath !== undefined) await expectNobodyIn(normalizePath(zkGroupPath), settings.zooKeeper);
  return backupToLog(backup, { path, maxEntryBytes: settings.storage.maxEntryBytes });
}

/** Names those who use the log, as far as ZooKeeper knows. @throws {UsageError} */
async function expectNobodyIn(group: string, settings: Settings["zooKeeper"]): Promise<void> {
  if (settings.endpoints.length === 0) return;
  const zooKeeper = openZooKeeper({ settings, clock: systemClock, stats: new StatsRegistry(), logger: silentLogger });
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const advice = "Without -zk_endpoints it is not checked that all schedulers are stopped.";
      reject(new UsageError(`ZooKeeper at ${settings.endpoints.join(",")} does not answer. ${advice}`));
    }, settings.connectionTimeoutMs);
  });
  try {
    const members = await Promise.race([readMembers({ zooKeeper, parent: group }), silence]);
    if (members.length === 0) return;
    const names = members.map(({ data }) => data).join(", ");
    const advice = "One that was killed leaves within its session timeout.";
    throw new UsageError(`Stop all schedulers first: ${names} in ${group}. ${advice}`);
  } finally {
    clearTimeout(timer);
    await zooKeeper.session.close();
  }
}
