/**
 * How a replica that is not VOTING comes to vote: `RecoverProtocolProcess` and `RecoverProcess` of Mesos's
 * `recover.cpp`. All replicas are asked for their status:
 *
 * - a quorum is VOTING: become RECOVERING, learn all they have, then become VOTING;
 * - with auto-initialization, all are EMPTY or STARTING: become STARTING;
 *   all are STARTING or VOTING: become VOTING;
 * - otherwise ask again.
 *
 * An EMPTY replica may have been emptied, and have voted before. Learning all positions that a quorum has makes up
 * for most of that, but not for all, so two things are done that Mesos does not do:
 *
 * - It may have promised a proposal that its coordinator still relies on. It asks a quorum for the highest proposal
 *   promised so far (a promise request with proposal 0 is refused with just that) and takes the promise upon itself.
 *   Any quorum that promised with it has a member in common with the quorum asked.
 * - A vote of its earlier life may still be under way to a proposer, together with votes of others that were not
 *   cast yet when they were asked. It waits until every such round must be over.
 */
import { CatchUp, type CatchUpParts } from "./catch-up.ts";
import { verdictOf } from "./content.ts";
import type { Journal } from "./journal.ts";
import type { Pid, RecoverResponse, ReplicaStatus, Response } from "./messages.ts";
import type { Replica } from "./replica.ts";

export interface RecoveryParts extends CatchUpParts {
  readonly replica: Replica;
  readonly journal: Journal;
  /** Called once the disk holds the new status. */
  readonly onStatus: (status: ReplicaStatus) => void;
}

export class Recovery {
  readonly #parts: RecoveryParts;
  /** Until then an EMPTY replica does not recover. */
  readonly #quarantinedMs: number;
  #responses = new Map<Pid, RecoverResponse>();
  #recoverId: number | undefined;
  #promisedId: number | undefined;
  #wakeAtMs: number;
  #catchUp: CatchUp | undefined;
  /** The highest proposal that each VOTING replica has promised to. */
  readonly #promises = new Map<Pid, number>();
  #hasCaughtUp = false;
  #hasToldUninitialized = false;
  /** Nothing is asked while a new status is on its way to the disk. */
  #isUpdating = false;

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
    const { nowMs, options } = parts.context;
    this.#quarantinedMs = nowMs + options.timing.quarantineMs;
    this.#wakeAtMs = parts.replica.metadata.status === "VOTING" ? Infinity : nowMs;
  }

  get wakeAtMs(): number {
    return Math.min(this.#wakeAtMs, this.#catchUp?.wakeAtMs ?? Infinity);
  }

  /** To be called when there are other members of the network: what lacked a quorum of them goes on. */
  peersChanged(): void {
    const { context } = this.#parts;
    this.#catchUp?.peersChanged();
    const isWaiting = this.#wakeAtMs !== Infinity && this.#recoverId === undefined && this.#catchUp === undefined;
    if (isWaiting && context.hasQuorum) this.#wakeAtMs = context.nowMs;
  }

  /** To be called whenever the replica has learned something. */
  learned(): void {
    this.#catchUp?.learned();
  }

  tick(): void {
    this.#catchUp?.tick();
    if (this.#parts.context.nowMs < this.#wakeAtMs) return;
    if (this.#promisedId !== undefined) this.#askPromised();
    else this.#ask();
  }

  /** Recovers no further. */
  stop(): void {
    this.#close();
    this.#catchUp?.stop();
    this.#catchUp = undefined;
    this.#wakeAtMs = Infinity;
  }

  #close(): void {
    const { requests } = this.#parts;
    requests.close(this.#recoverId);
    requests.close(this.#promisedId);
    this.#recoverId = undefined;
    this.#promisedId = undefined;
  }

  #ask(): void {
    const { context, requests } = this.#parts;
    this.#close();
    this.#wakeAtMs = context.inOneToTwoTimes(context.options.timing.recoverRetryMs);
    if (!context.hasQuorum) return;
    this.#responses = new Map();
    const { peers } = context;
    this.#recoverId = requests.send({ name: "RecoverRequest" }, peers, (from, response) =>
      this.#answered(from, response),
    );
  }

  #answered(from: Pid, response: Response): void {
    if (response.name !== "RecoverResponse" || this.#isUpdating) return;
    this.#responses.set(from, response);
    const { context, replica } = this.#parts;
    const { quorum, autoInitialize } = context.options;
    const { status } = replica.metadata;
    const all = 2 * quorum - 1;
    if (autoInitialize && status === "EMPTY" && this.#count("EMPTY", "STARTING") >= all)
      return this.#become("STARTING");
    if (autoInitialize && status === "STARTING" && this.#count("STARTING", "VOTING") >= all)
      return this.#become("VOTING");
    if (this.#count("VOTING") >= quorum) return this.#votersFound();
    if (!autoInitialize && this.#count("EMPTY") >= all && !this.#hasToldUninitialized) {
      this.#hasToldUninitialized = true;
      context.tell({ kind: "uninitialized" });
    }
  }

  #count(...statuses: readonly ReplicaStatus[]): number {
    let count = 0;
    for (const { status } of this.#responses.values()) if (statuses.includes(status)) count++;
    return count;
  }

  #votersFound(): void {
    const { context, replica } = this.#parts;
    if (replica.metadata.status === "EMPTY" && context.nowMs < this.#quarantinedMs) {
      this.#close();
      this.#wakeAtMs = this.#quarantinedMs;
      return;
    }
    if (replica.metadata.status !== "RECOVERING") return this.#become("RECOVERING");
    let end = 0;
    for (const response of this.#responses.values()) end = Math.max(end, response.end ?? 0);
    this.#close();
    this.#askPromised();
    this.#catchUpTo(end);
  }

  #become(status: ReplicaStatus, promised = this.#parts.replica.metadata.promised): void {
    const { context, replica, onStatus, journal } = this.#parts;
    this.#close();
    this.#wakeAtMs = Infinity;
    this.#isUpdating = true;
    replica.update({ status, promised });
    journal.whenSynced(() => {
      this.#isUpdating = false;
      this.#wakeAtMs = status === "VOTING" ? Infinity : context.nowMs;
      onStatus(status);
    });
  }

  #askPromised(): void {
    const { context, requests } = this.#parts;
    const { options, peers } = context;
    requests.close(this.#promisedId);
    this.#wakeAtMs = context.inOneToTwoTimes(options.timing.recoverRetryMs);
    const others = peers.filter((pid) => pid !== options.self);
    this.#promisedId = requests.send({ name: "PromiseRequest", proposal: 0 }, others, (from, response) => {
      // Only a VOTING replica refuses.
      if (response.name !== "PromiseResponse" || verdictOf(response) !== "REJECT") return;
      this.#promises.set(from, response.proposal);
      this.#vote();
    });
  }

  #catchUpTo(end: number): void {
    const { context } = this.#parts;
    this.#catchUp = new CatchUp(this.#parts, {
      to: end,
      proposal: 0,
      leapMs: context.nowMs + context.options.timing.roundTimeoutMs,
      onDone: () => {
        this.#catchUp = undefined;
        this.#hasCaughtUp = true;
        this.#vote();
      },
    });
  }

  /** Votes once both are there: all positions, and the promises of a quorum. */
  #vote(): void {
    const { context, replica } = this.#parts;
    if (this.#promises.size < context.options.quorum) return;
    this.#close();
    this.#wakeAtMs = Infinity;
    if (!this.#hasCaughtUp) return;
    this.#become("VOTING", Math.max(replica.metadata.promised, ...this.#promises.values()));
  }
}
