/**
 * Remembers for a group of tasks that none of the offers filed so far will ever do, so that the next
 * attempt looks only at what was filed since. The counterpart of Aurora's cache of static vetoes
 * (`offers/HostOffers.java`), with one number a group instead of an entry for every offer and group.
 *
 * Holds as long as offers do not change: a host whose attributes or mode change is filed anew.
 */
import type { ResourceBag } from "../../domain/resource-bag.ts";
import type { TaskConfig } from "../../domain/task-config.ts";
import type { ResourceRequest } from "../resource-request.ts";

interface Ban {
  /** Number of the last offer that was looked at. */
  readonly upTo: number;
  readonly resources: ResourceBag;
  readonly revocable: boolean;
}

export class StaticBans {
  /** Weak: a group that is gone takes its ban along. */
  #bans = new WeakMap<TaskConfig, Ban>();
  /** Slots in the order in which they were filed; offers that are gone are dropped now and then. */
  #filed: { readonly slot: number; readonly number: number }[] = [];
  readonly #numberBySlot = new Map<number, number>();
  #last = 0;

  /** An offer was filed under `slot`. */
  filed(slot: number): void {
    const number = ++this.#last;
    this.#numberBySlot.set(slot, number);
    this.#filed.push({ slot, number });
    if (this.#filed.length > 2 * this.#numberBySlot.size + 64) {
      this.#filed = this.#filed.filter((entry) => this.#isHeld(entry));
    }
  }

  /** The offer under `slot` is gone. */
  gone(slot: number): void {
    this.#numberBySlot.delete(slot);
  }

  /** No offer filed so far will ever do for the request. */
  banAll(request: ResourceRequest): void {
    this.#bans.set(request.task, { upTo: this.#last, resources: request.resources, revocable: request.revocable });
  }

  /** Slots filed since the ban, in no order; undefined when there is none, or when there are more than `most`. */
  filedSinceBan(request: ResourceRequest, most: number): number[] | undefined {
    const ban = this.#bans.get(request.task);
    if (ban === undefined || (ban.resources !== request.resources && !sameBag(ban.resources, request.resources)))
      return undefined;
    if (ban.revocable !== request.revocable) return undefined;
    const slots: number[] = [];
    for (let i = this.#filed.length - 1; i >= 0; i--) {
      const entry = this.#filed[i];
      if (entry === undefined || entry.number <= ban.upTo) break;
      if (!this.#isHeld(entry)) continue;
      if (slots.length === most) return undefined;
      slots.push(entry.slot);
    }
    return slots;
  }

  #isHeld(entry: { readonly slot: number; readonly number: number }): boolean {
    return this.#numberBySlot.get(entry.slot) === entry.number;
  }
}

function sameBag(a: ResourceBag, b: ResourceBag): boolean {
  return a.cpus === b.cpus && a.ramMb === b.ramMb && a.diskMb === b.diskMb && a.gpus === b.gpus && a.ports === b.ports;
}
