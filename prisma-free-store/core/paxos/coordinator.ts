/**
 * The proposer that appends: `CoordinatorProcess` of Mesos's `coordinator.cpp`. A quorum promises it all positions
 * that nobody has written to; it learns every position below; from then on each write is one round trip.
 *
 * One write at a time: whoever wants more at once puts it into one append. Unlike in Mesos
 *
 * - an election that was lost is tried again, until it is won or no longer asked for;
 * - a refusal while a quorum accepts does not end a write; one that stands ends the coordinator, which in Mesos
 *   would go on under a proposal that is another's;
 * - what a quorum accepted is reported at once; that the others learn it is not waited for.
 */
import { invariant } from "../../../server/core/domain/invariant.ts";
import { CatchUp, type CatchUpParts } from "./catch-up.ts";
import { contentOf, isSameContent } from "./content.ts";
import type { Context } from "./context.ts";
import type { Journal } from "./journal.ts";
import type { DemotionReason } from "./log-node.types.ts";
import type { Action, Content, WriteRequest } from "./messages.ts";
import { PromiseRound, type PromiseResult } from "./promise-round.ts";
import type { Replica } from "./replica.ts";
import type { Requests } from "./requests.ts";
import { WriteRound, type WriteResult } from "./write-round.ts";

export type CoordinatorState = "INITIAL" | "ELECTING" | "ELECTED" | "WRITING";

interface Write {
  readonly requestId: number;
  readonly request: WriteRequest;
  readonly round: WriteRound;
  /** Fixed, so that a replica that comes back under another PID is not counted twice. */
  readonly peers: readonly string[];
  readonly timeoutMs: number;
  retransmitMs: number;
  /** When a contested write is given up. */
  refusalMs: number;
  /** The highest proposal that it was refused for. */
  refusedFor: number;
}

export interface CoordinatorParts extends CatchUpParts {
  readonly context: Context;
  readonly requests: Requests;
  readonly replica: Replica;
  readonly journal: Journal;
}

export class Coordinator {
  readonly #parts: CoordinatorParts;
  #state: CoordinatorState = "INITIAL";
  #proposal = 0;
  /** The next position to write to. */
  #index = 0;
  #requestId: number | undefined;
  /** Who was asked for the promise, fixed as those of a write. */
  #asked: readonly string[] = [];
  #attemptMs = Infinity;
  #catchUp: CatchUp | undefined;
  #write: Write | undefined;

  constructor(parts: CoordinatorParts) {
    this.#parts = parts;
  }

  get state(): CoordinatorState {
    return this.#state;
  }

  get proposal(): number {
    return this.#proposal;
  }

  /** The position of the write under way. */
  get writingTo(): number | undefined {
    return this.#write?.request.position;
  }

  get wakeAtMs(): number {
    const { timeoutMs = Infinity, retransmitMs = Infinity, refusalMs = Infinity } = this.#write ?? {};
    return Math.min(this.#attemptMs, timeoutMs, retransmitMs, refusalMs, this.#catchUp?.wakeAtMs ?? Infinity);
  }

  elect(): void {
    if (this.#state !== "INITIAL") return;
    this.#state = "ELECTING";
    this.#attempt();
  }

  /** Ends it, whatever it is doing. What it was writing may or may not be agreed upon later. */
  demote(reason: DemotionReason): void {
    if (this.#state === "INITIAL") return;
    const position = this.#write?.request.position;
    this.#proposal = Math.max(this.#proposal, this.#write?.refusedFor ?? 0);
    this.#stopElection();
    this.#parts.requests.close(this.#write?.requestId);
    this.#write = undefined;
    this.#state = "INITIAL";
    this.#parts.context.tell({ kind: "demoted", reason, ...(position !== undefined && { position }) });
  }

  /** @returns false when it is not elected (any more): nothing was written. */
  write(content: Content): boolean {
    invariant(this.#state !== "WRITING", "a coordinator writes one action at a time");
    if (this.#state !== "ELECTED") return false;
    invariant((content.truncate?.to ?? 0) <= this.#index, "a truncation ends at most at its own position");
    const { context, requests } = this.#parts;
    const { quorum, timing } = context.options;
    const question = { quorum, proposal: this.#proposal, position: this.#index };
    const request: WriteRequest = { name: "WriteRequest", ...contentOf(content), ...question };
    const round = new WriteRound(question);
    const { peers } = context;
    const requestId = requests.send(request, peers, (from, response) => {
      const result = response.name === "WriteResponse" ? round.add(from, response) : undefined;
      if (result !== undefined) this.#answered(result);
    });
    const timeoutMs = context.nowMs + timing.writeTimeoutMs;
    const retransmitMs = context.nowMs + timing.retransmitMs;
    this.#write = { requestId, request, round, peers, timeoutMs, retransmitMs, refusalMs: Infinity, refusedFor: 0 };
    this.#state = "WRITING";
    return true;
  }

  /**
   * To be called when there are other members of the network. An election that lacked a quorum of them goes on; one whose
   * members may be too few begins anew, with those that have come.
   */
  peersChanged(): void {
    const { context } = this.#parts;
    this.#catchUp?.peersChanged();
    if (this.#attemptMs === Infinity) return;
    if (this.#requestId === undefined) {
      if (context.hasQuorum) this.#attemptMs = context.nowMs;
    } else if (context.peers.some((pid) => !this.#asked.includes(pid))) this.#attempt();
  }

  /** To be called whenever the replica has learned something. What another wrote where this one would ends it. */
  learned(action: Action): void {
    this.#catchUp?.learned();
    if (this.#state !== "ELECTED" && this.#state !== "WRITING") return;
    const { position } = action;
    const isOwn = position === this.#write?.request.position && isSameContent(action, this.#write.request);
    if (position >= this.#index && !isOwn) this.demote("REFUSED");
  }

  tick(): void {
    const { nowMs } = this.#parts.context;
    this.#catchUp?.tick();
    if (nowMs >= this.#attemptMs) {
      if (this.#requestId !== undefined) this.#lost("TIMEOUT");
      this.#attempt();
    }
    const write = this.#write;
    if (write === undefined) return;
    if (nowMs >= write.refusalMs) return this.demote("REFUSED");
    if (nowMs >= write.timeoutMs) return this.demote("TIMEOUT");
    if (nowMs >= write.retransmitMs) this.#retransmit(write);
  }

  #retransmit(write: Write): void {
    const { context, requests } = this.#parts;
    write.retransmitMs = context.nowMs + context.options.timing.retransmitMs;
    const silent = write.peers.filter((pid) => pid !== context.options.self && !write.round.hasAnswered(pid));
    requests.repeat(write.requestId, write.request, silent);
  }

  #attempt(): void {
    const { context, replica, requests } = this.#parts;
    this.#stopElection();
    if (!context.hasQuorum || replica.metadata.status !== "VOTING") return this.#attemptLater();
    this.#proposal = Math.max(this.#proposal, replica.metadata.promised) + 1;
    const proposal = this.#proposal;
    const round = new PromiseRound({ quorum: context.options.quorum, proposal });
    this.#asked = context.peers;
    this.#requestId = requests.send({ name: "PromiseRequest", proposal }, context.peers, (from, response) => {
      const result = response.name === "PromiseResponse" ? round.add(from, response) : undefined;
      if (result !== undefined) this.#promised(result);
    });
    this.#attemptMs = context.nowMs + context.options.timing.roundTimeoutMs;
  }

  #lost(reason: DemotionReason): void {
    this.#parts.context.tell({ kind: "electionLost", reason, proposal: this.#proposal });
  }

  #attemptLater(): void {
    const { context } = this.#parts;
    this.#attemptMs = context.inOneToTwoTimes(context.options.timing.retryMs);
  }

  #promised(result: PromiseResult): void {
    this.#stopElection();
    if (result.verdict === "ACCEPT") return this.#catchUpTo(result.end);
    this.#lost(result.verdict === "REJECT" ? "REFUSED" : "IGNORED");
    if (result.verdict === "REJECT") this.#proposal = Math.max(this.#proposal, result.proposal);
    this.#attemptLater();
  }

  /** The positions were just promised to this proposal; the next higher one spares each fill a refusal. */
  #catchUpTo(end: number): void {
    const onDone = (): void => {
      const catchUp = this.#catchUp;
      // Whoever is told of the election reads from the disk.
      this.#parts.journal.whenWritten(() => {
        if (catchUp === this.#catchUp) this.#caughtUp(end);
      });
    };
    this.#catchUp = new CatchUp(this.#parts, { to: end, proposal: this.#proposal + 1, leapMs: 0, onDone });
  }

  #caughtUp(end: number): void {
    const { context, positions } = this.#parts;
    this.#catchUp = undefined;
    if (positions.hasLearnedBeyond(end)) return this.#overtaken();
    this.#index = end + 1;
    this.#state = "ELECTED";
    context.tell({ kind: "elected", position: end, proposal: this.#proposal });
  }

  /** Someone has written where this one would: a quorum has promised a higher proposal since. */
  #overtaken(): void {
    this.#lost("REFUSED");
    this.#attemptLater();
  }

  #stopElection(): void {
    this.#parts.requests.close(this.#requestId);
    this.#requestId = undefined;
    this.#attemptMs = Infinity;
    this.#catchUp?.stop();
    this.#catchUp = undefined;
  }

  #answered(result: WriteResult): void {
    const write = this.#write;
    if (write === undefined) return;
    const { context } = this.#parts;
    if (result.verdict === "IGNORED") return this.demote("IGNORED");
    if (result.verdict === "REJECT") {
      write.refusedFor = result.proposal;
      if (result.isFinal) return this.demote("REFUSED");
      write.refusalMs = Math.min(write.refusalMs, context.nowMs + context.options.timing.refusalGraceMs);
      return;
    }
    this.#written(write);
  }

  #written({ requestId, request }: Write): void {
    const { context, requests, learn } = this.#parts;
    const { position, proposal } = request;
    const action: Action = { position, promised: proposal, performed: proposal, learned: true, ...contentOf(request) };
    requests.close(requestId);
    this.#write = undefined;
    this.#index++;
    this.#state = "ELECTED";
    context.tell({ kind: "written", position });
    learn(action, true);
  }
}
