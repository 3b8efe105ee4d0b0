/**
 * Random lives of a cluster: clients, agents, connections, slow logs and crashes in any order. At every
 * moment an instance has one active task at most, and no launch takes what was not offered (the fake master
 * throws). When things calm down, nothing is stuck, and every job that a client was told of is there.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { LogError } from "../../prisma-free-store/log/log.ts";
import { instanceKeyString, jobKeyString, type JobKey } from "../core/domain/job-key.ts";
import { isActive, isTerminal } from "../core/domain/schedule-status.ts";
import { taskInstanceKey } from "../core/domain/task.ts";
import { FakeMaster } from "./testing/fake-master.ts";
import { CALLER, fakeJob, Harness, leadingHarness } from "./testing/harness.ts";

/** What may happen, each as often as it is listed. */
const KINDS = [
  ...(["create", "create", "kill", "restart", "add"] as const),
  ...(["offers", "offers", "offers", "rescind", "progress", "progress", "deliver", "deliver", "deliver"] as const),
  ...(["end", "loseAgent", "disconnect", "reconnect", "hold", "release", "advance", "advance", "crash"] as const),
];

interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  pick: fc.integer({ min: 0, max: 1_000 }),
});

const DELAYS_MS = [10, 1_000, 31_000, 301_000] as const;

/** A cluster, its scheduler of the moment, and what clients were promised. */
class World {
  harness: Harness;
  readonly master: FakeMaster;
  /** Instances of services whose creation was acknowledged and whose end nobody asked for. */
  readonly promised = new Set<string>();
  #isConnected = true;
  #release: (() => void) | undefined;
  #seed = 1;
  /** How often a client asked for a kill. */
  #kills = 0;

  constructor(harness: Harness) {
    this.harness = harness;
    this.master = new FakeMaster(harness.driver, 3);
  }

  async do({ kind, pick }: Step): Promise<void> {
    const key: JobKey = { role: "www-data", environment: "prod", name: `job-${pick % 3}` };
    const { jobs } = this.harness.scheduler;
    const kill = (): void => {
      this.#forgetPromises(key);
      this.#ask(jobs.kill({ job: key }, CALLER));
    };
    const deeds: Readonly<Record<Step["kind"], () => void | Promise<void>>> = {
      create: () => this.#create(key, 1 + (pick % 4), pick % 5 !== 0),
      kill,
      restart: () => this.#ask(jobs.restart({ job: key, instances: [pick % 2] }, CALLER)),
      add: () => this.#ask(jobs.addInstances({ key: { jobKey: key, instanceId: 0 }, count: 1 }, CALLER)),
      hold: () => void (this.#release ??= this.harness.log.hold()),
      release: () => this.#letGo(),
      advance: () => this.harness.advance(DELAYS_MS[pick % DELAYS_MS.length] ?? 0),
      crash: () => this.crash(),
      reconnect: () => this.connect(),
      offers: () => this.#master((master) => master.makeOffers()),
      rescind: () => this.#master((master) => master.rescind(oneOf(master.offerIds, pick) ?? "none")),
      progress: () => this.#master((master) => master.progress()),
      deliver: () => this.#master((master) => master.deliver(1 + (pick % 6))),
      end: () => this.#master((master) => master.end(pick, pick % 2 === 0 ? "TASK_FAILED" : "TASK_FINISHED")),
      loseAgent: () => this.#master((master) => master.loseAgent(pick)),
      disconnect: () =>
        this.#master((master) => {
          master.disconnect();
          this.#isConnected = false;
        }),
    };
    await deeds[kind]();
  }

  connect(): void {
    if (!this.#isConnected) this.master.reconnect();
    this.#isConnected = true;
  }

  /** The process ends as it stands, and another one takes over what the log holds. */
  async crash(): Promise<void> {
    const { disk } = this.harness.log;
    const startMs = this.harness.clock.nowMs() + 1_000;
    this.harness = await Harness.make({ disk, startMs, seed: ++this.#seed });
    this.#release = undefined;
    this.#isConnected = true;
    this.master.failOver(this.harness.driver);
    await this.harness.lead();
  }

  async calmDown(): Promise<void> {
    this.#letGo();
    this.connect();
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 4; j++) {
        this.master.makeOffers();
        await this.harness.settle();
        this.master.progress();
        this.master.deliver(1_000);
        await this.harness.settle();
      }
      await this.faults();
      await this.harness.advance(DELAYS_MS[(i % 3) + 1] ?? 0);
    }
    this.master.makeOffers();
    await this.harness.settle();
    for (let j = 0; j < 3; j++) {
      this.master.progress();
      this.master.deliver(1_000);
      await this.harness.settle();
    }
  }

  /** What is wrong at this moment; nothing should be. */
  async faults(): Promise<string[]> {
    // A log that is held back for too long is given up by the storage, and the process ends.
    if (this.harness.fatal.length > 0 && this.harness.fatal.every(({ error }) => error instanceof LogError)) {
      await this.crash();
    }
    const fatal = this.harness.fatal.map(({ error, where }) => `${where}: ${String(error)}`);
    const active = this.harness.tasks().filter((task) => isActive(task.status));
    const instances = active.map((task) => instanceKeyString(taskInstanceKey(task)));
    return [...fatal, ...instances.filter((instance, i) => instances.indexOf(instance) !== i)];
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
  }

  /** The master acts, unless there is no connection. */
  #master(act: (master: FakeMaster) => void): void {
    if (this.#isConnected) act(this.master);
  }

  #create(key: JobKey, instanceCount: number, isService: boolean): void {
    const resources = [{ numCpus: 0.3 }, { ramMb: 100 }, { diskMb: 10 }, { namedPort: "http" }];
    const job = fakeJob({ key, instanceCount, task: { isService, maxTaskFailures: 2, resources } });
    const { harness } = this;
    const kills = this.#kills;
    this.#ask(
      harness.scheduler.jobs.create(job, CALLER).then(() => {
        // A scheduler that was replaced answers nobody any more; a kill may have overtaken the answer.
        if (!isService || harness !== this.harness || kills !== this.#kills) return;
        for (let i = 0; i < instanceCount; i++) this.promised.add(`${jobKeyString(key)}/${i}`);
      }),
    );
  }

  #forgetPromises(key: JobKey): void {
    this.#kills++;
    for (const one of this.promised) if (one.startsWith(`${jobKeyString(key)}/`)) this.promised.delete(one);
  }

  /** Refusals are fine; what was refused is not promised. */
  #ask(request: Promise<unknown>): void {
    request.catch(() => undefined);
  }
}

function oneOf<T>(items: readonly T[], pick: number): T | undefined {
  return items[pick % Math.max(items.length, 1)];
}

test("whatever happens, instances are unique, offers are kept to, and nothing is stuck or lost for good", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
      const world = new World(await leadingHarness());
      for (const one of steps) {
        await world.do(one);
        await world.harness.settle();
        expect(await world.faults()).toEqual([]);
      }
      await world.calmDown();
      expect(await world.faults()).toEqual([]);
      const tasks = world.harness.tasks();
      const unsettled = tasks.filter(({ status }) => status !== "RUNNING" && !isTerminal(status));
      expect(unsettled.map((task) => `${task.assignedTask.taskId} ${task.status}`)).toEqual([]);
      const running = new Set(
        tasks.filter((task) => task.status === "RUNNING").map((task) => instanceKeyString(taskInstanceKey(task))),
      );
      expect([...world.promised].filter((instance) => !running.has(instance))).toEqual([]);
      const live = [...world.master.liveTasks().keys()];
      expect(live.filter((id) => world.harness.task(id)?.status !== "RUNNING")).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 120_000);
