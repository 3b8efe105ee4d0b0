/** What every procedure is given: who calls, and the scheduler behind the door. */
import { UNSECURE_USER, type Caller } from "../api/caller.ts";
import { schedulerHandle, type SchedulerHandle } from "../handle.ts";

export interface Context {
  readonly caller: Caller;
  readonly scheduler: SchedulerHandle;
}

/** The user as which everybody acts while authentication is off. */
const UNSECURE: Caller = { user: UNSECURE_USER };

/**
 * Who sends the request. The one place that authentication changes.
 * @throws {ApiError} AUTH_FAILED once callers have to prove who they are and do not.
 */
export function callerOf(_request: Request): Caller {
  return UNSECURE;
}

/** The context of one HTTP request; the scheduler is looked up now, since the module may be loaded before it runs. */
export function createContext(request: Request): Context {
  return { caller: callerOf(request), scheduler: schedulerHandle() };
}
