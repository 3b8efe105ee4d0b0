/**
 * The driver port: how the scheduler talks to the Mesos master, in the scheduler's own terms. The one
 * implementation speaks the v1 scheduler HTTP API (`server/mesos`). Calls are fire-and-forget, as
 * Mesos's are: what became of them arrives as events, and reconciliation finds what was lost.
 */
import type { Attribute } from "../../core/domain/host.ts";
import type { MesosResource, MesosTaskState } from "../../core/domain/mesos-resource.ts";

export type { MesosResource, MesosTaskState, PortRange } from "../../core/domain/mesos-resource.ts";

/** An offer of an agent's free resources. */
export interface ResourceOffer {
  readonly id: string;
  readonly agentId: string;
  readonly hostname: string;
  readonly attributes: readonly Attribute[];
  readonly resources: readonly MesosResource[];
  /** Announced maintenance of the agent; epoch milliseconds. */
  readonly unavailability?: { readonly startMs: number; readonly durationMs?: number };
  /** Ids of executors of ours that still run on the agent. */
  readonly executorIds: readonly string[];
}

/** A status update of a task. One with a uuid is repeated by Mesos until it is acknowledged. */
export interface TaskStatusUpdate {
  readonly taskId: string;
  readonly state: MesosTaskState;
  readonly message?: string;
  /** `SOURCE_MASTER`, `SOURCE_AGENT`, `SOURCE_EXECUTOR`. */
  readonly source?: string;
  /** `REASON_RECONCILIATION`, `REASON_CONTAINER_LIMITATION_MEMORY`, ... */
  readonly reason?: string;
  readonly agentId?: string;
  readonly uuid?: Uint8Array;
  /** Epoch milliseconds. */
  readonly timestamp?: number;
}

/** A URI that the agent fetches into the sandbox. */
export interface LaunchUri {
  readonly value: string;
  readonly executable?: boolean;
  readonly extract?: boolean;
  readonly cache?: boolean;
  readonly outputFile?: string;
}

/** How the executor is started. */
export interface ExecutorLaunch {
  readonly executorId: string;
  /** Unique per task here: `name` of ExecutorInfo. */
  readonly name: string;
  readonly source: string;
  /** Shell command that the agent runs in the sandbox. */
  readonly command: string;
  readonly uris: readonly LaunchUri[];
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly resources: readonly MesosResource[];
  readonly shutdownGracePeriodMs?: number;
}

/** A path of the host that the container sees. */
export interface LaunchVolume {
  readonly containerPath: string;
  readonly hostPath: string;
  readonly mode: "RW" | "RO";
}

/**
 * A container as ExecutorInfo wants it. The image of a MESOS container is not the executor's own file
 * system: it is mounted read-only into the sandbox at `taskfs`, and the executor runs the task in it
 * (Aurora's `MesosTaskFactory.configureTaskForImage`).
 */
export type LaunchContainer =
  | {
      readonly type: "MESOS";
      readonly image?:
        | { readonly docker: { readonly name: string } }
        | { readonly appc: { readonly name: string; readonly id: string } };
      readonly volumes: readonly LaunchVolume[];
    }
  | {
      readonly type: "DOCKER";
      readonly image: string;
      readonly parameters: readonly { readonly key: string; readonly value: string }[];
      readonly volumes?: readonly LaunchVolume[];
    };

/** A task to launch on accepted offers. */
export interface TaskLaunch {
  readonly taskId: string;
  readonly name: string;
  readonly agentId: string;
  readonly resources: readonly MesosResource[];
  readonly executor: ExecutorLaunch;
  /** `TaskInfo.data`: input of the executor. */
  readonly data: Uint8Array;
  readonly labels?: Readonly<Record<string, string>>;
  readonly container?: LaunchContainer;
  readonly discovery?: {
    readonly name: string;
    readonly environment: string;
    /** The cluster's name. */
    readonly location?: string;
    readonly ports: readonly { readonly name: string; readonly number: number }[];
  };
}

/** What the driver tells the scheduler. Called one at a time, in the order of the stream. */
export interface DriverListener {
  /** Subscribed; `reregistered` is true after the first time in this process. */
  registered(frameworkId: string, master: MasterAddress, reregistered: boolean): void;
  /** The stream is down; the driver is reconnecting by itself. Offers held are void. */
  disconnected(): void;
  resourceOffers(offers: readonly ResourceOffer[]): void;
  offerRescinded(offerId: string): void;
  statusUpdate(update: TaskStatusUpdate): void;
  agentLost(agentId: string): void;
  executorLost(executorId: string, agentId: string, status: number): void;
  frameworkMessage(executorId: string, agentId: string, data: Uint8Array): void;
  /** The master refused us for good (for example `Framework failed over`); the driver has stopped. */
  error(message: string): void;
}

export interface MasterAddress {
  readonly host: string;
  readonly port: number;
}

/** The driver's state for status pages. */
export interface DriverStatus {
  readonly state: "STOPPED" | "DETECTING" | "CONNECTING" | "SUBSCRIBED";
  readonly master?: MasterAddress;
  readonly frameworkId?: string;
  /** Epoch milliseconds of the last event or heartbeat. */
  readonly lastEventMs?: number;
}

export interface Driver {
  /** Starts to look for a master and to subscribe. `frameworkId` is the stored one, if any. */
  start(listener: DriverListener, frameworkId: string | undefined): void;
  status(): DriverStatus;
  /** Launches tasks with the offers' resources; what is left over is declined for `refuseSeconds`. */
  acceptOffers(offerIds: readonly string[], tasks: readonly TaskLaunch[], refuseSeconds: number): void;
  declineOffers(offerIds: readonly string[], refuseSeconds: number): void;
  killTask(taskId: string, agentId: string | undefined): void;
  acknowledge(update: TaskStatusUpdate): void;
  /** Asks for the state of the tasks named, or of all tasks the master knows when the list is empty. */
  reconcile(tasks: readonly { readonly taskId: string; readonly agentId?: string }[]): void;
  suppressOffers(): void;
  reviveOffers(): void;
  /** Ends the connection. The framework stays registered for its failover timeout. */
  stop(): Promise<void>;
}
