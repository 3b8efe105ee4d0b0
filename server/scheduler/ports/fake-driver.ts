/**
 * A driver without a master, for tests: it records every call in order, and the test plays the master
 * by calling the methods that speak to the listener. It decides nothing by itself.
 */
import { must } from "../../core/domain/invariant.ts";
import type {
  Driver,
  DriverListener,
  DriverStatus,
  MasterAddress,
  MesosResource,
  ResourceOffer,
  TaskLaunch,
  TaskStatusUpdate,
} from "./driver.ts";

/** One call that the scheduler made. */
export type DriverCall =
  | { readonly call: "start"; readonly frameworkId: string | undefined }
  | {
      readonly call: "accept";
      readonly offerIds: readonly string[];
      readonly tasks: readonly TaskLaunch[];
      readonly refuseSeconds: number;
    }
  | { readonly call: "decline"; readonly offerIds: readonly string[]; readonly refuseSeconds: number }
  | { readonly call: "kill"; readonly taskId: string; readonly agentId: string | undefined }
  | { readonly call: "acknowledge"; readonly update: TaskStatusUpdate }
  | {
      readonly call: "reconcile";
      readonly tasks: readonly { readonly taskId: string; readonly agentId?: string }[];
    }
  | { readonly call: "suppress" }
  | { readonly call: "revive" }
  | { readonly call: "stop" };

export type CallOf<C extends DriverCall["call"]> = Extract<DriverCall, { readonly call: C }>;

const MASTER: MasterAddress = { host: "master.test", port: 5050 };

export class FakeDriver implements Driver {
  readonly calls: DriverCall[] = [];
  #listener: DriverListener | undefined;
  #frameworkId: string | undefined;
  #registrations = 0;
  #connected = false;

  start(listener: DriverListener, frameworkId: string | undefined): void {
    this.#listener = listener;
    this.#frameworkId = frameworkId;
    this.calls.push({ call: "start", frameworkId });
  }

  status(): DriverStatus {
    if (this.#listener === undefined) return { state: "STOPPED" };
    if (!this.#connected) return { state: "CONNECTING" };
    return { state: "SUBSCRIBED", master: MASTER, frameworkId: must(this.#frameworkId, "subscribed without an id") };
  }

  acceptOffers(offerIds: readonly string[], tasks: readonly TaskLaunch[], refuseSeconds: number): void {
    this.calls.push({ call: "accept", offerIds, tasks, refuseSeconds });
  }

  declineOffers(offerIds: readonly string[], refuseSeconds: number): void {
    this.calls.push({ call: "decline", offerIds, refuseSeconds });
  }

  killTask(taskId: string, agentId: string | undefined): void {
    this.calls.push({ call: "kill", taskId, agentId });
  }

  acknowledge(update: TaskStatusUpdate): void {
    this.calls.push({ call: "acknowledge", update });
  }

  reconcile(tasks: readonly { readonly taskId: string; readonly agentId?: string }[]): void {
    this.calls.push({ call: "reconcile", tasks });
  }

  suppressOffers(): void {
    this.calls.push({ call: "suppress" });
  }

  reviveOffers(): void {
    this.calls.push({ call: "revive" });
  }

  stop(): Promise<void> {
    this.calls.push({ call: "stop" });
    this.#listener = undefined;
    this.#connected = false;
    return Promise.resolve();
  }

  /** The calls of one kind, in order. */
  made<C extends DriverCall["call"]>(call: C): CallOf<C>[] {
    return this.calls.filter((made): made is CallOf<C> => made.call === call);
  }

  /** Every task launched, in order. */
  launches(): TaskLaunch[] {
    return this.made("accept").flatMap((accept) => [...accept.tasks]);
  }

  /** Forgets the calls made so far. */
  forget(): void {
    this.calls.length = 0;
  }

  /** The master accepts the subscription, giving `frameworkId` to a framework that has none. */
  register(frameworkId = "framework-1"): void {
    this.#frameworkId ??= frameworkId;
    this.#connected = true;
    this.listener().registered(this.#frameworkId, MASTER, this.#registrations++ > 0);
  }

  disconnect(): void {
    this.#connected = false;
    this.listener().disconnected();
  }

  offer(...offers: readonly ResourceOffer[]): void {
    this.listener().resourceOffers(offers);
  }

  rescind(offerId: string): void {
    this.listener().offerRescinded(offerId);
  }

  /** A status update; one that is to be acknowledged has a uuid. */
  update(update: TaskStatusUpdate): void {
    this.listener().statusUpdate(update);
  }

  loseAgent(agentId: string): void {
    this.listener().agentLost(agentId);
  }

  fail(message: string): void {
    this.listener().error(message);
  }

  listener(): DriverListener {
    return must(this.#listener, "the driver was not started");
  }
}

/** What {@link fakeOffer} may be told; amounts in cores, MiB and port numbers. */
export interface FakeOfferOptions {
  readonly id?: string;
  readonly host?: string;
  readonly agentId?: string;
  readonly cpus?: number;
  readonly ramMb?: number;
  readonly diskMb?: number;
  readonly ports?: readonly { readonly begin: number; readonly end: number }[];
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly unavailability?: { readonly startMs: number; readonly durationMs?: number };
}

/** An offer of unreserved resources: 8 cores, 16 GiB of memory, 64 GiB of disk and ports 31000-31999 unless told. */
export function fakeOffer(options: FakeOfferOptions = {}): ResourceOffer {
  const host = options.host ?? "host-1";
  const scalar = (name: string, value: number): MesosResource => ({ name, scalar: value, role: "*", revocable: false });
  return {
    id: options.id ?? `offer-of-${host}`,
    agentId: options.agentId ?? `agent-of-${host}`,
    hostname: host,
    attributes: Object.entries({ host: [host], ...options.attributes }).map(([name, values]) => ({ name, values })),
    resources: [
      scalar("cpus", options.cpus ?? 8),
      scalar("mem", options.ramMb ?? 16 * 1024),
      scalar("disk", options.diskMb ?? 64 * 1024),
      { name: "ports", ranges: options.ports ?? [{ begin: 31_000, end: 31_999 }], role: "*", revocable: false },
    ],
    executorIds: [],
    ...(options.unavailability === undefined ? {} : { unavailability: options.unavailability }),
  };
}
