/** A group whose members are given, for tools and tests: Mesos's `Network` with a fixed set of PIDs. */
import type { ReplicaGroup } from "../ports/replica-group.ts";

/** The group of `pids`; who joins is in it as well. */
export function staticGroup(pids: readonly string[]): ReplicaGroup {
  const members = new Set(pids);
  const watchers = new Set<(pids: readonly string[]) => void>();
  return {
    join(pid) {
      members.add(pid);
      for (const onChange of watchers) onChange([...members]);
      return Promise.resolve();
    },
    watch(onChange) {
      watchers.add(onChange);
      onChange([...members]);
      return () => void watchers.delete(onChange);
    },
    leave: () => Promise.resolve(),
  };
}
