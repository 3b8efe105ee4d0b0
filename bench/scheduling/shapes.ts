/**
 * The shapes of Aurora's `SchedulingBenchmarks.java`: a cluster, how much of it is in use, and the tasks
 * that one operation tries to place. The figures are throughputs of that operation.
 */
import { makeConfig } from "./cluster.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";

export interface Shape {
  readonly name: string;
  /** What it stands for. */
  readonly about: string;
  readonly hosts: number;
  readonly hostsPerRack: number;
  /** Share of the hosts that run a task of the same job, and of another role's preemptible job. */
  readonly siblingUtilization: number;
  readonly victimUtilization: number;
  /** The config of the tasks of an operation. */
  readonly config: TaskConfig;
  /** Tasks of an operation. */
  readonly tasks: number;
  /**
   * Operations per second of the JVM original: the latest figure that Aurora's history records for this
   * shape, with the commit that gives it. Other machines, so only the order of magnitude compares.
   */
  readonly original: { readonly opsPerSecond: number; readonly commit: string };
  /** True when an operation inserts its tasks anew and places them, so that the cluster fills up. */
  readonly isFilling: boolean;
}

const QUARTER = { siblingUtilization: 0.25, victimUtilization: 0.25 };

export const SHAPES: readonly Shape[] = [
  {
    name: "FillCluster",
    about: "ten new tasks an operation are placed in an almost empty cluster",
    hosts: 200_000,
    hostsPerRack: 2,
    siblingUtilization: 0.01,
    victimUtilization: 0.01,
    config: makeConfig({}),
    tasks: 10,
    original: { opsPerSecond: 88, commit: "320ee0810" },
    isFilling: true,
  },
  {
    name: "InsufficientResources",
    about: "a task asks for more cores than any host has",
    hosts: 1_000,
    hostsPerRack: 2,
    ...QUARTER,
    config: makeConfig({ tier: "preferred", cpus: 32 }),
    tasks: 1,
    original: { opsPerSecond: 3_448, commit: "05f082a1c" },
    isFilling: false,
  },
  {
    name: "ValueConstraintMismatch",
    about: "a task asks for a host that there is not",
    hosts: 1_000,
    hostsPerRack: 2,
    ...QUARTER,
    config: makeConfig({
      tier: "preferred",
      constraints: [{ name: "host", constraint: { value: { negated: false, values: ["denied"] } } }],
    }),
    tasks: 1,
    // Measured before half of the hosts were put to use.
    original: { opsPerSecond: 18_430, commit: "f064dc106" },
    isFilling: false,
  },
  {
    name: "LimitConstraintMismatch",
    about: "a task may be on no host at all",
    hosts: 1_000,
    hostsPerRack: 2,
    ...QUARTER,
    config: makeConfig({ tier: "preferred", constraints: [{ name: "host", constraint: { limit: { limit: 0 } } }] }),
    tasks: 1,
    original: { opsPerSecond: 432, commit: "320ee0810" },
    isFilling: false,
  },
  {
    name: "ClusterFullUtilization",
    about: "a task finds a large cluster in use altogether",
    hosts: 10_000,
    hostsPerRack: 2,
    siblingUtilization: 0.1,
    victimUtilization: 0.9,
    config: makeConfig({ tier: "preferred", constraints: [{ name: "host", constraint: { limit: { limit: 0 } } }] }),
    tasks: 1,
    // Measured before the tasks of the job took their share of the hosts.
    original: { opsPerSecond: 65_286, commit: "f064dc106" },
    isFilling: false,
  },
];

/** A shape of a tenth of the size, for a quick look. */
export function quick(shape: Shape): Shape {
  return { ...shape, hosts: shape.hosts / 10 };
}
