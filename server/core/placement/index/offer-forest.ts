/**
 * Sets of offers in offer order, each a treap, all in one arena. Every node knows the largest of each
 * amount below it, so a search for the first offer that is large enough passes over whole subtrees.
 *
 * A tree is the number of its root node, 0 when empty; `insert` and `remove` return the new root. An offer
 * may be in any number of trees.
 */
import type { Rng } from "../../random/rng.ts";
import type { Demand, OfferSlots } from "./offer-slots.ts";
import { AMOUNTS } from "./offer-slots.ts";

export class OfferForest {
  readonly #slots: OfferSlots;
  readonly #rng: Rng;
  #left = new Int32Array(32);
  #right = new Int32Array(32);
  #slot = new Int32Array(32);
  #priority = new Float64Array(32);
  #max = new Float64Array(32 * AMOUNTS);
  /** Nodes in use so far, node 0 being no node. */
  #used = 1;
  readonly #free: number[] = [];

  constructor(slots: OfferSlots, rng: Rng) {
    this.#slots = slots;
    this.#rng = rng;
  }

  /** @param slot an offer that is not in the tree. */
  insert(root: number, slot: number): number {
    return this.#insert(root, this.#allocate(slot));
  }

  /** @param slot an offer that is in the tree. */
  remove(root: number, slot: number): number {
    if (root === 0) return 0;
    if (this.#slot[root] === slot) {
      const rest = this.#merge(this.#left[root] as number, this.#right[root] as number);
      this.#free.push(root);
      return rest;
    }
    if (this.#slots.before(slot, this.#slot[root] as number)) {
      this.#left[root] = this.remove(this.#left[root] as number, slot);
    } else {
      this.#right[root] = this.remove(this.#right[root] as number, slot);
    }
    this.#pull(root);
    return root;
  }

  /** Walks the offers of the tree that may be large enough, in order. The tree must not change meanwhile. */
  search(root: number, demand: Demand): OfferCursor {
    const stack: number[] = [];
    const descend = (from: number): void => {
      let node = from;
      while (node !== 0 && this.#reaches(node, demand)) {
        stack.push(node);
        node = this.#left[node] as number;
      }
    };
    descend(root);
    return {
      next: () => {
        for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
          const slot = this.#slot[node] as number;
          descend(this.#right[node] as number);
          if (this.#slots.mayFit(slot, demand)) return slot;
        }
        return -1;
      },
    };
  }

  #insert(root: number, node: number): number {
    if (root === 0) return node;
    if (this.#slots.before(this.#slot[node] as number, this.#slot[root] as number)) {
      const child = this.#insert(this.#left[root] as number, node);
      this.#left[root] = child;
      if ((this.#priority[child] as number) > (this.#priority[root] as number)) return this.#rotateRight(root);
    } else {
      const child = this.#insert(this.#right[root] as number, node);
      this.#right[root] = child;
      if ((this.#priority[child] as number) > (this.#priority[root] as number)) return this.#rotateLeft(root);
    }
    this.#raise(root, node);
    return root;
  }

  #rotateRight(root: number): number {
    const top = this.#left[root] as number;
    this.#left[root] = this.#right[top] as number;
    this.#right[top] = root;
    this.#pull(root);
    this.#pull(top);
    return top;
  }

  #rotateLeft(root: number): number {
    const top = this.#right[root] as number;
    this.#right[root] = this.#left[top] as number;
    this.#left[top] = root;
    this.#pull(root);
    this.#pull(top);
    return top;
  }

  #merge(a: number, b: number): number {
    if (a === 0) return b;
    if (b === 0) return a;
    if ((this.#priority[a] as number) > (this.#priority[b] as number)) {
      this.#right[a] = this.#merge(this.#right[a] as number, b);
      this.#pull(a);
      return a;
    }
    this.#left[b] = this.#merge(a, this.#left[b] as number);
    this.#pull(b);
    return b;
  }

  /** True when for each amount some offer below has enough; not always the same one. */
  #reaches(node: number, demand: Demand): boolean {
    const at = node * AMOUNTS;
    for (let i = 0; i < AMOUNTS; i++) {
      if ((this.#max[at + i] as number) < (demand[i] as number)) return false;
    }
    return true;
  }

  /** Computes the node's maxima from its own offer and its children. */
  #pull(node: number): void {
    const at = node * AMOUNTS;
    const slot = this.#slot[node] as number;
    for (let i = 0; i < AMOUNTS; i++) this.#max[at + i] = this.#slots.amount(slot, i);
    const left = this.#left[node] as number;
    const right = this.#right[node] as number;
    if (left !== 0) this.#raise(node, left);
    if (right !== 0) this.#raise(node, right);
  }

  /** Lifts the node's maxima to those of a node below it. */
  #raise(node: number, below: number): void {
    const at = node * AMOUNTS;
    const from = below * AMOUNTS;
    for (let i = 0; i < AMOUNTS; i++) {
      const amount = this.#max[from + i] as number;
      if (amount > (this.#max[at + i] as number)) this.#max[at + i] = amount;
    }
  }

  #allocate(slot: number): number {
    const node = this.#free.pop() ?? this.#used++;
    if (node >= this.#slot.length) this.#grow();
    this.#left[node] = 0;
    this.#right[node] = 0;
    this.#slot[node] = slot;
    this.#priority[node] = this.#rng.next();
    this.#pull(node);
    return node;
  }

  #grow(): void {
    const capacity = this.#slot.length * 2;
    this.#left = copyInto(new Int32Array(capacity), this.#left);
    this.#right = copyInto(new Int32Array(capacity), this.#right);
    this.#slot = copyInto(new Int32Array(capacity), this.#slot);
    this.#priority = copyInto(new Float64Array(capacity), this.#priority);
    this.#max = copyInto(new Float64Array(capacity * AMOUNTS), this.#max);
  }
}

/** A walk over offers in offer order. */
export interface OfferCursor {
  /** The next slot, -1 at the end. */
  next(): number;
}

function copyInto<T extends Int32Array | Float64Array>(larger: T, smaller: T): T {
  larger.set(smaller);
  return larger;
}
