/**
 * Offers by small numbers. The index works on these slots: the numbers that it compares (place in the
 * order, amounts) lie in typed arrays, not in objects.
 */
import { must } from "../../domain/invariant.ts";
import type { HostOffer } from "../host-offer.ts";
import type { ResourceRequest } from "../resource-request.ts";
import type { OrderKey } from "../offer-order.ts";

/**
 * Amounts that are kept of an offer: upper bounds of what any task may use. CPU and RAM for tasks on
 * ordinary and on revocable resources apart, the others together.
 */
export const AMOUNTS = 7;

/** Mesos counts in thousandths; what lacks less than half of one is enough. */
const TOLERANCE = 0.0005;

/** What a request needs of each amount; never more than the exact filter will ask for. */
export type Demand = Float64Array;

export function demandOf(request: ResourceRequest): Demand {
  const { cpus, ramMb, diskMb, gpus, ports } = request.resources;
  const none = Number.NEGATIVE_INFINITY;
  const own = request.revocable ? [none, none, cpus, ramMb] : [cpus, ramMb, none, none];
  return Float64Array.from([...own, diskMb, gpus, ports], (amount) => amount - TOLERANCE);
}

export class OfferSlots {
  readonly #keyLength: number;
  readonly #offers: (HostOffer | undefined)[] = [];
  readonly #free: number[] = [];
  #keys: Float64Array;
  #amounts: Float64Array;

  /** @param keyLength length of every order key. */
  constructor(keyLength: number) {
    this.#keyLength = keyLength;
    this.#keys = new Float64Array(16 * keyLength);
    this.#amounts = new Float64Array(16 * AMOUNTS);
  }

  /** Gives the offer a slot. Slots of offers that are gone are used again. */
  allocate(offer: HostOffer, key: OrderKey): number {
    const slot = this.#free.pop() ?? this.#offers.length;
    this.#offers[slot] = offer;
    if ((slot + 1) * AMOUNTS > this.#amounts.length) this.#grow();
    this.#keys.set(key, slot * this.#keyLength);
    const { revocable, nonRevocable } = offer;
    const at = slot * AMOUNTS;
    this.#amounts[at] = nonRevocable.cpus;
    this.#amounts[at + 1] = nonRevocable.ramMb;
    this.#amounts[at + 2] = revocable.cpus;
    this.#amounts[at + 3] = revocable.ramMb;
    this.#amounts[at + 4] = Math.max(nonRevocable.diskMb, revocable.diskMb);
    this.#amounts[at + 5] = Math.max(nonRevocable.gpus, revocable.gpus);
    this.#amounts[at + 6] = Math.max(nonRevocable.ports, revocable.ports);
    return slot;
  }

  release(slot: number): void {
    this.#offers[slot] = undefined;
    this.#free.push(slot);
  }

  offer(slot: number): HostOffer {
    return must(this.#offers[slot], "the slot holds an offer");
  }

  /** True when `a` is tried before `b`. A total order: the slot number breaks ties. */
  before(a: number, b: number): boolean {
    const keys = this.#keys;
    const n = this.#keyLength;
    for (let i = 0; i < n; i++) {
      const x = keys[a * n + i] as number;
      const y = keys[b * n + i] as number;
      if (x !== y) return x < y;
    }
    return a < b;
  }

  /** One of the slot's amounts. */
  amount(slot: number, i: number): number {
    return this.#amounts[slot * AMOUNTS + i] as number;
  }

  /** False when the offer is too small for certain. */
  mayFit(slot: number, demand: Demand): boolean {
    const at = slot * AMOUNTS;
    for (let i = 0; i < AMOUNTS; i++) {
      if ((this.#amounts[at + i] as number) < (demand[i] as number)) return false;
    }
    return true;
  }

  #grow(): void {
    this.#keys = grown(this.#keys);
    this.#amounts = grown(this.#amounts);
  }
}

function grown(array: Float64Array): Float64Array {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
