/**
 * Finds out what is agreed upon at one position, and has it agreed upon if nothing is: `FillProcess` of Mesos's
 * `consensus.cpp`, with a look before it leaps.
 *
 * The look is a promise request with proposal 0. It changes nothing anywhere: a replica of ours that has learned the
 * position answers with the action, everyone else refuses and thereby tells which proposal would be high enough. The
 * leap is a round of Paxos: promises of a quorum, then the write of what they hold, or of a no-op. It takes the
 * position away from whoever is writing to it, so a fill that must not disturb a coordinator looks until
 * `leapMs`.
 */
import { contentOf } from "./content.ts";
import type { Context } from "./context.ts";
import type { Action, Pid, Response } from "./messages.ts";
import { PromiseRound, type PromiseResult } from "./promise-round.ts";
import type { Requests } from "./requests.ts";
import { WriteRound } from "./write-round.ts";

export interface FillOptions {
  readonly position: number;
  /** The first proposal; 0 to look first. */
  readonly proposal: number;
  /** Only from then on anything but looking is allowed. */
  readonly leapMs: number;
  /** The position is agreed upon. `isNews`: the others may not know it. */
  readonly onAgreed: (action: Action, isNews: boolean) => void;
}

export class Fill {
  readonly #context: Context;
  readonly #requests: Requests;
  readonly #options: FillOptions;
  #proposal: number;
  #requestId: number | undefined;
  /** Who takes part in the round of Paxos under way: fixed, so that a replica that comes back under another PID counts once. */
  #members: readonly Pid[] | undefined;
  /** What happens at {@link wakeAtMs}. */
  #next: () => void = () => undefined;
  #wakeAtMs = Infinity;

  constructor(context: Context, requests: Requests, options: FillOptions) {
    this.#context = context;
    this.#requests = requests;
    this.#options = options;
    this.#proposal = options.proposal;
    this.#start();
  }

  /** The proposal that it got to: a good one to begin the next fill with. */
  get proposal(): number {
    return this.#proposal;
  }

  get wakeAtMs(): number {
    return this.#wakeAtMs;
  }

  tick(): void {
    if (this.#context.nowMs >= this.#wakeAtMs) this.#next();
  }

  /** To be called when there are other members of the network. The round under way may lack just these for a quorum: anew. */
  peersChanged(): void {
    const members = this.#members;
    if (members === undefined || !this.#context.peers.some((pid) => !members.includes(pid))) return;
    this.#proposal++;
    this.#start();
  }

  stop(): void {
    this.#requests.close(this.#requestId);
    this.#requestId = undefined;
    this.#members = undefined;
    this.#wakeAtMs = Infinity;
  }

  #start(): void {
    this.stop();
    if (!this.#context.hasQuorum) this.#retry(() => this.#start());
    else if (this.#proposal === 0) this.#look();
    else this.#promise();
  }

  #look(): void {
    const { self } = this.#context.options;
    const { position, onAgreed } = this.#options;
    const others = this.#context.peers.filter((pid) => pid !== self);
    const silent = new Set<Pid>(others);
    let refusedFor = 0;
    const onResponse = (from: Pid, response: Response): void => {
      if (response.name !== "PromiseResponse" || !silent.delete(from)) return;
      const { action } = response;
      if (action?.learned === true && action.position === position) {
        this.stop();
        return onAgreed(action, false);
      }
      refusedFor = Math.max(refusedFor, response.proposal);
      if (silent.size === 0) this.#looked(refusedFor);
    };
    this.#ask({ name: "PromiseRequest", proposal: 0, position }, others, onResponse);
    this.#wakeAt(this.#context.nowMs + this.#context.options.timing.retransmitMs, () => this.#looked(refusedFor));
    if (others.length === 0) this.#looked(0);
  }

  #looked(refusedFor: number): void {
    this.stop();
    if (this.#context.nowMs < this.#options.leapMs) return this.#retry(() => this.#start());
    this.#proposal = refusedFor + 1;
    this.#start();
  }

  #promise(): void {
    const { position } = this.#options;
    const { options, peers } = this.#context;
    const round = new PromiseRound({ quorum: options.quorum, proposal: this.#proposal, position });
    this.#ask({ name: "PromiseRequest", proposal: this.#proposal, position }, peers, (from, response) => {
      const result = response.name === "PromiseResponse" ? round.add(from, response) : undefined;
      if (result !== undefined) this.#promised(result);
    });
    this.#giveUpInTime();
  }

  #promised(result: PromiseResult): void {
    this.stop();
    if (result.verdict === "REJECT") return this.#refused(result.proposal);
    if (result.verdict === "IGNORED") return this.#retry(() => this.#start());
    if (result.action?.learned === true) return this.#options.onAgreed(result.action, false);
    this.#write({
      position: this.#options.position,
      promised: this.#proposal,
      performed: this.#proposal,
      ...contentOf(result.action ?? { type: "NOP", nop: {} }),
    });
  }

  #write(action: Action): void {
    const { position } = action;
    const proposal = this.#proposal;
    const { options, peers } = this.#context;
    const round = new WriteRound({ quorum: options.quorum, proposal, position });
    this.#ask({ name: "WriteRequest", proposal, position, ...contentOf(action) }, peers, (from, response) => {
      const result = response.name === "WriteResponse" ? round.add(from, response) : undefined;
      if (result === undefined) return;
      this.stop();
      if (result.verdict === "ACCEPT") this.#options.onAgreed({ ...action, learned: true }, true);
      else if (result.verdict === "REJECT") this.#refused(result.proposal);
      else this.#retry(() => this.#start());
    });
    this.#giveUpInTime();
  }

  #refused(proposal: number): void {
    this.#proposal = Math.max(this.#proposal, proposal) + 1;
    this.#retry(() => this.#start());
  }

  /** No quorum in time: once more, under a proposal that nobody has promised to yet. */
  #giveUpInTime(): void {
    this.#members = this.#context.peers;
    this.#wakeAt(this.#context.nowMs + this.#context.options.timing.roundTimeoutMs, () => {
      this.#proposal++;
      this.#start();
    });
  }

  #retry(next: () => void): void {
    this.#wakeAt(this.#context.inOneToTwoTimes(this.#context.options.timing.retryMs), next);
  }

  #ask(
    request: Parameters<Requests["send"]>[0],
    peers: readonly Pid[],
    handler: Parameters<Requests["send"]>[2],
  ): void {
    this.#requestId = this.#requests.send(request, peers, handler);
  }

  #wakeAt(atMs: number, next: () => void): void {
    this.#wakeAtMs = atMs;
    this.#next = next;
  }
}
