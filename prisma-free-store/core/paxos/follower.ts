/**
 * Keeps a VOTING replica that is not the coordinator up to date: notices what it has missed and learns it, as
 * `CatchupMissingProcess` of Mesos's `catchup.cpp` does when a reader asks for it.
 *
 * What is missing shows by itself when something later arrives. That the last entries are missing shows when the
 * other replicas are asked for their range, which the survey does; it also keeps what is known of each of them.
 *
 * A coordinator that is alive is never disturbed: the last known position is only looked at (see `Fill`) for
 * longer than any write may take.
 */
import { CatchUp, type CatchUpParts } from "./catch-up.ts";
import type { Pid, Response } from "./messages.ts";
import { PeerViews } from "./peer-views.ts";

export class Follower {
  readonly #parts: CatchUpParts;
  readonly views: PeerViews;
  readonly #requestIds: number[] = [];
  #surveyMs: number;
  #isFollowing = false;
  /** The lowest missing position, and since when it is that. */
  #gap: number | undefined;
  #gapMs = Infinity;
  #catchUp: CatchUp | undefined;

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
    this.views = new PeerViews(parts.context, parts.positions);
    this.#surveyMs = parts.context.nowMs;
  }

  get wakeAtMs(): number {
    return Math.min(this.#surveyMs, this.#gapMs, this.#catchUp?.wakeAtMs ?? Infinity);
  }

  /** To be called after every event. `isFollowing`: gaps are to be closed; the survey goes on in any case. */
  follow(isFollowing: boolean): void {
    this.#isFollowing = isFollowing;
    if (!isFollowing) this.#stopCatchUp();
    this.#watchGap();
  }

  /** To be called when there are other members of the network. */
  peersChanged(): void {
    this.views.peersChanged();
    this.#catchUp?.peersChanged();
    if (this.#surveyMs !== Infinity) this.#surveyMs = this.#parts.context.nowMs;
  }

  /** To be called whenever the replica has learned something. */
  learned(): void {
    this.#catchUp?.learned();
  }

  tick(): void {
    const { nowMs } = this.#parts.context;
    this.#catchUp?.tick();
    if (nowMs >= this.#surveyMs) this.#survey();
    if (nowMs >= this.#gapMs) this.#closeGap();
  }

  stop(): void {
    this.follow(false);
    this.#surveyMs = Infinity;
  }

  #stopCatchUp(): void {
    this.#catchUp?.stop();
    this.#catchUp = undefined;
  }

  #survey(): void {
    const { context, requests } = this.#parts;
    const { options, peers } = context;
    this.#surveyMs = context.nowMs + options.timing.surveyMs;
    for (const requestId of this.#requestIds.splice(0)) requests.close(requestId);
    const others = peers.filter((pid) => pid !== options.self);
    const onResponse = (from: Pid, response: Response): void => this.views.surveyed(from, response);
    this.#requestIds.push(requests.send({ name: "RecoverRequest" }, others, onResponse));
    // Refused with the highest proposal promised to; nothing else comes of it.
    this.#requestIds.push(requests.send({ name: "PromiseRequest", proposal: 0 }, others, onResponse));
  }

  /** A gap that stays the same for a while is one; positions that are being written come and go. */
  #watchGap(): void {
    const { context, positions } = this.#parts;
    const gap = (positions.learnedEnd ?? positions.begin - 1) + 1;
    const isGap = this.#isFollowing && this.#catchUp === undefined && gap <= this.views.end && this.#hasBeenWritten();
    if (!isGap) {
      this.#gap = undefined;
      this.#gapMs = Infinity;
    } else if (gap !== this.#gap) {
      this.#gap = gap;
      this.#gapMs = context.nowMs + context.options.timing.gapPatienceMs;
    }
  }

  /** Of a new log nobody has written to even position 0; it is up to a coordinator to do so. */
  #hasBeenWritten(): boolean {
    return this.views.end > 0 || !this.#parts.positions.holes.has(0);
  }

  #closeGap(): void {
    const { context } = this.#parts;
    this.#gapMs = Infinity;
    this.#catchUp = new CatchUp(this.#parts, {
      to: this.views.end,
      proposal: 0,
      leapMs: context.nowMs + context.options.timing.roundTimeoutMs,
      onDone: () => {
        this.#catchUp = undefined;
      },
    });
  }
}
