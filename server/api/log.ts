/**
 * The log's entries, for people. Positions are decimal strings. What is written is ours in form
 * (`prisma-free-store/proto/storage.proto`); what the log keeps for itself is told apart.
 */
import type { JobKey } from "../core/domain/job-key.ts";
import type { TaskConfig } from "../core/domain/task-config.ts";

export const LOG_ENTRY_KINDS = [
  "TRANSACTIONS",
  "SNAPSHOT",
  /** A backup that was restored: it replaces what stands before it. */
  "RESTORED_STATE",
  "NOOP",
  /** What the log writes for itself: elections of a writer, truncations. */
  "INTERNAL",
  /** Parts of an entry whose append was not completed; nothing of it was acknowledged, and it is skipped. */
  "INCOMPLETE",
  "UNREADABLE",
] as const;

export type LogEntryKind = (typeof LOG_ENTRY_KINDS)[number];

/** What an op is about; absent where it is about several things. */
export type OpSubject =
  | {
      readonly task: {
        readonly taskId: string;
        /** Where they are known. */
        readonly job?: JobKey;
        readonly instanceId?: number;
      };
    }
  | { readonly job: JobKey }
  | { readonly update: { readonly job: JobKey; readonly id: string } }
  | { readonly role: string }
  | { readonly host: string }
  | { readonly framework: string };

/** A change that is part of a transaction. */
export interface OpView {
  /** As in `storage.proto`: `saveTasks`, `patchTask`, ... */
  readonly op: string;
  readonly subject?: OpSubject;
  /** What it does, in a few words. */
  readonly summary: string;
}

export interface LogEntryView {
  /** Of its last record; an entry is known by it. */
  readonly position: string;
  /** Of its first record. */
  readonly firstPosition: string;
  readonly kind: LogEntryKind;
  /** As it is stored, in bytes; 0 where the log does not show it. */
  readonly sizeBytes: number;
  /** Records of the log that it takes. */
  readonly records: number;
  readonly isCompressed: boolean;
  /** The latest time that is mentioned in it, epoch milliseconds: about when it was written. */
  readonly atMs?: number;
  /** Writes that share it. */
  readonly transactionCount?: number;
  readonly opCount?: number;
  /** The first of its ops. */
  readonly ops: readonly OpView[];
  /** Of a snapshot or a restored state. */
  readonly snapshot?: {
    readonly takenMs: number;
    /** The last position that it includes. */
    readonly asOf: string;
  };
  /** What is wrong with it, in words. */
  readonly problem?: string;
}

export interface LogEntriesQuery {
  /** Entries below this position; from the log's end when absent. */
  readonly before?: string;
  /** At most this many entries. */
  readonly limit?: number;
  readonly kind?: LogEntryKind;
  /** Entries with an op whose name, subject or summary contains this. */
  readonly text?: string;
}

export interface LogEntriesPage {
  /** The first position that has not been truncated away. */
  readonly begin: string;
  /** The last position learned; absent for a log that has never been written to. */
  readonly end?: string;
  /** Newest first. */
  readonly entries: readonly LogEntryView[];
  /** To be handed over as `before` for what is older; absent when there is nothing older. */
  readonly next?: string;
  /** Positions looked at: one call looks at so many at most, so a page may be short of its limit. */
  readonly scanned: number;
}

export interface LogEntryQuery {
  /** Any position of the entry. */
  readonly position: string;
  /** Ops to pass over. */
  readonly offset?: number;
  readonly limit?: number;
}

export interface OpDetail extends OpView {
  /** Which of the entry's transactions it is part of, from 0. */
  readonly transaction: number;
  readonly sizeBytes: number;
  /**
   * The op as it is stored; a task config in it stands as `{ configId, job }`. Absent when it is too large to be
   * shown, or cannot be read.
   */
  readonly value?: unknown;
}

/** A task config that ops refer to. */
export interface LogConfigView {
  readonly configId: string;
  /** True where the entry holds it in full; others were stored before. */
  readonly isNew: boolean;
  /** Absent when nothing holds it any more. */
  readonly config?: TaskConfig;
}

export interface LogEntryDetail {
  readonly entry: LogEntryView;
  readonly ops: readonly OpDetail[];
  /** To be handed over as `offset` for the ops that follow; absent after the last one. */
  readonly nextOffset?: number;
  /** The configs that `ops` refer to. */
  readonly configs: readonly LogConfigView[];
}

export interface LogApi {
  /** @throws {ApiError} ERROR_TRANSIENT while the log is not open */
  entries(query: LogEntriesQuery): Promise<LogEntriesPage>;
  /** @throws {ApiError} INVALID_REQUEST for a position that the log does not hold */
  entry(query: LogEntryQuery): Promise<LogEntryDetail>;
}
