/**
 * An ephemeral sequential node that is there for as long as we want it: made again in the next session after an
 * expiry, and when somebody else removes it.
 *
 * A creation whose answer was lost may have made a node all the same. Nothing but a later creation in the same session
 * is sure to see it (requests of a session take effect in order), so we create once more, then keep the lowest
 * of the nodes that are ours and remove the others.
 */
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import { ZooKeeperError } from "./errors.ts";
import { childPath } from "./members.ts";
import type { ZooKeeper } from "./requests.ts";
import { baseName } from "./sequential.ts";
import { SyncLoop } from "./sync-loop.ts";

export interface KeptNodeOptions {
  readonly zooKeeper: ZooKeeper;
  readonly parent: string;
  /** The name up to the number. */
  readonly prefix: string;
  readonly data: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The node was made, also when it was made again. */
  onMade?(node: MadeNode): void;
  /** The node is gone without our doing; it will be made again. */
  onLost?(): void;
}

export interface MadeNode {
  readonly name: string;
  readonly epoch: number;
}

export class KeptNode {
  readonly #options: KeptNodeOptions;
  readonly #loop: SyncLoop;
  readonly #unlisten: () => void;
  #made: MadeNode | undefined;
  /** The epoch in which a creation may have left a node that we do not know. */
  #strayEpoch: number | undefined;
  #isWanted = true;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  /** Resolves when the node was first made; rejects when ZooKeeper refuses (no permission, for instance). */
  readonly ready: Promise<void>;

  constructor(options: KeptNodeOptions) {
    this.#options = options;
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ready.catch(() => undefined);
    this.#loop = new SyncLoop({
      session: options.zooKeeper.session,
      clock: options.clock,
      logger: options.logger,
      what: `the node ${options.parent}/${options.prefix}`,
      work: () => this.#sync(),
      onRefused: (error) => this.#reject(error),
    });
    this.#unlisten = options.zooKeeper.session.listen((event) => {
      if (event.kind === "expired" && this.#made !== undefined) this.#lost();
    });
    this.#loop.poke();
  }

  /** The node, as far as we know; undefined while there is none. */
  get current(): MadeNode | undefined {
    return this.#made;
  }

  /**
   * Removes the node for good. Without a connection it goes with the session.
   * @throws {ZooKeeperError} when it could not be removed within `deadlineMs`
   */
  async remove(deadlineMs = this.#options.zooKeeper.session.timeoutMs): Promise<void> {
    if (!this.#isWanted) return;
    this.#isWanted = false;
    this.#unlisten();
    this.#reject(new ZooKeeperError("CLOSED", `${this.#options.parent}/${this.#options.prefix} was given up`));
    const known = this.#made;
    const removed = [this.#removeNode(known, deadlineMs), this.#removeLate(known, deadlineMs)];
    const results = await Promise.allSettled(removed);
    this.#made = undefined;
    const failure = results.find((result) => result.status === "rejected" && !isSessionOver(result.reason));
    if (failure?.status === "rejected") throw failure.reason;
  }

  async #removeNode(node: MadeNode | undefined, deadlineMs: number): Promise<void> {
    if (node === undefined) return;
    await this.#options.zooKeeper.remove(this.#path(node.name), { epoch: node.epoch, deadlineMs });
  }

  /** A creation that was under way when the node was given up. */
  async #removeLate(known: MadeNode | undefined, deadlineMs: number): Promise<void> {
    const { clock } = this.#options;
    await Promise.race([this.#loop.stop(), new Promise<void>((resolve) => clock.after(deadlineMs, resolve))]);
    if (this.#made !== undefined && this.#made !== known) await this.#removeNode(this.#made, deadlineMs);
  }

  #path(name: string): string {
    return childPath(this.#options.parent, name);
  }

  async #sync(): Promise<void> {
    const { zooKeeper } = this.#options;
    const known = this.#made;
    if (known !== undefined && (await zooKeeper.get(this.#path(known.name), this.#loop.poke)) !== undefined) return;
    if (known !== undefined && this.#made === known) this.#lost();
    if (!this.#isWanted) return;
    const made = await this.#make(zooKeeper.session.epoch);
    this.#made = made;
    this.#resolve();
    if (!this.#isWanted) return;
    this.#options.onMade?.(made);
    if ((await zooKeeper.get(this.#path(made.name), this.#loop.poke)) === undefined) this.#loop.poke();
  }

  #lost(): void {
    this.#made = undefined;
    if (this.#isWanted) this.#options.onLost?.();
  }

  async #make(epoch: number): Promise<MadeNode> {
    const { zooKeeper, parent, prefix, data } = this.#options;
    try {
      await zooKeeper.ensurePath(parent, { epoch });
      const path = await zooKeeper.create(this.#path(prefix), { data, mode: "EPHEMERAL_SEQUENTIAL" }, { epoch });
      const name = this.#strayEpoch === epoch ? await this.#keepLowest(baseName(path)) : baseName(path);
      this.#strayEpoch = undefined;
      return { name, epoch };
    } catch (error) {
      if (error instanceof ZooKeeperError && error.isOutcomeUnknown) this.#strayEpoch = epoch;
      throw error;
    }
  }

  async #keepLowest(latest: string): Promise<string> {
    const { zooKeeper, parent, prefix, data } = this.#options;
    const owner = zooKeeper.session.sessionId;
    const names = (await zooKeeper.children(parent)) ?? [];
    const own = [latest];
    for (const name of names.filter((name) => name.startsWith(prefix) && name !== latest)) {
      const node = await zooKeeper.get(this.#path(name));
      if (node !== undefined && node.stat.ephemeralOwner === owner && node.data === data) own.push(name);
    }
    const [lowest = latest, ...others] = own.sort();
    for (const name of others) await zooKeeper.remove(this.#path(name));
    return lowest;
  }
}

function isSessionOver(error: unknown): boolean {
  return error instanceof ZooKeeperError && (error.code === "SESSION_EXPIRED" || error.code === "CLOSED");
}
