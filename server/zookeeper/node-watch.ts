/**
 * The sequential nodes under a path with their contents, kept up to date. What was last seen stays in force while ZooKeeper
 * cannot be reached: nobody can join or leave then either.
 */
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import { readMembers, type MembersQuery, type SeenNode } from "./members.ts";
import { SyncLoop } from "./sync-loop.ts";

export interface NodeWatchOptions extends Omit<MembersQuery, "watcher"> {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called with the nodes in the order of their numbers, once they are known and whenever they change. */
  onChange(nodes: readonly SeenNode[]): void;
}

/** @returns ends the watch; `onChange` is not called afterwards */
export function watchNodes(options: NodeWatchOptions): () => void {
  const { zooKeeper, parent, label, clock, logger } = options;
  let last: string | undefined;
  let isStopped = false;
  const loop: SyncLoop = new SyncLoop({
    session: zooKeeper.session,
    clock,
    logger,
    what: `the nodes under ${parent}`,
    async work() {
      const seen = await readMembers({ zooKeeper, parent, label, watcher: loop.poke });
      const signature = JSON.stringify(seen);
      if (isStopped || signature === last) return;
      last = signature;
      options.onChange(seen);
    },
  });
  loop.poke();
  return () => {
    isStopped = true;
    void loop.stop();
  };
}
