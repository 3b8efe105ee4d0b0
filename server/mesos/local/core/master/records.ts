/** What a master remembers: frameworks, agents, offers, tasks. The shapes alone; behaviour is in the siblings. */
import type { BoundedMap } from "../bounded-map.ts";
import type { AgentAddress } from "../link.ts";
import type { AgentInfo, ExecutorInfo, FrameworkInfo, Offer } from "../messages.ts";
import type { Resources } from "../resources.ts";
import type { BookedTask } from "../task-state.ts";
import type { CoreTimer } from "../timers.ts";

/** A task that the master knows of. Its resources are held as long as `holding`. */
export interface MasterTask {
  readonly wire: BookedTask;
  readonly frameworkId: string;
  readonly agentId: string;
  readonly resources: Resources;
  /** The role that the resources are allocated to. */
  readonly role: string;
  holding: boolean;
}

/** An executor on an agent, for accounting; command executors are not among them. */
export interface MasterExecutor {
  readonly info: ExecutorInfo;
  readonly resources: Resources;
  readonly role: string;
}

export interface OfferRecord {
  readonly id: string;
  readonly framework: Framework;
  readonly agent: AgentRecord;
  readonly role: string;
  readonly resources: Resources;
}

/** Resources that a framework refused; offers within them are held back until it expires. */
export interface RefusedFilter {
  readonly resources: Resources;
  readonly expiresMs: number;
}

/** Thousandths by resource name that a framework holds in a role, offers included: the input of fair sharing. */
export interface RoleUsage {
  readonly amounts: Map<string, number>;
  allocations: number;
}

export interface Framework {
  readonly id: string;
  info: FrameworkInfo;
  capabilities: ReadonlySet<string>;
  roles: readonly string[];
  readonly suppressedRoles: Set<string>;
  /** Has a stream. */
  connected: boolean;
  /** Gets offers. */
  active: boolean;
  /** Known from its agents only: it has not come back since the master started. */
  recovered: boolean;
  streamId: string | undefined;
  heartbeat: CoreTimer | undefined;
  failover: CoreTimer | undefined;
  registeredMs: number;
  reregisteredMs: number;
  unregisteredMs: number | undefined;
  readonly tasks: Map<string, MasterTask>;
  readonly unreachableTasks: BoundedMap<string, MasterTask>;
  readonly completedTasks: BoundedMap<string, MasterTask>;
  readonly offers: Set<OfferRecord>;
  /** By role. */
  readonly usage: Map<string, RoleUsage>;
  /** By role, then agent id. */
  readonly filters: Map<string, Map<string, RefusedFilter[]>>;
}

export interface AgentRecord {
  readonly id: string;
  info: AgentInfo;
  address: AgentAddress;
  connected: boolean;
  /** Its resources are offered. */
  active: boolean;
  readonly registeredMs: number;
  reregisteredMs: number | undefined;
  readonly total: Resources;
  /** What every offer of the agent says of it. */
  offerPart: Pick<Offer, "hostname" | "url" | "attributes">;
  /** Neither offered nor allocated. */
  available: Resources;
  /** By framework id, then task id. */
  readonly tasks: Map<string, Map<string, MasterTask>>;
  /** By framework id, then executor id. */
  readonly executors: Map<string, Map<string, MasterExecutor>>;
  readonly offers: Set<OfferRecord>;
  /** Tasks that were to be killed, by framework id: told again when the agent comes back. */
  readonly killedTasks: Map<string, Set<string>>;
  unreachableTimer: CoreTimer | undefined;
}
