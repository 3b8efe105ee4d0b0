/** Since when the framework is registered with the master, or is not any more. */
import type { Clock } from "../../base/clock.ts";
import type { Scheduler } from "../../scheduler/scheduler.ts";

/** Fits the framework of `ClusterStatus`. */
export interface RegistrationView {
  readonly registeredMs?: number;
  readonly disconnectedMs?: number;
  readonly registrations?: number;
}

/** Takes down registrations from now on. @returns tells of them */
export function recordRegistrations(bus: Scheduler["events"], clock: Clock): () => RegistrationView {
  let view: RegistrationView = {};
  let registrations = 0;
  bus.subscribe("DriverRegistered", () => {
    registrations += 1;
    view = { registeredMs: clock.nowMs(), registrations };
  });
  bus.subscribe("DriverDisconnected", () => {
    if (view.registeredMs !== undefined) view = { disconnectedMs: clock.nowMs(), registrations };
  });
  return () => view;
}
