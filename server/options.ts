/** Every flag of the scheduler: the groups that the rooms declare, put together. */
import { parseFlags, type ParsedFlags } from "./base/flags/parse.ts";
import { clusterFlags } from "./cluster-flags.ts";
import { httpFlags } from "./http/flags.ts";
import { lifecycleFlags } from "./lifecycle/flags.ts";
import { driverFlags } from "./mesos/driver/flags.ts";
import { mesosLocalFlags } from "./mesos/local/options.ts";
import { logFlags, storageFlags } from "../prisma-free-store/flags.ts";
import { schedulerFlagGroups } from "./scheduler/flags.ts";

const groups = {
  cluster: clusterFlags,
  http: httpFlags,
  lifecycle: lifecycleFlags,
  log: logFlags,
  storage: storageFlags,
  driver: driverFlags,
  ...schedulerFlagGroups,
  local: mesosLocalFlags,
} as const;

/** The flags of a command line. */
export type Options = ParsedFlags<typeof groups>;

/** The values of all flags, by group. */
export type Settings = Options["values"];

/** @throws {UsageError} */
export function parseOptions(argv: readonly string[]): Options {
  return parseFlags(groups, argv);
}
