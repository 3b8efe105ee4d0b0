/**
 * Why groups of tasks are pending, asked for by people. One answer walks every offer, so answers are kept for a
 * moment, many are given with pauses between them, and nobody waits for the sum of them on the event loop.
 */
import type { Storage, StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { Clock } from "../../base/clock.ts";
import { explain } from "../../core/placement/explain.ts";
import type { HostOffer } from "../../core/placement/host-offer.ts";
import type { PendingExplanation } from "../../core/placement/pending-explanation.ts";
import type { ResourceRequest } from "../../core/placement/resource-request.ts";
import type { FilterContext } from "../../core/placement/scheduling-filter.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";

/** For how long an answer holds though offers came and went. */
const KEEP_MS = 1_000;

/** Answers kept. */
const MAX_KEPT = 1_000;

/** How the scheduler itself asks: the request that a group makes now, and what counts as going away. */
export interface RequestSource {
  requestOf(config: TaskConfig, stores: StoreProvider): ResourceRequest;
  filterContext(): FilterContext;
}

export interface PendingReasonsOptions {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly requests: RequestSource;
  readonly offers: { values(): Iterable<HostOffer>; readonly size: number };
  /** Agents that the master lists as active; undefined while it cannot be asked. */
  readonly activeAgents: () => Promise<number | undefined>;
}

interface Kept {
  readonly explanation: PendingExplanation;
  readonly atMs: number;
}

export class PendingReasons {
  readonly #options: PendingReasonsOptions;
  readonly #kept = new Map<TaskConfig, Kept>();
  /** Resolves when the caller before is done. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: PendingReasonsOptions) {
    this.#options = options;
  }

  /**
   * An explanation for every distinct config. Callers take turns, so that the later ones find what the earlier ones
   * had to work for. With a budget, what is not reached within it is left out.
   */
  explainAll(configs: Iterable<TaskConfig>, budgetMs = Infinity): Promise<Map<TaskConfig, PendingExplanation>> {
    const turn = this.#turn.then(() => this.#explainAll(new Set(configs), budgetMs));
    this.#turn = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Against the offers held now. `activeAgents` is how many agents there are, offering or not. */
  #explainNow(config: TaskConfig, activeAgents: number | undefined): PendingExplanation {
    const { storage, requests, offers } = this.#options;
    const request = storage.read((stores) => requests.requestOf(config, stores));
    return explain({
      offers: offers.values(),
      request,
      context: requests.filterContext(),
      agentsWithoutOffer: Math.max((activeAgents ?? 0) - offers.size, 0),
    });
  }

  async #explainAll(configs: ReadonlySet<TaskConfig>, budgetMs: number): Promise<Map<TaskConfig, PendingExplanation>> {
    const { clock } = this.#options;
    const explanations = new Map<TaskConfig, PendingExplanation>();
    const agents = await this.#options.activeAgents();
    const startMs = clock.monotonicMs();
    for (const config of configs) {
      const kept = this.#stillGood(config);
      if (kept === undefined) {
        if (clock.monotonicMs() - startMs > budgetMs) continue;
        await new Promise<void>((resolve) => clock.after(0, resolve));
      }
      explanations.set(config, kept ?? this.#keep(config, this.#explainNow(config, agents)));
    }
    return explanations;
  }

  #stillGood(config: TaskConfig): PendingExplanation | undefined {
    const kept = this.#kept.get(config);
    if (kept === undefined) return undefined;
    const isNew = this.#options.clock.monotonicMs() - kept.atMs < KEEP_MS;
    return isNew ? kept.explanation : undefined;
  }

  #keep(config: TaskConfig, explanation: PendingExplanation): PendingExplanation {
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(config, { explanation, atMs: this.#options.clock.monotonicMs() });
    return explanation;
  }
}
