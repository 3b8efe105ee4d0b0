/** A defect planted from outside, by changing what a node is told, says or stores. */
import type { LogNodeOptions, Ready } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { SimNode } from "./sim-node.ts";

export interface Bug {
  /** What is wrong, as a sentence. */
  readonly title: string;
  readonly options?: (options: LogNodeOptions) => LogNodeOptions;
  readonly ready?: (node: SimNode, ready: Ready) => Ready;
}

export const NO_BUG: Bug = { title: "nothing is wrong" };
