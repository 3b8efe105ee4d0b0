/**
 * Says why tasks wait: what stands against a group on each of the offers held now. Aurora keeps the
 * nearest fit of the last attempts (`metadata/NearestFit.java`); looking anew when someone asks is always
 * up to date and costs nothing while nobody does. An answer is kept for a moment, because consoles ask
 * again and again.
 */
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { explain } from "../../core/placement/explain.ts";
import type { PendingExplanation } from "../../core/placement/pending-explanation.ts";
import { filterOffer } from "../../core/placement/scheduling-filter.ts";
import type { SchedulerContext } from "../context.ts";
import type { OfferManager } from "../offers/offer-manager.ts";
import { countVetoes } from "../vars/task-vars.ts";
import type { TaskScheduler } from "./task-scheduler.ts";

const KEEP_MS = 1_000;
/** Of a failed attempt, the vetoes of this many offers are counted. */
const SAMPLE_SIZE = 50;

export interface PendingReasonsOptions {
  readonly context: SchedulerContext;
  readonly offers: OfferManager;
  readonly taskScheduler: TaskScheduler;
  /** Agents that have made offers and were not lost. */
  readonly knownAgents: () => number;
}

interface Kept {
  readonly explanation: PendingExplanation;
  readonly version: number;
  readonly atMs: number;
}

export class PendingReasons {
  readonly #options: PendingReasonsOptions;
  readonly #kept = new WeakMap<TaskConfig, Kept>();

  constructor(options: PendingReasonsOptions) {
    this.#options = options;
  }

  /** Why tasks with this config wait, or would wait. O(offers held). */
  explain(config: TaskConfig): PendingExplanation {
    const { context, offers, knownAgents } = this.#options;
    const nowMs = context.clock.monotonicMs();
    const { pool } = offers;
    const known = this.#kept.get(config);
    if (known !== undefined && known.version === pool.version && nowMs - known.atMs < KEEP_MS) return known.explanation;
    const explanation = explain({
      offers: pool.values(),
      ...this.#filterInput(config),
      agentsWithoutOffer: Math.max(0, knownAgents() - pool.size),
    });
    this.#kept.set(config, { explanation, version: pool.version, atMs: nowMs });
    return explanation;
  }

  /** Counts in the stats what kept a group from being placed, on a sample of the offers. */
  countVetoes(config: TaskConfig): void {
    const { context, offers } = this.#options;
    const { request, context: filterContext } = this.#filterInput(config);
    let left = SAMPLE_SIZE;
    for (const offer of offers.pool.values()) {
      if (left-- === 0) return;
      countVetoes(context.stats, filterOffer(offer, request, filterContext));
    }
  }

  #filterInput(config: TaskConfig): Pick<Parameters<typeof explain>[0], "request" | "context"> {
    const { context, taskScheduler } = this.#options;
    return {
      request: context.storage.read((stores) => taskScheduler.requestOf(config, stores)),
      context: taskScheduler.filterContext(),
    };
  }
}
