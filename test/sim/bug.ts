/** A defect planted from outside, by changing what a node is told, says or stores. */
import type { LogEvent, LogNodeOptions, Ready } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { ReplicaStatus } from "../../prisma-free-store/core/paxos/messages.ts";
import type { Profile } from "./profile.ts";
import type { SimNode } from "./sim-node.ts";

export interface Bug {
  /** What is wrong. */
  readonly title: string;
  readonly options?: (options: LogNodeOptions) => LogNodeOptions;
  readonly event?: (node: SimNode, event: LogEvent) => LogEvent;
  readonly ready?: (node: SimNode, ready: Ready) => Ready;
  /** The world in which it is most likely to show. */
  readonly profile?: (profile: Profile) => Profile;
  /** Mesos's replicas have the defect that they have. */
  readonly isMesosFaithful?: boolean;
  /** What an emptied replica comes back as. */
  readonly wipedStatus?: ReplicaStatus;
}

export const NO_BUG: Bug = { title: "nothing is wrong" };
