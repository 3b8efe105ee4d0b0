/** For tests: a cluster under a manual clock, with schedulers and executors that are recorded and driven by hand. */
import { invariant, must } from "../../../core/domain/invariant.ts";
import { AGENT_DEFAULTS, type AgentSettings, type ContainerSpec } from "../core/agent/state.ts";
import { handleExecutorCall } from "../core/agent/executor-api.ts";
import type { Agent } from "../core/agent/agent.ts";
import { parseAttributes, parseResources } from "../core/agent-spec.ts";
import { Cluster } from "../core/cluster.ts";
import { CountingIds, uuidBytes } from "../core/ids.ts";
import { handleSchedulerCall } from "../core/master/scheduler-api.ts";
import { MASTER_DEFAULTS } from "../core/master/state.ts";
import type {
  ExecutorCall,
  ExecutorEvent,
  FrameworkInfo,
  MasterInfo,
  Offer,
  SchedulerCall,
  SchedulerEvent,
  TaskInfo,
  TaskState,
  TaskStatus,
} from "../core/messages.ts";
import type { Answer } from "../core/http-answer.ts";

export const MASTER: MasterInfo = {
  id: "master-1",
  ip: 16777343,
  port: 5050,
  pid: "master@127.0.0.1:5050",
  hostname: "localhost",
  version: "1.4.4",
  address: { hostname: "localhost", ip: "127.0.0.1", port: 5050 },
};

export const START_MS = 1_700_000_000_000;

export const PARTITION_AWARE: FrameworkInfo["capabilities"] = [{ type: "MULTI_ROLE" }, { type: "PARTITION_AWARE" }];

type EventOf<T extends SchedulerEvent["type"]> = Extract<SchedulerEvent, { type: T }>;

/** A scheduler's side of one stream. */
export class RecordedScheduler {
  readonly events: SchedulerEvent[] = [];
  closed = false;
  frameworkId = "";

  constructor(
    readonly streamId: string,
    private readonly world: World,
  ) {}

  ofType<T extends SchedulerEvent["type"]>(type: T): EventOf<T>[] {
    return this.events.filter((event): event is EventOf<T> => event.type === type);
  }

  /** Event types in order. */
  types(): string[] {
    return this.events.map((event) => event.type);
  }

  /** All offers that have been made. */
  offers(): Offer[] {
    return this.ofType("OFFERS").flatMap((event) => event.offers.offers);
  }

  statuses(taskId?: string): TaskStatus[] {
    const all = this.ofType("UPDATE").map((event) => event.update.status);
    return taskId === undefined ? all : all.filter((status) => status.task_id.value === taskId);
  }

  forget(): void {
    this.events.length = 0;
  }

  call(call: SchedulerCall): Answer {
    const full = { framework_id: { value: this.frameworkId }, ...call };
    const outcome = handleSchedulerCall(this.world.cluster.master, full, this.streamId);
    this.world.pump();
    return "answer" in outcome ? outcome.answer : { status: 200 };
  }

  launch(offer: Offer, tasks: readonly TaskInfo[], refuseSeconds = 0): Answer {
    return this.call({
      type: "ACCEPT",
      accept: {
        offer_ids: [offer.id],
        operations: [{ type: "LAUNCH", launch: { task_infos: tasks } }],
        filters: { refuse_seconds: refuseSeconds },
      },
    });
  }

  acknowledge(status: TaskStatus): Answer {
    return this.call({
      type: "ACKNOWLEDGE",
      acknowledge: {
        agent_id: must(status.agent_id, "the status has an agent"),
        task_id: status.task_id,
        uuid: must(status.uuid, "the status wants no acknowledgement"),
      },
    });
  }
}

/** An executor's side of its stream. */
export class RecordedExecutor {
  readonly events: ExecutorEvent[] = [];
  closed = false;
  #updates = 0;

  constructor(
    readonly container: ContainerSpec,
    readonly streamId: string,
    private readonly world: World,
  ) {}

  call(call: Pick<ExecutorCall, "type"> & Partial<ExecutorCall>): Answer {
    const outcome = handleExecutorCall(this.#agent(), this.#complete(call));
    this.world.pump();
    return "answer" in outcome ? outcome.answer : { status: 200 };
  }

  #agent(): Agent {
    return must(this.world.cluster.agent(this.container.agentId), "the agent lives");
  }

  #complete(call: Pick<ExecutorCall, "type"> & Partial<ExecutorCall>): ExecutorCall {
    const { executorId, frameworkId } = this.container;
    return { executor_id: { value: executorId }, framework_id: { value: frameworkId }, ...call };
  }

  subscribe(subscribe: NonNullable<ExecutorCall["subscribe"]> = {}): void {
    const call = this.#complete({ type: "SUBSCRIBE", subscribe });
    const outcome = handleExecutorCall(this.#agent(), call);
    invariant("subscribe" in outcome, "the subscription is accepted");
    this.world.executors.set(this.streamId, this);
    this.#agent().subscribe(this.streamId, outcome.subscribe, call);
    this.world.pump();
  }

  update(taskId: string, state: TaskState, uuid?: Uint8Array): Answer {
    this.#updates += 1;
    return this.call({
      type: "UPDATE",
      update: {
        status: {
          task_id: { value: taskId },
          state,
          source: "SOURCE_EXECUTOR",
          executor_id: { value: this.container.executorId },
          timestamp: this.world.cluster.timers.nowMs / 1000,
          uuid: uuid ?? uuidBytes(`ffffffff-0000-4000-8000-${String(this.#updates).padStart(12, "0")}`),
        },
      },
    });
  }

  exit(status: number): void {
    this.world.cluster.agent(this.container.agentId)?.containerEnded(this.container.containerId, { status });
    this.world.pump();
  }
}

/** The cluster and everyone around it. */
export class World {
  readonly ids = new CountingIds();
  readonly cluster: Cluster;
  readonly schedulers = new Map<string, RecordedScheduler>();
  readonly executors = new Map<string, RecordedExecutor>();
  readonly launched: ContainerSpec[] = [];
  readonly destroyed: string[] = [];
  readonly collected: ContainerSpec[] = [];
  #streams = 0;

  constructor(settings: { agent?: Partial<AgentSettings> } = {}) {
    this.cluster = new Cluster({
      master: MASTER,
      masterSettings: MASTER_DEFAULTS,
      agentSettings: { ...AGENT_DEFAULTS, ...settings.agent },
      ids: this.ids,
      startMs: START_MS,
    });
  }

  addAgent(resources = "cpus:4;mem:4096;disk:10240;ports:[31000-31100]", attributes = "host:h1;rack:r1"): string {
    const spec = {
      hostname: "localhost",
      resources: parseResources(resources),
      attributes: parseAttributes(attributes),
    };
    const agent = this.cluster.addAgent(spec, { ip: "127.0.0.1", port: 5051 });
    this.pump();
    return agent.id;
  }

  subscribe(info: Partial<FrameworkInfo> = {}, suppressedRoles: readonly string[] = []): RecordedScheduler {
    const scheduler = new RecordedScheduler(`stream-${++this.#streams}`, this);
    this.schedulers.set(scheduler.streamId, scheduler);
    const full: FrameworkInfo = {
      user: "root",
      name: "test",
      roles: ["*"],
      failover_timeout: 600,
      checkpoint: true,
      capabilities: PARTITION_AWARE ?? [],
      ...info,
    };
    this.cluster.master.subscribe({ streamId: scheduler.streamId, info: full, suppressedRoles });
    this.pump();
    scheduler.frameworkId = scheduler.ofType("SUBSCRIBED")[0]?.subscribed.framework_id.value ?? "";
    return scheduler;
  }

  /** The stream's other end goes away. */
  disconnect(scheduler: RecordedScheduler): void {
    this.cluster.master.streamClosed(scheduler.streamId);
    this.pump();
  }

  advance(ms: number): void {
    this.cluster.advance(this.cluster.timers.nowMs + ms);
    this.pump();
  }

  /** The executor for the container that was launched last, its process running. */
  startExecutor(): RecordedExecutor {
    const container = must(this.launched.at(-1), "a container was launched");
    this.cluster.agent(container.agentId)?.containerLaunched(container.containerId, 4711);
    return new RecordedExecutor(container, `executor-${++this.#streams}`, this);
  }

  /** Hands what happened outside to whom it concerns. */
  pump(): void {
    for (const effect of this.cluster.takeEffects()) {
      if (effect.kind === "event") {
        this.schedulers.get(effect.streamId)?.events.push(effect.event as SchedulerEvent);
        this.executors.get(effect.streamId)?.events.push(effect.event as ExecutorEvent);
      } else if (effect.kind === "close") {
        const end = this.schedulers.get(effect.streamId) ?? this.executors.get(effect.streamId);
        if (end !== undefined) end.closed = true;
      } else if (effect.kind === "launch") this.launched.push(effect.container);
      else if (effect.kind === "destroy") this.destroyed.push(effect.containerId);
      else this.collected.push(effect.container);
    }
  }
}

export function task(taskId: string, agentId: string, fields: Partial<TaskInfo> = {}): TaskInfo {
  return {
    name: taskId,
    task_id: { value: taskId },
    agent_id: { value: agentId },
    resources: parseResources("cpus:0.5;mem:64"),
    ...(fields.executor === undefined ? { command: { shell: true, value: "sleep 600" } } : {}),
    ...fields,
  };
}

/** A task with an executor of its own. */
export function executorTask(taskId: string, agentId: string, fields: Partial<TaskInfo> = {}): TaskInfo {
  return task(taskId, agentId, {
    executor: {
      executor_id: { value: `executor-${taskId}` },
      command: { value: "./executor" },
      resources: parseResources("cpus:0.25;mem:32"),
    },
    ...fields,
  });
}
