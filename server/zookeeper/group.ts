/**
 * Groups in Mesos's layout (`zookeeper/group.cpp`): a member is an ephemeral sequential node under the group's path, named by
 * its number (ten digits) or by a label and its number; its data is what it joined with. A member's place in the order is
 * its number: the lowest has been there longest.
 */
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import { KeptNode } from "./kept-node.ts";
import type { SeenNode } from "./members.ts";
import { watchNodes } from "./node-watch.ts";
import type { ZooKeeper } from "./requests.ts";
import { sequentialPrefix } from "./sequential.ts";

export type GroupMember = SeenNode;

/** Our place in a group. It is taken again, at the end of the order, when the session expires or somebody removes the node. */
export interface Membership {
  /** The present node's name; undefined while there is none. */
  readonly name: string | undefined;
  /** @throws {ZooKeeperError} as a rejection, when the node could not be removed in time */
  cancel(deadlineMs?: number): Promise<void>;
}

export interface JoinOptions {
  readonly label?: string | undefined;
  /** The membership was lost without our doing; joining again is under way. */
  onLost?(): void;
}

export interface GroupOptions {
  readonly zooKeeper: ZooKeeper;
  readonly path: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class Group {
  readonly #options: GroupOptions;

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  /** Resolves when we are a member. @throws {ZooKeeperError} as a rejection, when ZooKeeper refuses */
  async join(data: string, options: JoinOptions = {}): Promise<Membership> {
    const { path, ...rest } = this.#options;
    const node = new KeptNode({
      ...rest,
      parent: path,
      prefix: sequentialPrefix(options.label),
      data,
      onLost: () => options.onLost?.(),
    });
    try {
      await node.ready;
    } catch (error) {
      await node.remove();
      throw error;
    }
    return {
      get name() {
        return node.current?.name;
      },
      cancel: (deadlineMs) => node.remove(deadlineMs),
    };
  }

  /** Calls `onChange` with the members in their order, once they are known and whenever they change. @returns ends that */
  watch(onChange: (members: readonly GroupMember[]) => void): () => void {
    const { path, ...rest } = this.#options;
    return watchNodes({ ...rest, parent: path, onChange });
  }
}
