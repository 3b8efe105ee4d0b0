/** A replica of a tool's own in an ensemble: the flags that say which, and its log. */
import { systemClock } from "../../../server/base/clock.ts";
import { StatsRegistry } from "../../../server/base/stats/stats.ts";
import { initializeLog } from "../initialize.ts";
import { Libprocess } from "../libprocess/libprocess.ts";
import { libprocessSettings, LibprocessSettingsError } from "../libprocess/settings.ts";
import type { Log, LogError } from "../log.ts";
import { openReplicatedLog } from "../replicated/replicated-log.ts";
import { requiredValue, type ToolValues } from "./command.ts";
import type { OpenedGroup, ToolEnvironment } from "./environment.ts";
import { booleanToolFlag, positionFlag, ToolError, usageText, type ToolUsage } from "./tool-flags.ts";

export const ensembleFlags = {
  quorum: "Quorum size",
  path: "Path to the log",
  servers: "ZooKeeper servers",
  znode: "ZooKeeper znode",
} as const;

export const initializeFlag = { "[no-]initialize": "Whether to initialize the log (default: true)" } as const;

export interface EnsembleSettings {
  readonly quorumSize: number;
  readonly path: string;
  readonly servers: string;
  readonly znode: string;
  readonly initialize: boolean;
}

/** What `ensembleFlags` and `initializeFlag` say. @throws {ToolError} */
export function ensembleSettings(values: ToolValues, usage: ToolUsage): EnsembleSettings {
  requiredValue(values, "quorum", { usage });
  const quorumSize = positionFlag(values, "quorum") ?? 0;
  if (quorumSize < 1) throw new ToolError(usageText(usage, "The quorum size must be at least 1"));
  return {
    quorumSize,
    path: requiredValue(values, "path", { usage }),
    servers: requiredValue(values, "servers", { usage }),
    znode: requiredValue(values, "znode", { usage }),
    initialize: booleanToolFlag(values, "initialize", true),
  };
}

export interface ToolLog {
  readonly log: Log;
  /** Rejects when the disk has failed. */
  readonly failed: Promise<never>;
  readonly close: () => Promise<void>;
}

/** Mesos's tool gives up a write after that long. */
export const WRITE_TIMEOUT_MS = 10_000;
export const ELECTION_TIMEOUT_MS = 15_000;

/** Initializes the log if that is asked for, and opens it as a member of the ensemble. @throws {ToolError | LogError} */
export async function openToolLog(settings: EnsembleSettings, environment: ToolEnvironment): Promise<ToolLog> {
  const { servers, znode, path, quorumSize } = settings;
  const opened = environment.openGroup({ servers, znode });
  try {
    if (settings.initialize) await initializeLog(path);
    return await openMember({ path, quorumSize }, opened, environment);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openMember(
  { path, quorumSize }: Pick<EnsembleSettings, "path" | "quorumSize">,
  opened: OpenedGroup,
  { logger, variables }: ToolEnvironment,
): Promise<ToolLog> {
  const common = { clock: systemClock, stats: new StatsRegistry(), random: Math.random };
  const libprocess = await listen(common, variables);
  let fail: (error: LogError) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // Whoever waits is told; when nobody does the log itself has told those who write.
  failed.catch(() => undefined);
  const log = await openReplicatedLog({
    ...common,
    path,
    quorumSize,
    group: opened.group,
    libprocess,
    limits: { electionTimeoutMs: ELECTION_TIMEOUT_MS, electionRetries: 1, writeTimeoutMs: WRITE_TIMEOUT_MS },
    logger,
    onDiskFailed: (error) => fail(error),
  });
  const close = async (): Promise<void> => {
    await log.close();
    await opened.close();
  };
  return { log, failed, close };
}

async function listen(
  common: Pick<Parameters<typeof Libprocess.listen>[0], "clock" | "stats" | "random">,
  variables: ToolEnvironment["variables"],
): Promise<Libprocess> {
  try {
    return await Libprocess.listen({ ...common, settings: libprocessSettings(variables) });
  } catch (error) {
    const isOurs = error instanceof LibprocessSettingsError || (error instanceof Error && "code" in error);
    if (isOurs) throw new ToolError(`Failed to initialize: ${error.message}`);
    throw error;
  }
}
