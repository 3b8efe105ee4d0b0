/**
 * The replica group in ZooKeeper, as Mesos's `log/network.hpp` and `log/log.cpp` keep it: one ephemeral sequential node
 * without a label per replica, whose data is its PID. Before it joins, a scheduler publishes its quorum size beside the
 * group and sees that it agrees with the others'.
 */
import { ReplicaRefusedError, type ReplicaGroup } from "../../../prisma-free-store/log/ports/replica-group.ts";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { invariant } from "../../core/domain/invariant.ts";
import { Group, type Membership } from "../group.ts";
import type { ZooKeeper } from "../requests.ts";
import { normalizePath } from "../servers.ts";
import { askForAdmission } from "./admission.ts";
import { encodePublished, quorumPath, SCHEDULER_LABEL } from "./quorum-record.ts";

/** How long a process that ends waits for its nodes to be removed. */
const LEAVE_TIMEOUT_MS = 1000;

export interface ReplicaGroupOptions {
  readonly zooKeeper: ZooKeeper;
  /** `-native_log_zk_group_path`. */
  readonly path: string;
  /** What to hold joiners to; left out for replicas that are run by hand, without a scheduler. */
  readonly quorum?: {
    /** `-native_log_quorum_size`. */
    readonly size: number;
    /** `-native_log_previous_quorum_size`; 0 while it is not being changed. */
    readonly previousSize: number;
    /** How long to wait for leftovers of killed processes to go; twice the session timeout when left out. */
    readonly patienceMs?: number;
  };
  readonly clock: Clock;
  readonly logger: Logger;
}

const PID = /^[^@\s]+@\S+:\d{1,5}$/;

class ZooKeeperReplicaGroup implements ReplicaGroup {
  readonly #options: ReplicaGroupOptions;
  readonly #replicas: Group;
  readonly #schedulers: Group;
  readonly #memberships: Membership[] = [];
  #isJoining = false;

  constructor(given: ReplicaGroupOptions) {
    const options = { ...given, path: normalizePath(given.path) };
    this.#options = options;
    this.#replicas = new Group(options);
    this.#schedulers = new Group({ ...options, path: quorumPath(options.path) });
  }

  async join(pid: string): Promise<void> {
    invariant(!this.#isJoining, "a replica joins its group once");
    this.#isJoining = true;
    await this.#admit(pid);
    this.#memberships.push(await this.#replicas.join(pid));
    this.#options.logger.info({ pid, path: this.#options.path }, "Joined the log's replica group");
  }

  watch(onChange: (pids: readonly string[]) => void): () => void {
    let last: string | undefined;
    return this.#replicas.watch((members) => {
      const strange = members.filter(({ data }) => !PID.test(data));
      if (strange.length > 0) this.#options.logger.warn({ strange }, "Members of the replica group that are no PIDs");
      const pids = [...new Set(members.map(({ data }) => data))].filter((pid) => PID.test(pid)).sort();
      if (pids.join() === last) return;
      last = pids.join();
      this.#warnOfCrowd(pids);
      onChange(pids);
    });
  }

  async leave(): Promise<void> {
    const results = await Promise.allSettled(
      this.#memberships.reverse().map((membership) => membership.cancel(LEAVE_TIMEOUT_MS)),
    );
    for (const result of results) {
      if (result.status === "rejected")
        this.#options.logger.warn({ err: result.reason }, "Could not leave the replica group");
    }
  }

  async #admit(pid: string): Promise<void> {
    const { quorum, path: groupPath, zooKeeper, clock, logger } = this.#options;
    if (quorum === undefined) return;
    const published = { pid, quorumSize: quorum.size };
    const membership = await this.#schedulers.join(encodePublished(published), { label: SCHEDULER_LABEL });
    this.#memberships.push(membership);
    const refusal = await askForAdmission({
      zooKeeper,
      groupPath,
      request: { ...published, previousQuorumSize: quorum.previousSize },
      ownNode: () => membership.name,
      patienceMs: quorum.patienceMs ?? 2 * zooKeeper.session.timeoutMs,
      clock,
      logger,
    });
    if (refusal === undefined) return;
    await this.leave();
    throw new ReplicaRefusedError(`This scheduler does not join the replicated log at ${groupPath}: ${refusal}.`);
  }

  /** Replicas that nobody checked (Mesos's own, or an older Aurora's) may come later. */
  #warnOfCrowd(pids: readonly string[]): void {
    const { quorum, logger } = this.#options;
    if (quorum === undefined || pids.length < 2 * quorum.size) return;
    logger.error(
      { pids, quorumSize: quorum.size },
      "There are more replicas than the quorum size allows; two quorums may miss each other",
    );
  }
}

export function zookeeperReplicaGroup(options: ReplicaGroupOptions): ReplicaGroup {
  return new ZooKeeperReplicaGroup(options);
}
