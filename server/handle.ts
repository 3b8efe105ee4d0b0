/**
 * The one door from bundled web code (route handlers, tRPC) to the scheduler. Next bundles its own copy
 * of every module it imports, so nothing but types may be imported from the scheduler over there; the
 * running scheduler is found on `globalThis` under a registered symbol.
 */
import type { AdminApi } from "./api/admin.ts";
import type { AgentsApi } from "./api/agents.ts";
import type { ClusterApi } from "./api/cluster.ts";
import type { EventsApi } from "./api/events.ts";
import type { JobsApi } from "./api/jobs.ts";
import type { LogApi } from "./api/log.ts";
import type { QuotasApi } from "./api/quotas.ts";
import type { TasksApi } from "./api/tasks.ts";
import { ApiError } from "./core/domain/api-error.ts";

export interface SchedulerHandle {
  readonly jobs: JobsApi;
  readonly tasks: TasksApi;
  readonly quotas: QuotasApi;
  readonly agents: AgentsApi;
  readonly cluster: ClusterApi;
  readonly admin: AdminApi;
  readonly log: LogApi;
  readonly events: EventsApi;
  /** Every stat, sorted by name. */
  vars(): [string, number | string][];
  /** Logs an error that no client was meant to see, under the id that the client was told. */
  reportDefect(error: unknown, about: { readonly correlationId: string; readonly where: string }): void;
}

const DOOR = Symbol.for("aurora.scheduler.handle");

type Door = { [DOOR]?: SchedulerHandle };

/** Puts the scheduler behind the door. Called once, by the composition root. */
export function setSchedulerHandle(handle: SchedulerHandle): void {
  (globalThis as Door)[DOOR] = handle;
}

/** The running scheduler. @throws {ApiError} ERROR_TRANSIENT in a process that hosts none, such as `next build`. */
export function schedulerHandle(): SchedulerHandle {
  const handle = (globalThis as Door)[DOOR];
  if (handle === undefined) {
    throw new ApiError("ERROR_TRANSIENT", "this process hosts no scheduler: start it with bin/aurora-scheduler");
  }
  return handle;
}
