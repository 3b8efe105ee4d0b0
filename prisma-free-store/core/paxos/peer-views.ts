/**
 * What is known of the other members of the network, from what they answer.
 *
 * Positions that another replica lacks below its end cannot be known. How far it is behind is judged by where this
 * replica was when the other one answered, so that a busy log does not make all seem to lag; one that no longer
 * answers falls behind more and more.
 */
import { verdictOf } from "./content.ts";
import type { Context } from "./context.ts";
import type { PeerView } from "./log-node.types.ts";
import type { Pid, RecoverResponse, Response, WriteResponse } from "./messages.ts";
import type { Positions } from "./positions.ts";

type Known = { -readonly [K in keyof PeerView]: PeerView[K] };

/** An answer is taken for the present state for as many surveys. */
const PATIENCE_SURVEYS = 2;

export class PeerViews {
  readonly #context: Context;
  readonly #positions: Positions;
  readonly #known = new Map<Pid, Known>();

  constructor(context: Context, positions: Positions) {
    this.#context = context;
    this.#positions = positions;
  }

  /** The other members of the network. */
  get all(): readonly PeerView[] {
    const { peers, options } = this.#context;
    return peers.filter((pid) => pid !== options.self).map((pid) => this.#view(pid));
  }

  /** The last position that anybody is known to have. */
  get end(): number {
    let { end } = this.#positions;
    for (const known of this.#known.values()) if ((known.end ?? 0) > end) end = known.end ?? 0;
    return end;
  }

  /** The first position that nobody is known to have truncated. */
  get begin(): number {
    let { begin } = this.#positions;
    for (const known of this.#known.values()) if ((known.begin ?? 0) > begin) begin = known.begin ?? 0;
    return begin;
  }

  /**
   * Positions that this replica has not learned, up to the last one that is known to be anywhere. `own` is the position that
   * it is writing to itself: that is not agreed upon yet.
   */
  lag(own: number | undefined): number {
    const { holes, unlearned, end } = this.#positions;
    const { begin, end: knownEnd } = this;
    if (knownEnd === 0 && holes.has(0)) return 0;
    const missing = holes.sizeFrom(begin) + unlearned.sizeFrom(begin);
    const isWriting = own !== undefined && unlearned.has(own);
    return missing + Math.max(0, knownEnd - Math.max(end, begin - 1)) - (isWriting ? 1 : 0);
  }

  /** To be called when there are other members of the network. */
  peersChanged(): void {
    const { peers } = this.#context;
    for (const pid of this.#known.keys()) if (!peers.includes(pid)) this.#known.delete(pid);
  }

  /** The answer of a member to a recover request, or to a promise request that promises nothing. */
  surveyed(from: Pid, response: Response): void {
    const known = this.#heard(from);
    if (known === undefined) return;
    if (response.name === "RecoverResponse") this.#recovers(known, response);
    else if (response.name === "PromiseResponse" && verdictOf(response) === "REJECT")
      known.promised = response.proposal;
  }

  /** An answer to a write, also one that comes when nobody waits for it any more. */
  written(from: Pid, response: WriteResponse): void {
    const known = this.#heard(from);
    // What is written anywhere for this replica is written to its own disk as well.
    if (known === undefined || response.position > this.#positions.end || verdictOf(response) !== "ACCEPT") return;
    known.status = "VOTING";
    known.end = Math.max(known.end ?? 0, response.position);
    this.#judge(known);
  }

  #heard(from: Pid): Known | undefined {
    const { peers, nowMs, options } = this.#context;
    if (from === options.self || !peers.includes(from)) return undefined;
    let known = this.#known.get(from);
    if (known === undefined) {
      known = { pid: from };
      this.#known.set(from, known);
    }
    known.heardMs = nowMs;
    return known;
  }

  #recovers(known: Known, { status, begin, end }: RecoverResponse): void {
    known.status = status;
    if (status === "VOTING") {
      known.begin = begin ?? 0;
      known.end = end ?? 0;
      this.#judge(known);
      return;
    }
    // What it had before it was emptied it has no more.
    delete known.begin;
    delete known.end;
    delete known.promised;
    delete known.lag;
  }

  #judge(known: Known): void {
    known.lag = Math.max(0, this.#positions.end - Math.max(known.end ?? 0, this.begin - 1));
  }

  #view(pid: Pid): PeerView {
    const { nowMs, options } = this.#context;
    const known = this.#known.get(pid);
    if (known === undefined) return { pid };
    const isSilent = nowMs - (known.heardMs ?? 0) > PATIENCE_SURVEYS * options.timing.surveyMs;
    if (isSilent && known.end !== undefined) this.#judge(known);
    return { ...known };
  }
}
