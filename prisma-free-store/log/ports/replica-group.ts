/**
 * How the replicas of a log find one another: a group whose members are libprocess PIDs, `log-replica(1)@IP:PORT`. Mesos's
 * `log/network.hpp` keeps it in ZooKeeper; `server/zookeeper/replica-group` does the same.
 */

/** This replica may not be part of the group as it is configured; the message says what to do. */
export class ReplicaRefusedError extends Error {
  override readonly name = "ReplicaRefusedError";
}

export interface ReplicaGroup {
  /**
   * Makes this replica known to the others, for as long as the process lives or until {@link leave}. Resolves when it is;
   * waits as long as the group's keeper cannot be reached.
   * @throws {ReplicaRefusedError} as a rejection, when the replica would put what is in the log at risk
   */
  join(pid: string): Promise<void>;
  /**
   * Calls `onChange` with the PIDs of all replicas that are known, this one included once it has joined, as soon as they are
   * known and whenever they change. The last answer stays in force while the group's keeper cannot be reached.
   * @returns ends the watch; `onChange` is not called afterwards
   */
  watch(onChange: (pids: readonly string[]) => void): () => void;
  /** Takes this replica out of the group. Never rejects: what cannot be undone now ends with the process. */
  leave(): Promise<void>;
}
