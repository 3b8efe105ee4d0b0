/** The scheduler's flag groups, by the name under which their values are in {@link SchedulerSettings}. */
import type { FlagValues } from "../base/flags/flag.ts";
import { jobFlags } from "./jobs/flags.ts";
import { offerFlags } from "./offers/flags.ts";
import { pruningFlags } from "./pruning/flags.ts";
import { reconciliationFlags } from "./reconciliation/flags.ts";
import { executorFlags } from "./scheduling/executor-flags.ts";
import { schedulingFlags } from "./scheduling/flags.ts";

export const schedulerFlagGroups = {
  scheduling: schedulingFlags,
  offers: offerFlags,
  executor: executorFlags,
  jobs: jobFlags,
  reconciliation: reconciliationFlags,
  pruning: pruningFlags,
} as const;

export type SchedulerSettings = {
  readonly [K in keyof typeof schedulerFlagGroups]: FlagValues<(typeof schedulerFlagGroups)[K]>;
};
