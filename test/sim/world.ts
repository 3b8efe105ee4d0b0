/**
 * One run: an ensemble, its clients, and everything that can go wrong, from a seed alone. First come the faults; then
 * everything is healed, and the ensemble must get to work again and all replicas must come to know the same log.
 * Checkers watch from outside: the disks, and what clients are told.
 */
import type { Outcome, RecordToWrite } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { Action } from "../../prisma-free-store/core/paxos/messages.ts";
import { describeOutcome } from "../../prisma-free-store/core/paxos/testing-describe.ts";
import { seededRng, type Rng } from "../../server/core/random/rng.ts";
import { NO_BUG, type Bug } from "./bug.ts";
import { AgreementChecker } from "./checkers/agreement.ts";
import { DurabilityChecker } from "./checkers/durability.ts";
import { PrefixChecker, type Held } from "./checkers/prefix.ts";
import { Violation } from "./checkers/violation.ts";
import { EventQueue } from "./event-queue.ts";
import { scheduleFaults } from "./faults.ts";
import { describePacket, foldMessage } from "./narrate.ts";
import { profileOf, type Profile } from "./profile.ts";
import { TestDisk } from "../../prisma-free-store/core/paxos/testing-disk.ts";
import { SimNetwork } from "./sim-network.ts";
import { SimNode, type Packet } from "./sim-node.ts";
import { Trace } from "./trace.ts";
import { bytesOf, valueOf } from "./value.ts";

/** After healing, that long must be enough. */
const SETTLE_MS = 3000;
const MAX_EVENTS = 200_000;

export interface RunOptions {
  readonly bug?: Bug;
  readonly onLine?: (line: string) => void;
}

export interface RunResult {
  readonly seed: number;
  readonly digest: string;
  readonly events: number;
  readonly acknowledged: number;
  readonly elections: number;
  readonly wipes: number;
  readonly truncatedTo: number;
}

interface Writing {
  readonly proposal: number;
  /** What is being written; undefined when nothing is. */
  value: number | undefined;
}

class World {
  readonly #seed: number;
  readonly #bug: Bug;
  readonly #rng: Rng;
  readonly #profile: Profile;
  readonly #queue = new EventQueue();
  readonly #trace: Trace;
  readonly #network: SimNetwork;
  readonly #nodes: readonly SimNode[];
  readonly #byPid: ReadonlyMap<string, SimNode>;
  readonly #agreement: AgreementChecker;
  readonly #durability = new DurabilityChecker();
  readonly #prefix: PrefixChecker;
  /** The clients of the nodes that are coordinators, by index. */
  readonly #writers = new Map<number, Writing>();
  /** Nodes that do not vote again yet. */
  readonly #wiped = new Set<SimNode>();
  #lastValue = 0;
  #events = 0;
  #elections = 0;
  #wipes = 0;
  #isHealed = false;
  /** Who is to lead in the end. */
  #leader: SimNode | undefined;

  constructor(seed: number, { bug = NO_BUG, onLine }: RunOptions) {
    this.#seed = seed;
    this.#bug = bug;
    this.#rng = seededRng(seed);
    const profile = profileOf(this.#rng);
    this.#profile = bug.profile?.(profile) ?? profile;
    this.#trace = new Trace(onLine);
    this.#network = new SimNetwork(this.#queue, this.#rng, this.#profile);
    const pids = Array.from({ length: this.#profile.replicas }, (_, index) => `r${index + 1}`);
    const status = this.#profile.autoInitialize ? "EMPTY" : "VOTING";
    this.#nodes = pids.map(
      (_, index) =>
        new SimNode(
          {
            index,
            pids,
            profile: this.#profile,
            queue: this.#queue,
            rng: this.#rng,
            bug,
            send: (from, packet) => this.#send(from, packet),
            onOutcome: (node, outcome) => this.#onOutcome(node, outcome),
            onDurable: (node, records) => this.#onDurable(node, records),
          },
          new TestDisk({ status, promised: 0 }),
        ),
    );
    this.#byPid = new Map(this.#nodes.map((node) => [node.pid, node]));
    const { replicas, foreign, hasTombstones } = this.#profile;
    this.#agreement = new AgreementChecker((replicas + 1) / 2, foreign === 0 || hasTombstones);
    this.#prefix = new PrefixChecker(this.#agreement);
  }

  run(): RunResult {
    this.#note(() => `seed ${this.#seed} ${JSON.stringify(this.#profile)}`);
    for (const node of this.#nodes) node.start();
    this.#scheduleElection();
    scheduleFaults({
      queue: this.#queue,
      rng: this.#rng,
      profile: this.#profile,
      network: this.#network,
      nodes: this.#nodes,
      note: (kind, index) => this.#noteFault(kind, index),
      wipe: (node) => this.#wipe(node),
    });
    while (this.#runOne(this.#profile.chaosMs)) continue;
    this.#heal();
    this.#settle();
    return {
      seed: this.#seed,
      digest: this.#trace.digest,
      events: this.#events,
      acknowledged: this.#durability.acknowledged.size,
      elections: this.#elections,
      wipes: this.#wipes,
      truncatedTo: this.#agreement.truncatedTo,
    };
  }

  #runOne(untilMs: number): boolean {
    if (!this.#queue.runOne(untilMs)) return false;
    this.#trace.fold(Math.round(this.#queue.nowMs * 1e6));
    this.#events++;
    if (this.#events > MAX_EVENTS) throw new Violation("the ensemble comes to rest", `${MAX_EVENTS} events`);
    return true;
  }

  #note(text: () => string): void {
    this.#trace.line(this.#queue.nowMs, text);
  }

  #noteFault(kind: string, index: number): void {
    this.#trace.fold(kind.length * 16 + index);
    this.#note(() => `*** r${index + 1} ${kind}`);
    if (kind === "loses power" || kind === "is killed") {
      this.#writers.delete(index);
      this.#prefix.restarted(`r${index + 1}`);
    }
  }

  // The network and the disks

  #send(from: SimNode, packet: Packet): void {
    const to = this.#byPid.get(packet.to);
    if (to === undefined) return;
    this.#network.send(from.index, to.index, () => {
      foldMessage(this.#trace, packet);
      this.#note(() => describePacket(packet));
      to.receive(packet);
    });
  }

  #onDurable(node: SimNode, records: readonly RecordToWrite[]): void {
    for (const { action, metadata } of records) {
      if (metadata?.status === "VOTING" && this.#wiped.delete(node)) this.#agreement.forgot(node.index);
      if (action === undefined) continue;
      const { position, performed, learned } = action;
      if (learned === true) {
        if (action.nop?.tombstone !== true) this.#agreement.learned(position, valueOf(action));
      } else if (performed !== undefined) {
        this.#agreement.accepted(node.index, { position, proposal: performed, value: valueOf(action) });
      }
    }
  }

  #wipe(node: SimNode): void {
    this.#wipes++;
    this.#wiped.add(node);
    node.disk = new TestDisk({ status: this.#bug.wipedStatus ?? "EMPTY", promised: 0 });
  }

  // Clients

  #onOutcome(node: SimNode, outcome: Outcome): void {
    this.#note(() => `    ${node.pid} ${describeOutcome(outcome)}`);
    switch (outcome.kind) {
      case "elected":
        this.#elections++;
        this.#trace.fold(outcome.position * 8 + node.index);
        this.#durability.elected(outcome.proposal, outcome.position);
        this.#writers.set(node.index, { proposal: outcome.proposal, value: undefined });
        return this.#scheduleWrite(node);
      case "written":
        return this.#acknowledged(node, outcome.position);
      case "demoted":
        this.#writers.delete(node.index);
        // What a dead competitor was promised may still be in the way once.
        if (node === this.#leader) this.#queue.after(1, () => this.#elect(node));
        return;
      case "learned":
        return this.#prefix.learned(node.pid, outcome, (position) => held(node.disk.read(position)));
      case "electionLost":
      case "status":
      case "uninitialized":
      case "diskFailed":
        return;
    }
  }

  #acknowledged(node: SimNode, position: number): void {
    const writing = this.#writers.get(node.index);
    if (writing?.value === undefined) throw new Violation("a write is acknowledged once", `${node.pid} at ${position}`);
    this.#trace.fold(position);
    this.#agreement.agreed(position, writing.value);
    this.#durability.acknowledgedAt(position, writing.value, writing.proposal);
    writing.value = undefined;
    this.#scheduleWrite(node);
  }

  #scheduleWrite(node: SimNode): void {
    const { life } = node;
    const writing = this.#writers.get(node.index);
    this.#queue.after(this.#rng.next() * 2 * this.#profile.appendMs, () => {
      if (node.life === life && writing !== undefined && this.#writers.get(node.index) === writing) {
        this.#write(node, writing);
      }
    });
  }

  #write(node: SimNode, writing: Writing): void {
    const { learned } = node.core ?? {};
    if (learned !== undefined && this.#rng.next() < this.#profile.truncation && learned.end > learned.begin) {
      const to = learned.begin + 1 + this.#rng.nextInt(learned.end - learned.begin);
      writing.value = -1 - to;
      return node.step({ kind: "truncate", to });
    }
    writing.value = ++this.#lastValue;
    node.step({ kind: "append", bytes: bytesOf(writing.value) });
  }

  #scheduleElection(): void {
    const { electionMs, competition } = this.#profile;
    const isFirst = this.#elections === 0 && this.#queue.nowMs === 0;
    this.#queue.after(isFirst ? 1 : -Math.log(1 - this.#rng.next()) * electionMs, () => {
      if (this.#isHealed) return;
      const node = this.#pickOwn();
      if (this.#rng.next() >= competition) {
        for (const other of this.#nodes) if (other !== node) other.step({ kind: "demote" });
      }
      this.#elect(node);
      this.#scheduleElection();
    });
  }

  /** Mesos's replicas come last and have no coordinator. */
  #pickOwn(): SimNode {
    return this.#nodes[this.#rng.nextInt(this.#profile.replicas - this.#profile.foreign)] as SimNode;
  }

  #elect(node: SimNode): void {
    this.#note(() => `*** ${node.pid} is to lead`);
    node.step({ kind: "elect" });
  }

  // The end

  #heal(): void {
    this.#note(() => "*** everything is healed");
    this.#isHealed = true;
    this.#network.heal();
    for (const node of this.#nodes) {
      node.slowDown(1);
      // A bad disk is replaced by its copy; whatever is stopped is started.
      node.crash(false);
      this.#writers.delete(node.index);
      this.#prefix.restarted(node.pid);
      node.start();
    }
  }

  #settle(): void {
    const leader = this.#pickOwn();
    this.#leader = leader;
    const untilMs = this.#queue.nowMs + SETTLE_MS;
    const before = this.#durability.acknowledged.size;
    this.#elect(leader);
    this.#waitFor(untilMs, "an append succeeds", () => this.#durability.acknowledged.size > before + 1);
    this.#leader = undefined;
    leader.step({ kind: "demote" });
    this.#waitFor(untilMs, "all replicas vote and learn all", () => this.#isSettled());
    for (const { pid, core, disk, isForeign } of this.#nodes) {
      if (isForeign) continue;
      const begin = core?.learned.begin ?? 0;
      this.#durability.settled(pid, begin, (position) => {
        const action = disk.read(position);
        return action?.learned === true ? valueOf(action) : undefined;
      });
    }
  }

  #waitFor(untilMs: number, what: string, isSo: () => boolean): void {
    while (!isSo()) {
      if (this.#runOne(untilMs)) continue;
      const states = this.#nodes.map(({ pid, core }) => {
        const { status, promised } = core?.metadata ?? {};
        const { begin, end } = core?.learned ?? {};
        return `${pid} ${status} promised ${promised} learned ${begin}..${end} end ${core?.positions.end}`;
      });
      throw new Violation(`progress when a quorum can talk: ${what}`, states.join("; "));
    }
  }

  #isSettled(): boolean {
    const end = Math.max(...this.#nodes.map(({ core }) => core?.positions.end ?? 0));
    const own = this.#nodes.filter(({ isForeign }) => !isForeign);
    return own.every(({ core }) => core?.metadata.status === "VOTING" && core.learned.end >= end);
  }
}

function held(action: Action | undefined): Held | undefined {
  if (action === undefined) return undefined;
  return {
    learned: action.learned === true,
    value: valueOf(action),
    isTombstone: action.nop?.tombstone === true,
  };
}

/** Runs one seed. @throws {Violation} when a property does not hold. */
export function runSeed(seed: number, options: RunOptions = {}): RunResult {
  return new World(seed, options).run();
}
