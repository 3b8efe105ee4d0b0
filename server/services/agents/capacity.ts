/**
 * What all agents have, and where it goes, as one sum. It is made when it is asked for and then stands for a while: making
 * it looks at every host and every active task, in slices.
 */
import type { Storage } from "../../../prisma-free-store/storage.ts";
import { Slices } from "../../../prisma-free-store/yielding.ts";
import type { ClusterCapacity } from "../../api/cluster.ts";
import type { Clock } from "../../base/clock.ts";
import { addBags, EMPTY_BAG, type ResourceBag } from "../../core/domain/resource-bag.ts";
import type { InspectedAgent } from "../../scheduler/ports/cluster-inspector.ts";
import { mesosBag, requestedBag } from "./agent-bags.ts";
import type { HeldOffers } from "./agents-service.ts";

/** How long a sum stands. */
export const CAPACITY_AGE_MS = 5_000;

export interface CapacityOptions {
  readonly storage: Storage;
  readonly offers: HeldOffers;
  readonly clock: Clock;
}

type Agents = ReadonlyMap<string, InspectedAgent>;

export class CapacitySum {
  readonly #options: CapacityOptions;
  #made: { readonly atMs: number; readonly sum: Promise<ClusterCapacity> } | undefined;

  constructor(options: CapacityOptions) {
    this.#options = options;
  }

  /** Of the agents that the master lists. @throws {ApiError} ERROR_TRANSIENT before recovery has finished. */
  of(agents: Agents): Promise<ClusterCapacity> {
    const nowMs = this.#options.clock.monotonicMs();
    if (this.#made !== undefined && nowMs - this.#made.atMs < CAPACITY_AGE_MS) return this.#made.sum;
    const sum = this.#sum(agents);
    this.#made = { atMs: nowMs, sum };
    sum.catch(() => (this.#made = undefined));
    return sum;
  }

  async #sum(agents: Agents): Promise<ClusterCapacity> {
    const { storage, offers } = this.#options;
    const slices = new Slices();
    const known = storage.read((stores) => Array.from(stores.attributes.getAllHostAttributes(), ({ host }) => host));
    const hosts = new Set([...known, ...agents.keys()]);
    const sums: { total: ResourceBag; requested: ResourceBag; offered: ResourceBag } = {
      total: EMPTY_BAG,
      requested: EMPTY_BAG,
      offered: EMPTY_BAG,
    };
    let unknown = 0;
    for (const host of hosts) {
      const agent = agents.get(host);
      if (agent === undefined) unknown++;
      else sums.total = addBags(sums.total, mesosBag(agent.totalResources));
      const offer = offers.getByHost(host);
      if (offer !== undefined) sums.offered = addBags(sums.offered, mesosBag(offer.offer.resources));
      const asked = storage.read(({ tasks }) => requestedBag(tasks.fetchHostTasks(host)));
      sums.requested = addBags(sums.requested, asked);
      await slices.pause();
    }
    return { agents: hosts.size, unknown, ...sums };
  }
}
