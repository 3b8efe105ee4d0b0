/**
 * One replica of a log as a process, for tests. What it is to do comes over the channel to its parent; see
 * `testing-processes.ts`.
 */
import { systemClock } from "../../../server/base/clock.ts";
import { silentLogger } from "../../../server/base/logger.ts";
import { StatsRegistry } from "../../../server/base/stats/stats.ts";
import { must } from "../../../server/core/domain/invariant.ts";
import { Libprocess } from "../libprocess/libprocess.ts";
import type { LibprocessSettings } from "../libprocess/settings.ts";
import { LogError, type Log, type LogWriter } from "../log.ts";
import { openReplicatedLog } from "./replicated-log.ts";
import { staticGroup } from "./static-group.ts";
import { contents, QUICK, textOf } from "./testing-ensemble.ts";

export interface StartSettings {
  readonly path: string;
  readonly settings: LibprocessSettings;
  readonly pids: readonly string[];
  readonly quorumSize: number;
}

/** What a replica can be asked for. */
export interface ReplicaActions {
  start(given: StartSettings): Promise<void>;
  becomeWriter(): Promise<void>;
  append(text: string): Promise<number>;
  /** Appends `prefix 0`, `prefix 1`, ... until it fails, and tells of each that was acknowledged. */
  appendForEver(prefix: string): Promise<void>;
  contents(): Promise<string[]>;
  state(): Promise<{ readonly status: string; readonly end: number; readonly hasDiskFailed: boolean }>;
}

export type Action = keyof ReplicaActions;
export interface Call {
  readonly id: number;
  readonly action: Action;
  readonly argument: unknown;
}
export type Told =
  | { readonly kind: "result"; readonly id: number; readonly value?: unknown; readonly error?: string }
  | { readonly kind: "acknowledged"; readonly text: string };

let log: Log | undefined;
let writer: LogWriter | undefined;
let hasDiskFailed = false;
const tell = (told: Told): void => void process.send?.(told);
const opened = (): Log => must(log, "the replica was started");
const appended = (text: string): Promise<number> => must(writer, "the replica is the writer").append(textOf(text));

const actions: ReplicaActions = {
  async start({ path, settings, pids, quorumSize }) {
    const common = { clock: systemClock, stats: new StatsRegistry(), random: Math.random };
    log = await openReplicatedLog({
      ...common,
      path,
      quorumSize,
      group: staticGroup(pids),
      libprocess: await Libprocess.listen({ ...common, settings }),
      limits: { electionTimeoutMs: 20_000, electionRetries: 1, writeTimeoutMs: 2_000 },
      timing: QUICK,
      logger: silentLogger,
      onDiskFailed: () => (hasDiskFailed = true),
    });
  },
  async becomeWriter() {
    writer = await opened().becomeWriter();
  },
  append: appended,
  async appendForEver(prefix) {
    for (let i = 0; ; i++) {
      await appended(`${prefix} ${i}`);
      tell({ kind: "acknowledged", text: `${prefix} ${i}` });
    }
  },
  contents: () => contents(opened()),
  async state() {
    const [own] = opened().replicas();
    return { status: own?.status ?? "unknown", end: opened().learned.end ?? -1, hasDiskFailed };
  },
};

process.on("message", ({ id, action, argument }: Call) => {
  (actions[action] as (given: unknown) => Promise<unknown>)(argument).then(
    (value) => tell({ kind: "result", id, value }),
    (error: unknown) => tell({ kind: "result", id, error: error instanceof LogError ? error.code : String(error) }),
  );
});
process.on("disconnect", () => process.exit());
