/**
 * How many tasks of a job sit on hosts with a given attribute value: what limit constraints look at. From
 * Aurora's `filter/AttributeAggregate.java`. Valid for one scheduling round: made from the job's tasks
 * that have an agent, told of every task that the round places.
 */
import type { Attribute } from "../domain/host.ts";

export class AttributeAggregate {
  #counts: Map<string, Map<string, number>> | undefined;
  /** Added before anything was counted. */
  readonly #added: (readonly Attribute[])[] = [];
  readonly #hostsOfTasks: () => Iterable<readonly Attribute[]>;

  /**
   * @param hostsOfTasks the attributes of the host of every task of the job in SLAVE_ASSIGNED_STATES, a
   *   host once for each of its tasks. Called at most once, and only when a limit is looked at: what it
   *   gives must not contain tasks that were told by {@link add}.
   */
  constructor(hostsOfTasks: () => Iterable<readonly Attribute[]>) {
    this.#hostsOfTasks = hostsOfTasks;
  }

  static empty(): AttributeAggregate {
    return new AttributeAggregate(() => []);
  }

  /** Tasks of the job on hosts whose attribute `name` has `value`. */
  count(name: string, value: string): number {
    return this.valueCounts(name)?.get(value) ?? 0;
  }

  /** Value -> number of tasks, for the values that have any. */
  valueCounts(name: string): ReadonlyMap<string, number> | undefined {
    return this.#loaded().get(name);
  }

  /** Counts one more task, on a host with these attributes. */
  add(attributes: readonly Attribute[]): void {
    if (this.#counts === undefined) this.#added.push(attributes);
    else addAttributes(this.#counts, attributes);
  }

  #loaded(): Map<string, Map<string, number>> {
    if (this.#counts === undefined) {
      this.#counts = new Map();
      for (const attributes of this.#hostsOfTasks()) addAttributes(this.#counts, attributes);
      for (const attributes of this.#added) addAttributes(this.#counts, attributes);
    }
    return this.#counts;
  }
}

function addAttributes(counts: Map<string, Map<string, number>>, attributes: readonly Attribute[]): void {
  for (const { name, values } of attributes) {
    let byValue = counts.get(name);
    if (byValue === undefined) counts.set(name, (byValue = new Map()));
    for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + 1);
  }
}
