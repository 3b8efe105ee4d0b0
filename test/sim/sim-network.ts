/** A network that loses, doubles, delays, reorders and cuts. Cuts may hold in one direction only. */
import type { Rng } from "../../server/core/random/rng.ts";
import type { EventQueue } from "./event-queue.ts";
import type { Profile } from "./profile.ts";

export class SimNetwork {
  readonly #queue: EventQueue;
  readonly #rng: Rng;
  readonly #profile: Profile;
  /** By sender times replicas plus receiver. */
  readonly #cut: boolean[];
  #isHealed = false;

  constructor(queue: EventQueue, rng: Rng, profile: Profile) {
    this.#queue = queue;
    this.#rng = rng;
    this.#profile = profile;
    this.#cut = Array.from({ length: profile.replicas ** 2 }, () => false);
  }

  /** Calls `deliver` when the message arrives: once, never, or more than once. */
  send(from: number, to: number, deliver: () => void): void {
    const { replicas, loss, doubling } = this.#profile;
    if (this.#cut[from * replicas + to] === true) return;
    if (this.#isHealed) return this.#queue.after(this.#delay(), deliver);
    const luck = this.#rng.next();
    if (luck < loss) return;
    this.#queue.after(this.#delay(), deliver);
    if (luck > 1 - doubling) this.#queue.after(this.#delay(), deliver);
  }

  /** Cuts the replicas off from all others: to them, from them, or both. */
  cut(replicas: ReadonlySet<number>, direction: "in" | "out" | "both"): void {
    const count = this.#profile.replicas;
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) {
        const isOut = replicas.has(from) && !replicas.has(to) && direction !== "in";
        const isIn = !replicas.has(from) && replicas.has(to) && direction !== "out";
        this.#cut[from * count + to] = isOut || isIn;
      }
    }
  }

  join(): void {
    this.#cut.fill(false);
  }

  /** No more faults, for good. */
  heal(): void {
    this.join();
    this.#isHealed = true;
  }

  #delay(): number {
    const { delayMs, straggling, longDelayMs } = this.#profile;
    const luck = this.#rng.next();
    if (!this.#isHealed && luck < straggling) return delayMs + (luck / straggling) * longDelayMs;
    return delayMs * (1 + luck * luck);
  }
}
