/**
 * One member of the ensemble of a replicated log, as a deterministic value: see `log-node.types.ts` for how a shell
 * drives it, and the parts for what each does.
 *
 *     Replica       promises, accepts, learns, answers                      replica.ts
 *     Coordinator   is elected, appends, truncates                          coordinator.ts
 *     Recovery      from EMPTY to VOTING                                    recovery.ts
 *     Follower      notices what was missed; knows how far the others are   follower.ts
 *     CatchUp, Fill what is agreed upon at a position                       catch-up.ts, fill.ts
 *     Journal       nothing is said that the disk does not hold             journal.ts
 *
 * The protocol is that of Apache Mesos's `src/log`, and ensembles may mix the two. A quorum is more than half of the
 * replicas, so any two have a member in common. All safety rests on that and on:
 *
 * - what a replica promised or accepted it remembers over a crash, for it is synced before the answer leaves;
 * - a replica that may have forgotten (EMPTY) does not vote until it has made up for it (see `Recovery`);
 * - a learned mark may be lost: it can be learned again.
 */
import { invariant } from "../../../server/core/domain/invariant.ts";
import { isWellFormed } from "./content.ts";
import { Context } from "./context.ts";
import { Coordinator, type CoordinatorState } from "./coordinator.ts";
import { Follower } from "./follower.ts";
import { Journal } from "./journal.ts";
import type { LogEvent, LogNodeOptions, PeerView, Ready, ReceivedEvent, RestoredReplica } from "./log-node.types.ts";
import type { Action, Content, Metadata, Pid, ReplicaStatus } from "./messages.ts";
import type { Positions } from "./positions.ts";
import { Reads } from "./reads.ts";
import { Recovery } from "./recovery.ts";
import { Replica } from "./replica.ts";
import { Requests } from "./requests.ts";

export class LogNode {
  readonly #context: Context;
  readonly #journal: Journal;
  readonly #reads: Reads;
  readonly #requests: Requests;
  readonly #replica: Replica;
  readonly #coordinator: Coordinator;
  readonly #recovery: Recovery;
  readonly #follower: Follower;
  /** What has been told of {@link learned}. */
  #learned: { readonly begin: number; readonly end: number };
  /** The last position that the disk holds as learned without a gap. */
  #learnedEnd: number;
  #dropped = 0;

  constructor(options: LogNodeOptions, restored: RestoredReplica, nowMs: number) {
    invariant(options.quorum >= 1, "a quorum has at least one member");
    const context = new Context(options, nowMs);
    const journal = new Journal(context);
    this.#context = context;
    this.#journal = journal;
    this.#reads = new Reads(context);
    this.#replica = new Replica(
      {
        context,
        journal,
        reads: this.#reads,
        onLearned: (action) => this.#onLearned(action),
        onUnreadable: (position) => this.#failDisk(`position ${position} was learned and cannot be read`),
      },
      restored,
    );
    const requests = new Requests(context, (request, reply) => this.#replica.handle(request, reply));
    this.#requests = requests;
    const { positions } = this.#replica;
    const parts = {
      context,
      requests,
      positions,
      journal,
      replica: this.#replica,
      learn: (action: Action, isNews: boolean) => this.#learn(action, isNews),
      onStatus: (status: ReplicaStatus) => context.tell({ kind: "status", status }),
    };
    this.#coordinator = new Coordinator(parts);
    this.#recovery = new Recovery(parts);
    this.#follower = new Follower(parts);
    this.#learnedEnd = positions.learnedEnd ?? positions.begin - 1;
    this.#learned = this.#readable();
    this.#follower.follow(this.#isFollowing());
  }

  /** The replica's status and highest promise, as they will be once the disk has what was handed out. */
  get metadata(): Metadata {
    return this.#replica.metadata;
  }

  /** The replica's positions, likewise. Not to be changed. */
  get positions(): Positions {
    return this.#replica.positions;
  }

  /**
   * All from `begin` to `end`, both included, can be read from the disk. `end` is begin - 1 when that is nothing, and
   * while it does not reach from there to the last truncation: whoever truncates has written before that what stands
   * for all that is gone, and without it the rest means nothing.
   */
  get learned(): { readonly begin: number; readonly end: number } {
    return this.#learned;
  }

  get coordinator(): { readonly state: CoordinatorState; readonly proposal: number } {
    return this.#coordinator;
  }

  /** What is known of the other members of the network. */
  get peers(): readonly PeerView[] {
    return this.#follower.views.all;
  }

  /** Positions that this replica has not learned, up to the last one that anybody is known to have. */
  get lag(): number {
    return this.#follower.views.lag(this.writingTo);
  }

  /** The position that the coordinator is writing to. */
  get writingTo(): number | undefined {
    return this.#coordinator.writingTo;
  }

  /** Messages that made no sense, and those for which there was too much to read. */
  get dropped(): number {
    return this.#dropped + this.#reads.refused;
  }

  /** When to send a tick at the latest; Infinity for never. */
  get wakeAtMs(): number {
    return Math.min(this.#coordinator.wakeAtMs, this.#recovery.wakeAtMs, this.#follower.wakeAtMs);
  }

  /** Takes in an event. The time never runs backwards: an earlier one counts as the latest so far. */
  step(event: LogEvent, nowMs: number): void {
    const context = this.#context;
    if (nowMs > context.nowMs) context.nowMs = nowMs;
    // First what is over: a round that ended while the process was stopped must not count what comes in now.
    if (context.nowMs >= this.wakeAtMs) {
      this.#coordinator.tick();
      this.#recovery.tick();
      this.#follower.tick();
      context.drain();
    }
    this.#handle(event);
    context.drain();
    this.#follower.follow(this.#isFollowing());
    this.#tellLearned();
  }

  /** What is to be done now; undefined when that is nothing. */
  takeReady(): Ready | undefined {
    return this.#context.take();
  }

  #handle(event: LogEvent): void {
    switch (event.kind) {
      case "tick":
        return;
      case "received":
        return this.#receive(event);
      case "written":
        return this.#journal.written(event.through);
      case "diskFailed":
        return this.#failDisk(event.reason);
      case "read":
        return this.#reads.done(event.readId, event.action);
      case "peers":
        return this.#setPeers(event.pids);
      case "elect":
        return this.#elect();
      case "demote":
        return this.#coordinator.demote("ASKED");
      case "append":
        return this.#write({ type: "APPEND", append: { bytes: event.bytes } });
      case "truncate":
        return this.#write({ type: "TRUNCATE", truncate: { to: event.to } });
    }
  }

  #receive({ from, requestId, message }: ReceivedEvent): void {
    if (!isWellFormed(message)) {
      this.#dropped++;
      return;
    }
    switch (message.name) {
      case "PromiseRequest":
      case "WriteRequest":
      case "RecoverRequest":
        return this.#replica.handle(message, (response) => this.#context.send({ to: from, message: response }));
      case "LearnedMessage":
        return this.#replica.learn(message.action);
      case "PromiseResponse":
      case "WriteResponse":
      case "RecoverResponse":
        if (message.name === "WriteResponse") this.#follower.views.written(from, message);
        if (requestId !== undefined) this.#requests.received(from, requestId, message);
    }
  }

  #setPeers(pids: readonly Pid[]): void {
    const { self } = this.#context.options;
    this.#context.peers = [self, ...new Set(pids.filter((pid) => pid !== self))];
    this.#coordinator.peersChanged();
    this.#recovery.peersChanged();
    this.#follower.peersChanged();
  }

  #elect(): void {
    if (this.#journal.hasFailed) return this.#context.tell({ kind: "demoted", reason: "DISK_FAILED" });
    this.#coordinator.elect();
  }

  #write(content: Content): void {
    if (!this.#coordinator.write(content)) this.#context.tell({ kind: "demoted", reason: "NOT_ELECTED" });
  }

  #learn(action: Action, isNews: boolean): void {
    this.#replica.learn(action);
    if (!isNews) return;
    const { peers, options } = this.#context;
    const message = { name: "LearnedMessage", action } as const;
    for (const to of peers) if (to !== options.self) this.#context.send({ to, message });
  }

  /** A replica that does not vote recovers, one that leads or wants to has its coordinator; all others follow. */
  #isFollowing(): boolean {
    return this.#coordinator.state === "INITIAL" && this.metadata.status === "VOTING" && !this.#journal.hasFailed;
  }

  #onLearned(action: Action): void {
    this.#coordinator.learned(action);
    this.#recovery.learned();
    this.#follower.learned();
    const { learnedEnd } = this.positions;
    if (learnedEnd === undefined) return;
    this.#journal.whenWritten(() => {
      this.#learnedEnd = Math.max(this.#learnedEnd, learnedEnd);
    });
  }

  /** The end follows the disk. The begin runs ahead of it, since the disk deletes what is truncated as it sees fit. */
  #tellLearned(): void {
    const { begin, end } = this.#readable();
    if (begin === this.#learned.begin && end === this.#learned.end) return;
    this.#learned = { begin, end };
    this.#context.tell({ kind: "learned", begin, end });
  }

  #readable(): { readonly begin: number; readonly end: number } {
    const { begin, truncatedAt } = this.positions;
    return { begin, end: this.#learnedEnd < truncatedAt - 1 ? begin - 1 : Math.max(this.#learnedEnd, begin - 1) };
  }

  #failDisk(reason: string): void {
    if (this.#journal.hasFailed) return;
    this.#journal.fail();
    this.#reads.fail();
    this.#coordinator.demote("DISK_FAILED");
    this.#recovery.stop();
    this.#follower.stop();
    this.#context.tell({ kind: "diskFailed", reason });
  }
}
