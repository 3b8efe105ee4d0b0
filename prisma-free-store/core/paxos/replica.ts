/**
 * One replica: what it has promised, accepted and learned, and its answers. The rules are those of
 * `ReplicaProcess` in Mesos's `replica.cpp`, on the wire bit by bit, but for three of them:
 *
 * - Accepting a write raises the promise for its position to the write's proposal. Mesos keeps the older promise, so
 *   that a late write of an earlier coordinator can replace what a later one was told is agreed upon.
 * - What is learned can never change, so it is told to whoever asks for a promise, whatever the proposal, and
 *   nothing is written for that. A request with proposal 0 thereby reads an agreed position and changes nothing,
 *   here or in a replica of Mesos's, which refuses it.
 * - A write that was learned already is accepted once more instead of being passed over in silence: its first answer
 *   may have been lost.
 *
 * Memory holds the actions that are not learned, few as they are; learned ones are read from the disk.
 */
import { contentOf, isSameContent } from "./content.ts";
import type { Context } from "./context.ts";
import type { Journal } from "./journal.ts";
import type { RestoredReplica } from "./log-node.types.ts";
import type { Action, Metadata, PromiseRequest, Request, Response, Verdict, WriteRequest } from "./messages.ts";
import { truncatedBelow, type Positions } from "./positions.ts";
import type { Reads } from "./reads.ts";

type Reply = (response: Response) => void;

export interface ReplicaParts {
  readonly context: Context;
  readonly journal: Journal;
  readonly reads: Reads;
  /** Called after something was learned, or forgotten by a truncation. */
  readonly onLearned: (action: Action) => void;
  /** Called when the disk does not hold what it was given. */
  readonly onUnreadable: (position: number) => void;
}

export class Replica {
  readonly positions: Positions;
  readonly #parts: ReplicaParts;
  readonly #unlearned = new Map<number, Action>();
  #metadata: Metadata;

  constructor(parts: ReplicaParts, { metadata, positions, unlearned }: RestoredReplica) {
    this.#parts = parts;
    this.#metadata = metadata;
    this.positions = positions;
    for (const action of unlearned)
      if (action.position >= positions.begin) this.#unlearned.set(action.position, action);
  }

  get metadata(): Metadata {
    return this.#metadata;
  }

  /** Answers once the disk holds what the answer rests on; not at all when it cannot. */
  handle(request: Request, reply: Reply): void {
    if (this.#parts.journal.hasFailed) return this.#ignore(request, reply);
    switch (request.name) {
      case "PromiseRequest":
        return this.#promise(request, reply);
      case "WriteRequest":
        return this.#write(request, reply);
      case "RecoverRequest": {
        const { status } = this.#metadata;
        const { begin, end } = this.positions;
        this.#reply(reply, { name: "RecoverResponse", status, ...(status === "VOTING" && { begin, end }) });
      }
    }
  }

  /** Takes up an action that is agreed upon. An empty replica takes up nothing before it recovers. */
  learn(action: Action): void {
    const { status } = this.#metadata;
    if (this.#parts.journal.hasFailed || status === "EMPTY" || status === "STARTING") return;
    const truncates = (truncatedBelow(action) ?? 0) > this.positions.begin;
    if (!this.positions.isMissing(action.position) && !truncates) return;
    this.#persist(action, false);
    this.#parts.onLearned(action);
  }

  /** Takes effect for what is said next; later answers wait until the disk has it. */
  update(metadata: Metadata): void {
    this.#metadata = metadata;
    this.#parts.journal.write({ sync: true, metadata });
  }

  #promise(request: PromiseRequest, reply: Reply): void {
    if (this.#metadata.status !== "VOTING") return this.#ignore(request, reply);
    const { position, proposal } = request;
    if (position === undefined) return this.#promiseAll(proposal, reply);
    if (position < this.positions.begin) return this.#tellTruncated(request, reply);
    if (!this.positions.isMissing(position)) {
      const tell = (action: Action): void =>
        this.#reply(reply, { name: "PromiseResponse", ...voted("ACCEPT"), proposal, action });
      return this.#readLearned(position, tell, () => this.handle(request, reply));
    }
    const stored = this.#unlearned.get(position);
    const promised = stored?.promised ?? this.#metadata.promised;
    // Each proposal is promised to once: two proposers with the same one must not both find a quorum.
    if (proposal <= promised) return this.#rejectPromise(promised, reply);
    this.#persist({ position, ...stored, promised: proposal }, true);
    const held = stored === undefined ? { position } : { action: stored };
    this.#reply(reply, { name: "PromiseResponse", ...voted("ACCEPT"), proposal, ...held });
  }

  #promiseAll(proposal: number, reply: Reply): void {
    const { promised } = this.#metadata;
    if (proposal <= promised) return this.#rejectPromise(promised, reply);
    this.update({ ...this.#metadata, promised: proposal });
    const position = this.positions.end;
    this.#reply(reply, { name: "PromiseResponse", ...voted("ACCEPT"), proposal, position });
  }

  /** That a position is truncated is agreed upon, and so is that nobody will miss what it held. */
  #tellTruncated({ position, proposal }: PromiseRequest, reply: Reply): void {
    const { promised } = this.#metadata;
    const action: Action = {
      position: position ?? 0,
      promised,
      performed: promised,
      learned: true,
      type: "NOP",
      nop: { tombstone: true },
    };
    this.#reply(reply, { name: "PromiseResponse", ...voted("ACCEPT"), proposal, action });
  }

  #rejectPromise(promised: number, reply: Reply): void {
    this.#reply(reply, { name: "PromiseResponse", ...voted("REJECT"), proposal: promised });
  }

  #write(request: WriteRequest, reply: Reply): void {
    if (this.#metadata.status !== "VOTING") return this.#ignore(request, reply);
    const { position, proposal } = request;
    if (position < this.positions.begin) return;
    if (!this.positions.isMissing(position)) {
      const tell = (action: Action): void => {
        if (action.performed === proposal && isSameContent(action, request))
          this.#answerWrite("ACCEPT", request, reply);
        else if (proposal < action.promised)
          this.#answerWrite("REJECT", { position, proposal: action.promised }, reply);
      };
      return this.#readLearned(position, tell, () => undefined);
    }
    const promised = this.#unlearned.get(position)?.promised ?? this.#metadata.promised;
    if (proposal < promised) return this.#answerWrite("REJECT", { position, proposal: promised }, reply);
    this.#persist({ position, promised: proposal, performed: proposal, ...contentOf(request) }, true);
    this.#answerWrite("ACCEPT", request, reply);
  }

  #answerWrite(
    verdict: Verdict,
    { position, proposal }: { readonly position: number; readonly proposal: number },
    reply: Reply,
  ): void {
    this.#reply(reply, { name: "WriteResponse", ...voted(verdict), proposal, position });
  }

  /** Says only that it cannot vote, which needs no disk. */
  #ignore(request: Request, reply: Reply): void {
    if (request.name === "RecoverRequest") return;
    const { proposal } = request;
    if (request.name === "PromiseRequest") return reply({ name: "PromiseResponse", ...voted("IGNORED"), proposal });
    reply({ name: "WriteResponse", ...voted("IGNORED"), proposal, position: request.position });
  }
  /** `whenTruncated` is for a position that was truncated while it was being read. */
  #readLearned(position: number, use: (action: Action) => void, whenTruncated: () => void): void {
    this.#parts.reads.read(position, (action) => {
      if (position < this.positions.begin) whenTruncated();
      else if (action?.learned === true) use(action);
      else this.#parts.onUnreadable(position);
    });
  }

  #persist(action: Action, sync: boolean): void {
    const { begin } = this.positions;
    this.#parts.journal.write({ sync, action });
    this.positions.persisted(action);
    if (action.learned !== true) this.#unlearned.set(action.position, action);
    else this.#unlearned.delete(action.position);
    if (this.positions.begin === begin) return;
    for (const position of this.#unlearned.keys()) {
      if (position < this.positions.begin) this.#unlearned.delete(position);
    }
  }

  #reply(reply: Reply, response: Response): void {
    this.#parts.journal.whenSynced(() => reply(response));
  }
}

function voted(type: Verdict): { readonly okay: boolean; readonly type: Verdict } {
  return { okay: type === "ACCEPT", type };
}
