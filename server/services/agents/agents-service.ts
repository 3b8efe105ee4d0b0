/**
 * Agents as one picture of three: what the store knows of hosts, what the master says of its agents, what is
 * in offers that we hold. The master may not answer; then the other two have to do.
 */
import type { Storage, StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { AgentDetails, AgentsApi, AgentView, DedicatedView } from "../../api/agents.ts";
import type { Logger } from "../../base/logger.ts";
import { invalidRequest } from "../../core/domain/api-error.ts";
import type { Attribute, HostAttributes } from "../../core/domain/host.ts";
import { EMPTY_BAG } from "../../core/domain/resource-bag.ts";
import { DEDICATED_ATTRIBUTE } from "../../core/domain/task-config.ts";
import type { HostOffer } from "../../core/placement/host-offer.ts";
import type { ClusterInspector, InspectedAgent } from "../../scheduler/ports/cluster-inspector.ts";
import { mesosBag, requestedBag } from "./agent-bags.ts";
import { dedicatedViews } from "./dedicated.ts";

/** The offers held, by host. */
export interface HeldOffers {
  getByHost(host: string): HostOffer | undefined;
  values(): Iterable<HostOffer>;
}

export interface AgentsOptions {
  readonly storage: Storage;
  readonly inspector: ClusterInspector;
  readonly offers: HeldOffers;
  readonly logger: Logger;
}

/** The master's agents by host; undefined while the master cannot be asked. */
type MasterView = ReadonlyMap<string, InspectedAgent> | undefined;

export class AgentsService implements AgentsApi {
  readonly #options: AgentsOptions;

  constructor(options: AgentsOptions) {
    this.#options = options;
  }

  async list(): Promise<AgentView[]> {
    const master = await this.masterView();
    return this.#options.storage.readCommitted((stores) => this.#views(stores, master));
  }

  async get(host: string): Promise<AgentDetails> {
    const master = await this.masterView();
    return this.#options.storage.readCommitted((stores) => {
      const attributes = stores.attributes.getHostAttributes(host);
      if (attributes === undefined && master?.has(host) !== true) {
        throw invalidRequest(`No such host: ${host}. It has never been offered to this scheduler.`);
      }
      const tasks = [...stores.tasks.fetchHostTasks(host)];
      return { ...this.#view(stores, { host, attributes, master }), tasks };
    });
  }

  async dedicated(): Promise<DedicatedView[]> {
    const master = await this.masterView();
    return this.#options.storage.readCommitted((stores) =>
      dedicatedViews(this.#views(stores, master, isDedicated), stores.tasks),
    );
  }

  /** The master's agents, when it can be asked. */
  async masterView(): Promise<MasterView> {
    try {
      const agents = await this.#options.inspector.agents();
      const byHost = new Map<string, InspectedAgent>();
      // An agent that came back under a new id is listed twice; the active one is meant.
      for (const agent of agents) {
        if (agent.active || !byHost.has(agent.hostname)) byHost.set(agent.hostname, agent);
      }
      return byHost;
    } catch (error) {
      this.#options.logger.warn({ err: error }, "The master was asked for its agents and does not answer");
      return undefined;
    }
  }

  /** The agents whose attributes are wanted, by host. */
  #views(
    stores: StoreProvider,
    master: MasterView,
    wanted: (attributes: readonly Attribute[]) => boolean = () => true,
  ): AgentView[] {
    const views: AgentView[] = [];
    const seen = new Set<string>();
    for (const attributes of stores.attributes.getAllHostAttributes()) {
      const { host } = attributes;
      seen.add(host);
      if (wanted(attributes.attributes)) views.push(this.#view(stores, { host, attributes, master }));
    }
    for (const [host, agent] of master ?? []) {
      if (seen.has(host) || !wanted(agent.attributes)) continue;
      views.push(this.#view(stores, { host, attributes: undefined, master }));
    }
    return views.sort((a, b) => (a.host < b.host ? -1 : 1));
  }

  #view(
    stores: StoreProvider,
    { host, attributes, master }: { host: string; attributes: HostAttributes | undefined; master: MasterView },
  ): AgentView {
    const inspected = master?.get(host);
    const offer = this.#options.offers.getByHost(host);
    const tasks = [...stores.tasks.fetchHostTasks(host)];
    const agentId = inspected?.agentId ?? attributes?.slaveId;
    const known = attributes?.attributes ?? inspected?.attributes ?? [];
    const dedicated = dedicatedValue(known);
    return {
      host,
      ...(agentId === undefined ? {} : { agentId }),
      attributes: known,
      mode: attributes?.mode ?? "NONE",
      ...(dedicated === undefined ? {} : { dedicated }),
      active: master === undefined ? offer !== undefined || tasks.length > 0 : inspected?.active === true,
      ...(inspected === undefined ? {} : { total: mesosBag(inspected.totalResources) }),
      requested: requestedBag(tasks),
      offered: offer === undefined ? EMPTY_BAG : mesosBag(offer.offer.resources),
      taskCount: tasks.length,
    };
  }
}

function isDedicated(attributes: readonly Attribute[]): boolean {
  return attributes.some((attribute) => attribute.name === DEDICATED_ATTRIBUTE);
}

/** The value of the `dedicated` attribute; several are written with commas. */
function dedicatedValue(attributes: readonly Attribute[]): string | undefined {
  return attributes.find((attribute) => attribute.name === DEDICATED_ATTRIBUTE)?.values.join(",");
}
