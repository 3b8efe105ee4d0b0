/** Flags of the lifecycle; Aurora's `SchedulerModule.Options`. */
import { durationFlag, flagGroup, positive, type FlagValues } from "../base/flags/flag.ts";

export const lifecycleFlags = flagGroup("Lifecycle", {
  maxRegistrationDelayMs: durationFlag(
    "max_registration_delay",
    "1mins",
    "Longest time to wait for the Mesos master to register the framework before giving up and ending the process.",
    { check: positive },
  ),
  maxLeadingDurationMs: durationFlag(
    "max_leading_duration",
    "1days",
    "Time after which a leader steps down by ending the process, where another scheduler may take over.",
    { check: positive },
  ),
});

export type LifecycleSettings = FlagValues<typeof lifecycleFlags>;
