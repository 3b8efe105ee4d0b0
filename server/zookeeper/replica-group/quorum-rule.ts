/**
 * Which replicas may be in a group together; pure.
 *
 * What the log promises rests on one thing: any two quorums share a replica. With n replicas, schedulers of
 * quorum sizes p and q are sure of it when p + q > n. So a scheduler may join when
 *
 * - the group then has no more than 2q-1 replicas, q being the smallest quorum size of a scheduler in it, and
 * - its quorum size is that of all others and the one recorded for the group; while it is being changed, others
 *   may still have the previous one, if this scheduler's operator named it.
 *
 * The rule sees who is in the group, not who has ever been: docs/operations/changing-quorum.md says in which order to
 * change things so that every value that was agreed upon stays in every quorum.
 */

/** A scheduler as it publishes itself beside the group. */
export interface PublishedQuorum {
  readonly pid: string;
  readonly quorumSize: number;
}

export interface JoinRequest extends PublishedQuorum {
  /** The quorum size that others may still have; 0 when it is not being changed. */
  readonly previousQuorumSize: number;
}

export interface GroupView {
  /** The quorum size that the group was last run with; undefined for a group that never was. */
  readonly recordedQuorumSize: number | undefined;
  /** Schedulers in the group or before us in line, without ourselves. */
  readonly others: readonly PublishedQuorum[];
  /** The replicas in the group, whoever runs them. */
  readonly pids: readonly string[];
}

/** What is wrong, and what to do about it. */
export type Refusal = string;

/** @returns undefined when the scheduler may join */
export function refusalOf(request: JoinRequest, group: GroupView): Refusal | undefined {
  return disagreement(request, group) ?? overcrowding(request, group);
}

function isAccepted({ quorumSize, previousQuorumSize }: JoinRequest, other: number): boolean {
  return other === quorumSize || (previousQuorumSize > 0 && other === previousQuorumSize);
}

function disagreement(request: JoinRequest, { recordedQuorumSize, others }: GroupView): Refusal | undefined {
  const odd = others.find((other) => !isAccepted(request, other.quorumSize));
  if (odd !== undefined) {
    return `${odd.pid} runs with -native_log_quorum_size=${odd.quorumSize}, ${advice(request, odd.quorumSize)}`;
  }
  if (recordedQuorumSize === undefined || isAccepted(request, recordedQuorumSize)) return undefined;
  return `the log was last run with -native_log_quorum_size=${recordedQuorumSize}, ${advice(request, recordedQuorumSize)}`;
}

function advice({ quorumSize }: JoinRequest, other: number): string {
  return (
    `this scheduler is set to ${quorumSize}. Schedulers that disagree corrupt the log. Set ` +
    `-native_log_quorum_size=${other} here; or, to change the quorum size, follow docs/operations/changing-quorum.md, ` +
    `with -native_log_previous_quorum_size=${other} for the time of the change`
  );
}

function overcrowding(request: JoinRequest, { others, pids }: GroupView): Refusal | undefined {
  const replicas = new Set([...pids, ...others.map((other) => other.pid), request.pid]);
  const quorumSize = Math.min(request.quorumSize, ...others.map((other) => other.quorumSize));
  const most = 2 * quorumSize - 1;
  if (replicas.size <= most) return undefined;
  const present = [...replicas].filter((pid) => pid !== request.pid).sort();
  return (
    `with a quorum size of ${quorumSize} the log has at most ${most} replicas, and there are ${present.length} already: ` +
    `${present.join(", ")}. One more would let two quorums miss each other. Stop the scheduler that this one takes the ` +
    `place of; or, to have more schedulers, first raise -native_log_quorum_size as docs/operations/changing-quorum.md says`
  );
}
