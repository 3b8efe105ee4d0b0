/**
 * Learns every position that this replica misses, up to a given one: `BulkCatchUpProcess` of Mesos's `catchup.cpp`,
 * with many positions under way at once.
 *
 * It goes down from the highest position. When the others have truncated their logs, that meets the truncation, or
 * the tombstone of the first truncated position, before anything below it, and nothing below is asked for.
 */
import type { Context } from "./context.ts";
import { Fill } from "./fill.ts";
import type { Action } from "./messages.ts";
import type { Positions } from "./positions.ts";
import type { Requests } from "./requests.ts";

/** Positions under way at once. */
const WINDOW = 32;

export interface CatchUpParts {
  readonly context: Context;
  readonly requests: Requests;
  readonly positions: Positions;
  /** Takes up what is agreed upon; `isNews`: and tells the others. */
  readonly learn: (action: Action, isNews: boolean) => void;
}

export interface CatchUpOptions {
  /** The last position to learn. */
  readonly to: number;
  /** The first proposal of a fill; 0 to look first. */
  readonly proposal: number;
  /**
   * When the fill of the last position may do more than look. Positions below it are nobody's to write to any more,
   * since someone has gone on to the last one.
   */
  readonly leapMs: number;
  readonly onDone: () => void;
}

export class CatchUp {
  readonly #parts: CatchUpParts;
  readonly #options: CatchUpOptions;
  readonly #fills = new Map<number, Fill>();
  /** All missing positions above are under way. */
  #cursor: number;
  #proposal: number;
  #isDone = false;
  #isStopped = false;

  constructor(parts: CatchUpParts, options: CatchUpOptions) {
    this.#parts = parts;
    this.#options = options;
    this.#cursor = options.to;
    this.#proposal = options.proposal;
    this.#goOn();
  }

  get wakeAtMs(): number {
    let wakeAtMs = Infinity;
    for (const fill of this.#fills.values()) if (fill.wakeAtMs < wakeAtMs) wakeAtMs = fill.wakeAtMs;
    return wakeAtMs;
  }

  tick(): void {
    for (const fill of this.#fills.values()) fill.tick();
  }

  /** To be called when there are other members of the network. */
  peersChanged(): void {
    for (const fill of this.#fills.values()) fill.peersChanged();
  }

  /** To be called whenever the replica has learned something, by whatever way. */
  learned(): void {
    if (this.#isStopped || this.#isDone) return;
    const { positions } = this.#parts;
    for (const [position, fill] of this.#fills) if (!positions.isMissing(position)) this.#drop(position, fill);
    this.#goOn();
  }

  stop(): void {
    this.#isStopped = true;
    for (const [position, fill] of this.#fills) this.#drop(position, fill);
  }

  #goOn(): void {
    while (this.#fills.size < WINDOW) {
      const position = this.#nextMissing();
      if (position === undefined) break;
      this.#cursor = position - 1;
      this.#fills.set(position, this.#fill(position));
    }
    if (this.#fills.size > 0 || this.#isDone) return;
    this.#isDone = true;
    this.#parts.context.later(() => {
      if (!this.#isStopped) this.#options.onDone();
    });
  }

  #nextMissing(): number | undefined {
    const { positions } = this.#parts;
    const from = this.#cursor;
    if (from < positions.begin) return undefined;
    return from > positions.end ? from : positions.highestMissing(from);
  }

  #fill(position: number): Fill {
    const { context, requests, learn } = this.#parts;
    const { to, leapMs } = this.#options;
    return new Fill(context, requests, {
      position,
      proposal: position === to && leapMs > context.nowMs ? 0 : this.#proposal,
      leapMs: position === to ? leapMs : 0,
      onAgreed: (action, isNews) => {
        learn(action, isNews);
        // A truncation may have made it unnecessary to learn this one.
        this.learned();
      },
    });
  }

  #drop(position: number, fill: Fill): void {
    // What one fill had to propose the next one need not find out.
    this.#proposal = Math.max(this.#proposal, fill.proposal);
    fill.stop();
    this.#fills.delete(position);
  }
}
