/** The live feed: what changed, committed, in order, resumable. */
import type { JobKey } from "../core/domain/job-key.ts";
import type { ScheduleStatus } from "../core/domain/schedule-status.ts";
import type { LifecycleState } from "./cluster.ts";

export type SchedulerEvent =
  | {
      readonly type: "task";
      readonly taskId: string;
      readonly job: JobKey;
      readonly instanceId: number;
      /** Absent for a new task. */
      readonly oldStatus?: ScheduleStatus;
      /** Absent for a deleted task. */
      readonly status?: ScheduleStatus;
      readonly host?: string;
      readonly message?: string;
      readonly atMs: number;
    }
  | {
      readonly type: "job";
      readonly job: JobKey;
      readonly change: "created" | "killed" | "restarted" | "instancesAdded";
      readonly user: string;
      readonly atMs: number;
    }
  | { readonly type: "quota"; readonly role: string; readonly atMs: number }
  | {
      readonly type: "agent";
      readonly host: string;
      readonly change: "attributes" | "lost" | "mode";
      readonly atMs: number;
    }
  | {
      readonly type: "cluster";
      readonly lifecycle: LifecycleState;
      readonly registered: boolean;
      readonly atMs: number;
    }
  /** Events were missed (the id resumed from is too old or of another process): refetch everything. */
  | { readonly type: "reset"; readonly atMs: number };

export interface TrackedEvent {
  /** `EPOCH-SEQUENCE`; hand it back as `lastEventId` to resume. */
  readonly id: string;
  readonly event: SchedulerEvent;
}

export interface EventsApi {
  /**
   * Every event after `lastEventId`, then live ones. Ends when `signal` aborts; a subscriber that
   * does not keep up is given a `reset` instead of the events it missed.
   */
  stream(lastEventId: string | undefined, signal: AbortSignal): AsyncIterable<TrackedEvent>;
}
