/**
 * One part of the offers that are held (say, those of dedicated hosts), in offer order, as a whole and by
 * the value of an attribute. An attribute is indexed from the first time that a constraint names it.
 */
import { must } from "../../domain/invariant.ts";
import type { Attribute } from "../../domain/host.ts";
import type { OfferForest } from "./offer-forest.ts";
import type { Demand, OfferSlots } from "./offer-slots.ts";
import { AMOUNTS } from "./offer-slots.ts";

/** A tree of the forest with the number of its offers. */
export interface OfferTree {
  readonly root: number;
  readonly size: number;
}

const EMPTY: OfferTree = { root: 0, size: 0 };
const ANYTHING: Demand = new Float64Array(AMOUNTS).fill(Number.NEGATIVE_INFINITY);

export class OfferSection {
  readonly #slots: OfferSlots;
  readonly #forest: OfferForest;
  #all: OfferTree = EMPTY;
  readonly #byAttribute = new Map<string, Map<string, OfferTree>>();

  constructor(slots: OfferSlots, forest: OfferForest) {
    this.#slots = slots;
    this.#forest = forest;
  }

  /** Every offer of the section. */
  get all(): OfferTree {
    return this.#all;
  }

  /** Value -> the offers of the hosts that have it, for the values that some host has. */
  byValue(name: string): ReadonlyMap<string, OfferTree> {
    let trees = this.#byAttribute.get(name);
    if (trees === undefined) {
      trees = new Map();
      this.#byAttribute.set(name, trees);
      const cursor = this.#forest.search(this.#all.root, ANYTHING);
      for (let slot = cursor.next(); slot !== -1; slot = cursor.next()) {
        for (const value of this.#valuesOf(slot, name)) this.#insert(trees, value, slot);
      }
    }
    return trees;
  }

  add(slot: number): void {
    this.#all = { root: this.#forest.insert(this.#all.root, slot), size: this.#all.size + 1 };
    for (const [name, trees] of this.#byAttribute) {
      for (const value of this.#valuesOf(slot, name)) this.#insert(trees, value, slot);
    }
  }

  remove(slot: number): void {
    this.#all = { root: this.#forest.remove(this.#all.root, slot), size: this.#all.size - 1 };
    for (const [name, trees] of this.#byAttribute) {
      for (const value of this.#valuesOf(slot, name)) this.#remove(trees, value, slot);
    }
  }

  #insert(trees: Map<string, OfferTree>, value: string, slot: number): void {
    const { root, size } = trees.get(value) ?? EMPTY;
    trees.set(value, { root: this.#forest.insert(root, slot), size: size + 1 });
  }

  #remove(trees: Map<string, OfferTree>, value: string, slot: number): void {
    const { root, size } = must(trees.get(value), "an offer is indexed by the values of its host");
    if (size === 1) trees.delete(value);
    const rest = this.#forest.remove(root, slot);
    if (size > 1) trees.set(value, { root: rest, size: size - 1 });
  }

  #valuesOf(slot: number, name: string): Iterable<string> {
    return distinctValues(this.#slots.offer(slot).attributes.attributes, name);
  }
}

function distinctValues(attributes: readonly Attribute[], name: string): Iterable<string> {
  let found: readonly string[] | undefined;
  for (const attribute of attributes) {
    if (attribute.name !== name) continue;
    // Hosts may have an attribute several times; each value counts once.
    found = found === undefined ? attribute.values : [...found, ...attribute.values];
  }
  if (found === undefined) return [];
  return found.length === 1 ? found : new Set(found);
}
