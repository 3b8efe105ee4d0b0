/**
 * The election of the leading scheduler on `-serverset_path`, in one line with Aurora's own schedulers
 * (`CuratorSingletonService.java`), and the leader's advertisement there.
 *
 * - The candidate whose node comes first leads; each other one watches the node before its own.
 * - A leader is defeated, once and for good, when its session expires, when somebody removes its node, and already
 *   when its session becomes suspect: by then nobody else can have been elected. Aurora waits for the expiry, which
 *   a client only hears of once it is connected again.
 * - A candidate that does not lead yet outlives expiries: it goes to the end of the line.
 * - Leaving removes the advertisement and then the candidate, so that the next one leads at once.
 */
import { randomUUID } from "node:crypto";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { invariant, must } from "../../core/domain/invariant.ts";
import type { LeaderControl, LeaderElection, LeadershipListener } from "../../lifecycle/ports.ts";
import { KeptNode } from "../kept-node.ts";
import { childPath } from "../members.ts";
import type { ZooKeeper } from "../requests.ts";
import { sequentialPrefix } from "../sequential.ts";
import { normalizePath } from "../servers.ts";
import { SyncLoop } from "../sync-loop.ts";
import { candidatePrefix, candidatesAmong } from "./candidates.ts";
import { encodeServiceInstance, type Endpoint } from "./service-instance.ts";

/** Names of the serverset's members, before their number. */
export const MEMBER_LABEL = "member";

/** How long a leader that leaves waits for its nodes to be removed. */
const LEAVE_TIMEOUT_MS = 1000;

export interface ElectionOptions {
  readonly zooKeeper: ZooKeeper;
  /** `-serverset_path`. */
  readonly path: string;
  /** `-serverset_endpoint_name`. */
  readonly endpointName: string;
  /** This scheduler's HTTP address; asked for when it is needed. */
  self(): Endpoint;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The election with a look at its state. */
export interface ZooKeeperElection extends LeaderElection {
  /** True from `onLeading` until the leadership is lost, given up or in doubt. */
  readonly isLeading: boolean;
}

class Election implements ZooKeeperElection {
  readonly hasRivals = true;
  readonly #options: ElectionOptions;
  #phase: "idle" | "waiting" | "leading" | "over" = "idle";
  #listener: LeadershipListener | undefined;
  #candidate: KeptNode | undefined;
  #advertisement: KeptNode | undefined;
  #loop: SyncLoop | undefined;

  constructor(options: ElectionOptions) {
    this.#options = { ...options, self: () => options.self(), path: normalizePath(options.path) };
  }

  get isLeading(): boolean {
    return this.#phase === "leading" && !this.#options.zooKeeper.session.isSuspect;
  }

  async offerLeadership(listener: LeadershipListener): Promise<void> {
    invariant(this.#phase === "idle", "a scheduler is a candidate once");
    this.#phase = "waiting";
    this.#listener = listener;
    const { zooKeeper, path, clock, logger } = this.#options;
    zooKeeper.session.listen(({ kind }) => {
      if (kind === "suspect" || kind === "expired") this.#defeat(`the ZooKeeper session is ${kind}`);
    });
    const loop = new SyncLoop({
      session: zooKeeper.session,
      clock,
      logger,
      what: "the election",
      work: () => this.#look(loop.poke),
    });
    this.#loop = loop;
    this.#candidate = new KeptNode({
      zooKeeper,
      parent: path,
      prefix: candidatePrefix(randomUUID()),
      data: this.#options.self().host,
      clock,
      logger,
      onMade: loop.poke,
      onLost: () => this.#defeat("this candidate's node is gone"),
    });
    await this.#candidate.ready;
    logger.info({ path, candidate: this.#candidate.current?.name }, "Candidate for leadership");
  }

  /** Where we stand in the line; watches the candidate before us. */
  async #look(poke: () => void): Promise<void> {
    const { zooKeeper, path } = this.#options;
    const candidate = this.#candidate?.current;
    if (this.#phase !== "waiting" || candidate === undefined) return;
    const line = candidatesAmong((await zooKeeper.children(path)) ?? []);
    const place = line.indexOf(candidate.name);
    const ahead = line[place - 1];
    // A node of ours that is not in the line is made again, and that pokes.
    if (place < 0) return;
    if (ahead === undefined) this.#win(candidate);
    else if ((await zooKeeper.get(childPath(path, ahead), poke)) === undefined) poke();
  }

  #win(candidate: { readonly epoch: number }): void {
    const { session } = this.#options.zooKeeper;
    const isCertain = session.state === "connected" && session.epoch === candidate.epoch && !session.isSuspect;
    if (this.#phase !== "waiting" || !isCertain) return;
    this.#phase = "leading";
    const control: LeaderControl = { advertise: () => this.#advertise(), leave: () => this.#leave() };
    must(this.#listener, "a candidate has a listener").onLeading(control);
  }

  #defeat(reason: string): void {
    if (this.#phase !== "leading") return;
    this.#options.logger.error({ reason }, "Defeated as the leading scheduler");
    this.#phase = "over";
    void this.#withdraw().catch((error: unknown) => this.#options.logger.debug({ err: error }, "Could not withdraw"));
    this.#listener?.onDefeated();
  }

  async #advertise(): Promise<void> {
    const { zooKeeper, path, endpointName, clock, logger } = this.#options;
    if (this.#phase !== "leading" || this.#advertisement !== undefined) return;
    const node = new KeptNode({
      zooKeeper,
      parent: path,
      prefix: sequentialPrefix(MEMBER_LABEL),
      data: encodeServiceInstance(this.#options.self(), endpointName),
      clock,
      logger,
    });
    this.#advertisement = node;
    await node.ready;
    logger.info({ path, member: node.current?.name }, "Advertised as the leading scheduler");
  }

  async #leave(): Promise<void> {
    if (this.#phase !== "leading") return;
    this.#phase = "over";
    await this.#withdraw();
  }

  /** Both removals go out at once, in this order. */
  async #withdraw(): Promise<void> {
    void this.#loop?.stop();
    const nodes = [this.#advertisement, this.#candidate].filter((node) => node !== undefined);
    const results = await Promise.allSettled(nodes.map((node) => node.remove(LEAVE_TIMEOUT_MS)));
    const failure = results.find((result) => result.status === "rejected");
    if (failure?.status === "rejected") throw failure.reason;
  }
}

export function zookeeperElection(options: ElectionOptions): ZooKeeperElection {
  return new Election(options);
}
