/** Flags of executors; Aurora's `ExecutorModule.Options`. */
import {
  booleanFlag,
  flagGroup,
  listFlag,
  numberFlag,
  optionalStringFlag,
  sizeFlag,
  stringFlag,
  type FlagValues,
} from "../../base/flags/flag.ts";

/** As Aurora's `VolumeConverter` reads it. */
const MOUNT = /^([^:]+):([^:]+):(ro|rw)$/i;

export const executorFlags = flagGroup("Executor", {
  thermosExecutorPath: stringFlag(
    "thermos_executor_path",
    "",
    "Path to the executor's entry point, fetched into every sandbox and run there.",
    { check: (value) => (value.endsWith("/") ? "must not end with a slash" : undefined) },
  ),
  thermosExecutorResources: listFlag(
    "thermos_executor_resources",
    [],
    "A comma separated list of additional resources to copy into the sandbox. If thermos_executor_path is not the executor itself, this must include it.",
  ),
  thermosExecutorFlags: optionalStringFlag("thermos_executor_flags", "Extra arguments to be passed to the executor."),
  thermosHomeInSandbox: booleanFlag(
    "thermos_home_in_sandbox",
    false,
    "If true, changes HOME to the sandbox before running the executor.",
  ),
  thermosExecutorCpu: numberFlag(
    "thermos_executor_cpu",
    0.25,
    "The number of CPU cores to allocate for each instance of the executor.",
    { check: (value) => (value >= 0 ? undefined : "must not be negative") },
  ),
  thermosExecutorRamBytes: sizeFlag(
    "thermos_executor_ram",
    "128MB",
    "The amount of RAM to allocate for each instance of the executor.",
  ),
  globalContainerMounts: listFlag(
    "global_container_mounts",
    [],
    "A comma separated list of mount points (host:container:mode, the mode ro or rw) to mount into all (non-mesos) containers.",
    {
      check: (values) => {
        const fault = values.find((value) => !MOUNT.test(value));
        return fault === undefined ? undefined : `${fault} is not of the form host:container:ro or host:container:rw`;
      },
    },
  ),
  populateDiscoveryInfo: booleanFlag(
    "populate_discovery_info",
    false,
    "If true, Aurora populates the DiscoveryInfo field of Mesos's TaskInfo.",
  ),
});

export type ExecutorSettings = FlagValues<typeof executorFlags>;

/** A mount of `-global_container_mounts`. */
export interface ContainerMount {
  readonly hostPath: string;
  readonly containerPath: string;
  readonly mode: "RW" | "RO";
}

/** The mounts of the flag; its check has let no malformed one through. */
export function containerMounts(settings: ExecutorSettings): ContainerMount[] {
  return settings.globalContainerMounts.flatMap((value) => {
    const [, hostPath, containerPath, mode] = MOUNT.exec(value) ?? [];
    if (hostPath === undefined || containerPath === undefined) return [];
    return [{ hostPath, containerPath, mode: mode?.toLowerCase() === "ro" ? ("RO" as const) : ("RW" as const) }];
  });
}
