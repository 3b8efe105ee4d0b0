/**
 * Job updates with their events. Behaviour from Aurora's `MemJobUpdateStore.java`: events are kept in the
 * order of their timestamps, the state is derived from them, the newest change comes first in an answer.
 *
 * Adding an event costs the same however many there are; the immutable details are put together when asked
 * for, and kept until the next event.
 */
import { must } from "../../server/core/domain/invariant.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import {
  jobUpdateKeyString,
  type InstanceTaskConfig,
  type JobInstanceUpdateEvent,
  type JobUpdate,
  type JobUpdateDetails,
  type JobUpdateEvent,
  type JobUpdateInstructions,
  type JobUpdateKey,
  type JobUpdateQuery,
  type JobUpdateState,
} from "../../server/core/domain/job-update.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import type { MutableJobUpdateStore } from "../storage.ts";
import type { ConfigPool } from "./config-pool.ts";
import type { Journal } from "./journal.ts";

interface StoredUpdate {
  readonly update: JobUpdate;
  readonly updateEvents: JobUpdateEvent[];
  readonly instanceEvents: JobInstanceUpdateEvent[];
  details: JobUpdateDetails | undefined;
}

interface Timestamped {
  readonly timestampMs: number;
}

export class MemJobUpdateStore implements MutableJobUpdateStore {
  readonly #journal: Journal;
  readonly #configs: ConfigPool;
  readonly #updates = new Map<string, StoredUpdate>();
  readonly #byJob = new Map<string, Set<StoredUpdate>>();

  constructor(journal: Journal, configs: ConfigPool) {
    this.#journal = journal;
    this.#configs = configs;
  }

  get size(): number {
    return this.#updates.size;
  }

  fetchJobUpdates(query: JobUpdateQuery): JobUpdateDetails[] {
    const matches = Array.from(this.#candidates(query), detailsOf).filter((details) => isMatch(details, query));
    matches.sort(byLastModified);
    const start = query.offset ?? 0;
    const limit = query.limit ?? 0;
    return matches.slice(start, limit > 0 ? start + limit : undefined);
  }

  fetchJobUpdate(key: JobUpdateKey): JobUpdateDetails | undefined {
    const stored = this.#updates.get(jobUpdateKeyString(key));
    return stored === undefined ? undefined : detailsOf(stored);
  }

  saveJobUpdate(given: JobUpdate): void {
    this.#journal.expectOpen();
    const update = { ...given, instructions: this.#intern(given.instructions) };
    this.#replace(jobUpdateKeyString(update.summary.key), {
      update,
      updateEvents: [],
      instanceEvents: [],
      details: undefined,
    });
    this.#journal.log({ saveJobUpdate: { update } });
  }

  saveJobUpdateEvent(key: JobUpdateKey, event: JobUpdateEvent): void {
    this.#journal.expectOpen();
    const stored = this.#expect(key);
    this.#addEvent(stored, stored.updateEvents, event);
    this.#journal.log({ saveJobUpdateEvent: { key, event } });
  }

  saveJobInstanceUpdateEvent(key: JobUpdateKey, event: JobInstanceUpdateEvent): void {
    this.#journal.expectOpen();
    const stored = this.#expect(key);
    this.#addEvent(stored, stored.instanceEvents, event);
    this.#journal.log({ saveJobInstanceUpdateEvent: { key, event } });
  }

  removeJobUpdates(keys: readonly JobUpdateKey[]): void {
    this.#journal.expectOpen();
    const removed = keys.filter((key) => {
      const name = jobUpdateKeyString(key);
      if (!this.#updates.has(name)) return false;
      this.#replace(name, undefined);
      return true;
    });
    if (removed.length > 0) this.#journal.log({ removeJobUpdates: { keys: removed } });
  }

  clear(): void {
    this.#journal.expectOpen();
    for (const { update } of this.#updates.values()) this.#releaseConfigs(update.instructions);
    this.#updates.clear();
    this.#byJob.clear();
  }

  #candidates(query: JobUpdateQuery): Iterable<StoredUpdate> {
    if (query.key !== undefined) {
      const stored = this.#updates.get(jobUpdateKeyString(query.key));
      return stored === undefined ? [] : [stored];
    }
    if (query.jobKey !== undefined) return this.#byJob.get(jobKeyString(query.jobKey)) ?? [];
    return this.#updates.values();
  }

  #expect(key: JobUpdateKey): StoredUpdate {
    return must(this.#updates.get(jobUpdateKeyString(key)), `update not found: ${jobUpdateKeyString(key)}`);
  }

  #addEvent<E extends Timestamped>(stored: StoredUpdate, events: E[], event: E): void {
    let at = events.length;
    while (at > 0 && must(events[at - 1], "an event below the length").timestampMs > event.timestampMs) at--;
    events.splice(at, 0, event);
    stored.details = undefined;
    this.#journal.undoWith(() => {
      events.splice(at, 1);
      stored.details = undefined;
    });
  }

  /** Puts `stored`, whose configs are retained already, in the place of what is there. */
  #replace(name: string, stored: StoredUpdate | undefined): void {
    const before = this.#updates.get(name);
    if (before !== undefined) {
      this.#updates.delete(name);
      this.#unindex(before);
      this.#releaseConfigs(before.update.instructions);
    }
    if (stored !== undefined) {
      this.#updates.set(name, stored);
      this.#index(stored);
    }
    this.#journal.undoWith(() => {
      if (before !== undefined) this.#intern(before.update.instructions);
      this.#replace(name, before);
    });
  }

  #index(stored: StoredUpdate): void {
    const job = jobKeyString(stored.update.summary.key.job);
    const updates = this.#byJob.get(job);
    if (updates === undefined) this.#byJob.set(job, new Set([stored]));
    else updates.add(stored);
  }

  #unindex(stored: StoredUpdate): void {
    const job = jobKeyString(stored.update.summary.key.job);
    const updates = must(this.#byJob.get(job), "an update is under its job");
    updates.delete(stored);
    if (updates.size === 0) this.#byJob.delete(job);
  }

  /** Retains the configs; all or none, should one of them not be storable. */
  #intern(instructions: JobUpdateInstructions): JobUpdateInstructions {
    for (const config of configsOf(instructions)) this.#configs.idOf(config);
    const intern = (part: InstanceTaskConfig): InstanceTaskConfig => ({
      ...part,
      task: this.#configs.retain(part.task),
    });
    const { desiredState } = instructions;
    return {
      ...instructions,
      initialState: instructions.initialState.map(intern),
      ...(desiredState === undefined ? {} : { desiredState: intern(desiredState) }),
    };
  }

  #releaseConfigs(instructions: JobUpdateInstructions): void {
    for (const config of configsOf(instructions)) this.#configs.release(config);
  }
}

function configsOf({ initialState, desiredState }: JobUpdateInstructions): TaskConfig[] {
  return [...initialState, ...(desiredState === undefined ? [] : [desiredState])].map((part) => part.task);
}

function detailsOf(stored: StoredUpdate): JobUpdateDetails {
  if (stored.details !== undefined) return stored.details;
  const { update, updateEvents, instanceEvents } = stored;
  const summary = { ...update.summary, state: deriveState(stored) };
  const details = {
    update: { ...update, summary },
    updateEvents: updateEvents.slice(),
    instanceEvents: instanceEvents.slice(),
  };
  stored.details = details;
  return details;
}

/** Until the first event there is nothing to derive from, and the state is as it was passed in. */
function deriveState({ update, updateEvents, instanceEvents }: StoredUpdate): JobUpdateState {
  const first = updateEvents[0];
  const last = updateEvents.at(-1);
  if (first === undefined || last === undefined) return update.summary.state;
  const lastInstanceEventMs = instanceEvents.at(-1)?.timestampMs ?? last.timestampMs;
  return {
    status: last.status,
    createdTimestampMs: first.timestampMs,
    lastModifiedTimestampMs: Math.max(last.timestampMs, lastInstanceEventMs),
  };
}

function isMatch({ update: { summary } }: JobUpdateDetails, query: JobUpdateQuery): boolean {
  const { role, key, jobKey, user, updateStatuses } = query;
  return (
    (!role || summary.key.job.role === role) &&
    (key === undefined || jobUpdateKeyString(summary.key) === jobUpdateKeyString(key)) &&
    (jobKey === undefined || jobKeyString(summary.key.job) === jobKeyString(jobKey)) &&
    (!user || summary.user === user) &&
    (updateStatuses === undefined || updateStatuses.length === 0 || updateStatuses.includes(summary.state.status))
  );
}

/** Newest change first; the key decides among equals, so that pages are stable. */
function byLastModified(a: JobUpdateDetails, b: JobUpdateDetails): number {
  const [x, y] = [a.update.summary, b.update.summary];
  const newer = y.state.lastModifiedTimestampMs - x.state.lastModifiedTimestampMs;
  if (newer !== 0) return newer;
  return jobUpdateKeyString(x.key) < jobUpdateKeyString(y.key) ? -1 : 1;
}
