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
  readonly #ready = new Outcome();
  readonly #gone = new Outcome();
  #made: MadeNode | undefined;
  /** The epoch in which a creation may have left a node that we do not know, or is under way. */
  #strayEpoch: number | undefined;
  #isWanted = true;

  constructor(options: KeptNodeOptions) {
    this.#options = options;
    const { session } = options.zooKeeper;
    this.#loop = new SyncLoop({
      session,
      clock: options.clock,
      logger: options.logger,
      what: `the node ${options.parent}/${options.prefix}`,
      work: () => (this.#isWanted ? this.#keep() : this.#removeAll()),
      onRefused: (error) => this.#refused(error),
    });
    this.#unlisten = session.listen(({ kind }) => {
      if (kind === "expired") this.#lost();
      else if (kind === "closed") this.#giveUp();
    });
    this.#loop.poke();
  }

  /** Resolves when the node was first made; rejects when ZooKeeper refuses (no permission, for instance). */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** The node, as far as we know; undefined while there is none. */
  get current(): MadeNode | undefined {
    return this.#isWanted ? this.#made : undefined;
  }

  /**
   * Removes the node for good, also after the deadline; without a connection it goes with the session at the latest.
   * @throws {ZooKeeperError} as a rejection, when the node is not known to be gone within `deadlineMs`
   */
  async remove(deadlineMs = this.#options.zooKeeper.session.timeoutMs): Promise<void> {
    const { parent, prefix, clock, zooKeeper } = this.#options;
    const mayExist = this.#made !== undefined || this.#strayEpoch !== undefined;
    if (mayExist && zooKeeper.session.state !== "closed") this.#isWanted = false;
    else this.#giveUp();
    this.#ready.fail(this.#givenUp());
    this.#loop.poke();
    const late = new ZooKeeperError("TIMEOUT", `${parent}/${prefix} was not removed within ${deadlineMs} ms`);
    await new Promise<void>((resolve, reject) => {
      const timer = clock.after(deadlineMs, () => reject(late));
      this.#gone.promise.then(resolve, reject).finally(() => timer.cancel());
    });
  }

  #path(name: string): string {
    return childPath(this.#options.parent, name);
  }

  async #keep(): Promise<void> {
    const { zooKeeper } = this.#options;
    const known = this.#made;
    if (known !== undefined && (await zooKeeper.get(this.#path(known.name), this.#loop.poke)) !== undefined) return;
    if (known !== undefined && this.#made === known) this.#lost();
    // Who gives the node up pokes: the next run removes what this one makes.
    if (!this.#isWanted) return;
    const made = await this.#make(zooKeeper.session.epoch);
    this.#made = made;
    this.#ready.succeed();
    if (!this.#isWanted) return;
    this.#options.onMade?.(made);
    if ((await zooKeeper.get(this.#path(made.name), this.#loop.poke)) === undefined) this.#loop.poke();
  }

  async #removeAll(): Promise<void> {
    const { zooKeeper } = this.#options;
    const { epoch } = zooKeeper.session;
    const made = this.#made?.epoch === epoch ? [this.#made.name] : [];
    const names = this.#strayEpoch === epoch ? await this.#ownNames() : made;
    for (const name of names) await zooKeeper.remove(this.#path(name), { epoch });
    this.#giveUp();
  }

  #refused(error: unknown): void {
    if (this.#isWanted) {
      this.#ready.fail(error);
      return;
    }
    this.#gone.fail(error);
    this.#giveUp();
  }

  #givenUp(): ZooKeeperError {
    return new ZooKeeperError("CLOSED", `${this.#options.parent}/${this.#options.prefix} was given up`);
  }

  /** There is nothing left to do. */
  #giveUp(): void {
    this.#isWanted = false;
    this.#made = undefined;
    this.#ready.fail(this.#givenUp());
    this.#unlisten();
    void this.#loop.stop();
    this.#gone.succeed();
  }

  /** The session took the node with it, or somebody removed it. */
  #lost(): void {
    const wasMade = this.#made !== undefined;
    this.#made = undefined;
    this.#strayEpoch = undefined;
    if (!this.#isWanted) this.#giveUp();
    else if (wasMade) this.#options.onLost?.();
  }

  async #make(epoch: number): Promise<MadeNode> {
    const { zooKeeper, parent, prefix, data } = this.#options;
    await zooKeeper.ensurePath(parent, { epoch });
    if (!this.#isWanted) throw this.#givenUp();
    const mayHaveStray = this.#strayEpoch === epoch;
    this.#strayEpoch = epoch;
    try {
      const path = await zooKeeper.create(this.#path(prefix), { data, mode: "EPHEMERAL_SEQUENTIAL" }, { epoch });
      const name = mayHaveStray ? await this.#keepLowest(baseName(path)) : baseName(path);
      this.#strayEpoch = undefined;
      return { name, epoch };
    } catch (error) {
      const isKnown = error instanceof ZooKeeperError && !error.isOutcomeUnknown;
      if (isKnown && !mayHaveStray) this.#strayEpoch = undefined;
      throw error;
    }
  }

  async #keepLowest(latest: string): Promise<string> {
    const [lowest = latest, ...others] = await this.#ownNames();
    for (const name of others) await this.#options.zooKeeper.remove(this.#path(name));
    return lowest;
  }

  /** The nodes under our prefix that this session made with our data, the lowest first. */
  async #ownNames(): Promise<string[]> {
    const { zooKeeper, parent, prefix, data } = this.#options;
    const owner = zooKeeper.session.sessionId;
    const names = ((await zooKeeper.children(parent)) ?? []).filter((name) => name.startsWith(prefix));
    const own: string[] = [];
    for (const name of names.sort()) {
      const node = await zooKeeper.get(this.#path(name));
      if (node !== undefined && node.stat.ephemeralOwner === owner && node.data === data) own.push(name);
    }
    return own;
  }
}

/** A promise that others settle, once; nobody has to wait for it. */
class Outcome {
  readonly promise: Promise<void>;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.promise.catch(() => undefined);
  }

  succeed(): void {
    this.#resolve();
  }

  fail(error: unknown): void {
    this.#reject(error);
  }
}
