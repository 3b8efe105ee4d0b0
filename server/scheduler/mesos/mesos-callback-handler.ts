/**
 * What the scheduler does about what the driver tells it. Behaviour and stats from Aurora's
 * `mesos/MesosCallbackHandler.java`.
 *
 * - The framework id is written before anything that follows from the registration, and nobody hears of
 *   the registration until the id is durable: a scheduler that restarts must be the same framework.
 * - Callbacks never throw: whatever Mesos sends, the stream is read on.
 */
import type { Counter } from "../../base/stats/stats.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { OfferManager } from "../offers/offer-manager.ts";
import type { DriverListener, MasterAddress, ResourceOffer, TaskStatusUpdate } from "../ports/driver.ts";
import type { ReturnedAgents } from "../reconciliation/returned-agents.ts";
import type { TaskStatusHandler } from "../state/task-status-handler.ts";
import { frameworkError } from "./framework-failed-over-error.ts";

export interface MesosCallbackHandlerOptions {
  readonly context: SchedulerContext;
  readonly offers: OfferManager;
  readonly statusHandler: TaskStatusHandler;
  readonly returnedAgents: ReturnedAgents;
}

const COUNTERS = {
  offersRescinded: "offers_rescinded",
  slavesLost: "slaves_lost",
  reRegisters: "scheduler_framework_reregisters",
  offersReceived: "scheduler_resource_offers",
  disconnects: "scheduler_framework_disconnects",
  executorsLost: "scheduler_lost_executors",
  frameworkMessages: "scheduler_framework_message",
  statusUpdates: "scheduler_status_update",
} as const;

export class MesosCallbackHandler implements DriverListener {
  readonly #options: MesosCallbackHandlerOptions;
  readonly #context: SchedulerContext;
  readonly #counters: Readonly<Record<keyof typeof COUNTERS, Counter>>;
  /** Host names of agents that made offers, to name a lost agent. */
  readonly #hosts = new Map<string, string>();
  #registered = false;

  constructor(options: MesosCallbackHandlerOptions) {
    this.#options = options;
    this.#context = options.context;
    const { stats } = options.context;
    const counter = (name: keyof typeof COUNTERS): Counter => stats.counter(COUNTERS[name]);
    this.#counters = {
      offersRescinded: counter("offersRescinded"),
      slavesLost: counter("slavesLost"),
      reRegisters: counter("reRegisters"),
      offersReceived: counter("offersReceived"),
      disconnects: counter("disconnects"),
      executorsLost: counter("executorsLost"),
      frameworkMessages: counter("frameworkMessages"),
      statusUpdates: counter("statusUpdates"),
    };
    stats.gauge("framework_registered", () => (this.#registered ? 1 : 0));
  }

  /** True from a registration to the next disconnection. */
  get isRegistered(): boolean {
    return this.#registered;
  }

  registered(frameworkId: string, master: MasterAddress, reregistered: boolean): void {
    this.#context.logger.info({ frameworkId, master, reregistered }, "Registered with the Mesos master");
    if (reregistered) this.#counters.reRegisters.increment();
    this.#registered = true;
    const write = this.#context.storage.write((stores) => {
      const before = stores.scheduler.fetchFrameworkId();
      const replacement = before === undefined || before === frameworkId ? {} : { replaces: before };
      if (before !== frameworkId) stores.scheduler.saveFrameworkId(frameworkId);
      stores.onCommit(() => {
        this.#context.events.post({ type: "DriverRegistered", frameworkId, master, reregistered, ...replacement });
      });
    });
    inBackground(this.#context, "saving the framework id", write);
  }

  disconnected(): void {
    this.#context.logger.warn("Framework disconnected; the offers held are void.");
    this.#counters.disconnects.increment();
    this.#registered = false;
    this.#options.offers.clear();
    this.#context.events.post({ type: "DriverDisconnected" });
  }

  resourceOffers(offers: readonly ResourceOffer[]): void {
    this.#counters.offersReceived.increment(offers.length);
    for (const { agentId, hostname } of offers) this.#hosts.set(agentId, hostname);
    this.#options.offers.receive(offers);
    this.#options.returnedAgents.offered(offers);
  }

  offerRescinded(offerId: string): void {
    this.#context.logger.info({ offerId }, "Offer rescinded");
    this.#counters.offersRescinded.increment();
    this.#options.offers.cancel(offerId);
  }

  statusUpdate(update: TaskStatusUpdate): void {
    const { taskId, state, source, reason, message, agentId } = update;
    // Answers to reconciliation come by the thousands and rarely say anything new.
    const level = reason === "REASON_RECONCILIATION" ? "debug" : "info";
    this.#context.logger[level](
      { taskId, state, source, reason, agentId, message: message?.split("\n", 1)[0] },
      "Received status update for task",
    );
    this.#counters.statusUpdates.increment();
    this.#context.events.post({ type: "TaskStatusReceived", update });
    this.#options.statusHandler.statusUpdate(update);
  }

  agentLost(agentId: string): void {
    const host = this.#hosts.get(agentId);
    this.#context.logger.info({ agentId, host }, "Received notification of lost agent");
    this.#counters.slavesLost.increment();
    this.#hosts.delete(agentId);
    this.#options.offers.agentLost(agentId);
    this.#context.events.post({ type: "AgentLost", agentId, ...(host === undefined ? {} : { host }) });
  }

  executorLost(executorId: string, agentId: string, status: number): void {
    if (status === 0) return;
    this.#context.logger.warn({ executorId, agentId, status }, "Lost executor");
    this.#counters.executorsLost.increment();
  }

  frameworkMessage(executorId: string, agentId: string): void {
    this.#context.logger.warn({ executorId, agentId }, "Ignoring framework message");
    this.#counters.frameworkMessages.increment();
  }

  error(message: string): void {
    this.#context.onFatal(frameworkError(message), "the Mesos driver");
  }
}
