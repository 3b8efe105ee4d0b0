/**
 * A replica that behaves as Apache Mesos's own (`replica.cpp`) where it differs from ours, so that mixed ensembles
 * are simulated too: it refuses promises for learned positions as for any other, says nothing to writes of them,
 * syncs learned marks, and does not follow. Written from Mesos's rules alone; it shares nothing with our core but
 * the bookkeeping of positions.
 *
 * `isFaithful` also brings back the defect that accepting a write does not raise the promise for its position.
 */
import type {
  LogEvent,
  LogNodeOptions,
  Outgoing,
  Ready,
  RecordToWrite,
} from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type {
  Action,
  Content,
  Metadata,
  PromiseRequest,
  PromiseResponse,
  Response,
  WriteRequest,
  WriteResponse,
} from "../../prisma-free-store/core/paxos/messages.ts";
import type { Positions } from "../../prisma-free-store/core/paxos/positions.ts";
import type { TestDisk } from "../../prisma-free-store/core/paxos/testing-disk.ts";

/** What a simulated process runs: a `LogNode` or this. */
export interface Core {
  readonly metadata: Metadata;
  readonly positions: Positions;
  readonly learned: { readonly begin: number; readonly end: number };
  readonly wakeAtMs: number;
  step(event: LogEvent, nowMs: number): void;
  takeReady(): Ready | undefined;
}

export interface MesosVersion {
  /** Since Mesos 1.5 a truncated position is told as a tombstone, before as any no-op. */
  readonly hasTombstones: boolean;
  readonly isFaithful: boolean;
}

export class MesosReplica implements Core {
  readonly positions: Positions;
  readonly wakeAtMs = Infinity;
  readonly #version: MesosVersion;
  readonly #actions: Map<number, Action>;
  #metadata: Metadata;
  #records: RecordToWrite[] = [];
  #messages: Outgoing[] = [];
  #held: { readonly until: number; readonly outgoing: Outgoing }[] = [];
  #last = 0;
  #written = 0;
  #isBroken = false;

  constructor(_: LogNodeOptions, disk: TestDisk, version: MesosVersion) {
    const { metadata, positions } = disk.restore();
    this.#metadata = metadata;
    this.#version = version;
    this.positions = positions;
    this.#actions = new Map(disk.stored());
  }

  get metadata(): Metadata {
    return this.#metadata;
  }

  get learned(): { readonly begin: number; readonly end: number } {
    const { begin, learnedEnd = begin - 1 } = this.positions;
    return { begin, end: learnedEnd };
  }

  step(event: LogEvent): void {
    if (event.kind === "diskFailed") this.#isBroken = true;
    if (this.#isBroken) return;
    if (event.kind === "written") return this.#onWritten(event.through);
    if (event.kind !== "received") return;
    const { from, message } = event;
    const reply = (response: Response | undefined): void => {
      if (response === undefined) return;
      const outgoing = { to: from, message: response };
      if (this.#last <= this.#written) this.#messages.push(outgoing);
      else this.#held.push({ until: this.#last, outgoing });
    };
    if (message.name === "PromiseRequest") reply(this.#promise(message));
    else if (message.name === "WriteRequest") reply(this.#write(message));
    else if (message.name === "LearnedMessage") this.#persist(message.action);
    else if (message.name === "RecoverRequest") {
      const { begin, end } = this.positions;
      reply({ name: "RecoverResponse", status: "VOTING", begin, end });
    }
  }

  takeReady(): Ready | undefined {
    if (this.#records.length === 0 && this.#messages.length === 0) return undefined;
    const ready = { records: this.#records, messages: this.#messages, reads: [], outcomes: [] };
    this.#records = [];
    this.#messages = [];
    return ready;
  }

  #onWritten(through: number): void {
    this.#written = Math.max(this.#written, through);
    for (const { until, outgoing } of this.#held) if (until <= this.#written) this.#messages.push(outgoing);
    this.#held = this.#held.filter(({ until }) => until > this.#written);
  }

  #promise({ proposal, position }: PromiseRequest): PromiseResponse {
    const { promised } = this.#metadata;
    if (position === undefined) {
      if (proposal <= promised) return rejectPromise(promised);
      this.#metadata = { ...this.#metadata, promised: proposal };
      this.#records.push({ number: ++this.#last, sync: true, metadata: this.#metadata });
      return acceptPromise({ proposal, position: this.positions.end });
    }
    if (position < this.positions.begin) {
      const nop = this.#version.hasTombstones ? { tombstone: true } : {};
      const action = { position, promised, performed: promised, learned: true, type: "NOP" as const, nop };
      return acceptPromise({ proposal, action });
    }
    const action = this.#actions.get(position);
    if (proposal <= (action?.promised ?? promised)) return rejectPromise(action?.promised ?? promised);
    this.#persist({ position, ...action, promised: proposal });
    return acceptPromise(action === undefined ? { proposal, position } : { proposal, action });
  }

  #write({ proposal, position, type, nop, append, truncate }: WriteRequest): WriteResponse | undefined {
    if (position < this.positions.begin) return undefined;
    const action = this.#actions.get(position);
    const promised = action?.promised ?? this.#metadata.promised;
    if (proposal < promised)
      return { name: "WriteResponse", okay: false, type: "REJECT", proposal: promised, position };
    if (action?.learned === true) return undefined;
    const kept = this.#version.isFaithful ? promised : proposal;
    this.#persist({ position, promised: kept, performed: proposal, type, ...given({ nop, append, truncate }) });
    return { name: "WriteResponse", okay: true, type: "ACCEPT", proposal, position };
  }

  #persist(action: Action): void {
    this.#records.push({ number: ++this.#last, sync: true, action });
    this.#actions.set(action.position, action);
    this.positions.persisted(action);
  }
}

/** The members that are there. */
function given(content: { readonly [Member in keyof Content]: Content[Member] | undefined }): Content {
  return Object.fromEntries(Object.entries(content).filter(([, member]) => member !== undefined)) as Content;
}

function rejectPromise(proposal: number): PromiseResponse {
  return { name: "PromiseResponse", okay: false, type: "REJECT", proposal };
}

function acceptPromise(answer: Pick<PromiseResponse, "proposal" | "position" | "action">): PromiseResponse {
  return { name: "PromiseResponse", okay: true, type: "ACCEPT", ...answer };
}
