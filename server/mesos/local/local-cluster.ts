/**
 * The embedded cluster at work: it gives the pure core the time, carries out what the core decides (events on
 * streams, containers, sandboxes) and holds the listeners. One instance is one master with its agents.
 */
import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Timer } from "../../base/clock.ts";
import { must } from "../../core/domain/invariant.ts";
import { AGENT_DEFAULTS, type AgentSettings, type ContainerSpec } from "./core/agent/state.ts";
import type { Agent } from "./core/agent/agent.ts";
import type { AgentSpec } from "./core/agent-spec.ts";
import { Cluster, type ClusterEffect } from "./core/cluster.ts";
import { MASTER_DEFAULTS } from "./core/master/state.ts";
import type { ExecutorEvent, MasterInfo } from "./core/messages.ts";
import { Containerizer } from "./container/containerizer.ts";
import { HostUsers } from "./container/users.ts";
import { WorkDirectory } from "./container/work-directory.ts";
import { SandboxFiles } from "./files/sandbox-files.ts";
import { createAgentServer } from "./http/agent-server.ts";
import { createMasterServer, type Leader } from "./http/master-server.ts";
import { controlHandler } from "./http/control-endpoint.ts";
import { MESOS_VERSION, type FlagsModel } from "./http/operator-models.ts";
import { Streams } from "./http/streams.ts";
import type { MesosLocalOptions } from "./options.ts";
import { LocalControl } from "./control.ts";

/** How long connections stay open between requests. */
const KEEP_ALIVE_MS = 120_000;

/** How often the end of containers is looked for when stopping. */
const STOP_POLL_MS = 20;

/** The port that simulated agents are said to have: nobody answers there. */
const SIMULATED_PORT = 5051;

interface RunningAgent {
  readonly server: Server;
  readonly files: SandboxFiles;
  agent: Agent | undefined;
}

/** An IPv4 address in network byte order, read as a little-endian number. */
function ipNumber(ip: string): number {
  return ip.split(".").reduceRight((value, part) => value * 256 + Number(part), 0);
}

async function listen(server: Server, port: number, ip: string): Promise<number> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, ip, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

export class LocalCluster {
  readonly options: MesosLocalOptions;
  readonly control: LocalControl;
  readonly #streams = new Streams();
  readonly #agents = new Map<string, RunningAgent>();
  readonly #servers = new Set<Server>();
  readonly #workDirectory: WorkDirectory;
  readonly #users = new HostUsers();
  readonly #containerizer: Containerizer;
  readonly #killAtExit = (): void => this.#containerizer.killAllNow();
  #cluster: Cluster | undefined;
  #leader: Leader = "self";
  #carrying = false;
  #timer: { readonly dueMs: number; readonly timer: Timer } | undefined;
  #nextAgentPort: number;
  #port = 0;

  constructor(options: MesosLocalOptions) {
    this.options = options;
    this.#nextAgentPort = options.agentPort;
    this.#workDirectory = new WorkDirectory(options.workDir);
    this.control = new LocalControl(this);
    this.#containerizer = new Containerizer({
      clock: options.clock,
      logger: options.logger,
      workDirectory: this.#workDirectory,
      users: this.#users,
      settings: this.#agentSettings(),
      switchUser: options.switchUser,
      listener: {
        sandboxCreated: (container, sandbox) => this.#attach(container, sandbox),
        launched: (container, pid) =>
          this.#onAgent(container, (agent) => agent.containerLaunched(container.containerId, pid)),
        ended: (container, end) =>
          this.#onAgent(container, (agent) => agent.containerEnded(container.containerId, end)),
        subscribed: (container, streamId) => this.#subscribeCommandExecutor(container, streamId),
        updated: (container, status) =>
          this.#onAgent(container, (agent) => {
            const call = { ...executorIds(container), type: "UPDATE", update: { status } };
            const { framework, executor } = agent.find(call);
            if (framework !== undefined && executor !== undefined) agent.executorCall({ framework, executor }, call);
          }),
      },
    });
  }

  get port(): number {
    return this.#port;
  }

  get cluster(): Cluster {
    return must(this.#cluster, "the embedded cluster was started");
  }

  get streams(): Streams {
    return this.#streams;
  }

  #agentSettings(): AgentSettings {
    return { ...AGENT_DEFAULTS, ...this.options.agent };
  }

  /** Who leads: for tests of schedulers that come to the wrong master. */
  setLeader(leader: Leader): void {
    this.#leader = leader;
  }

  /**
   * Runs `work` on the core at the present time, then carries out what follows from it. Called within such a
   * work, or while its consequences are carried out, it leaves its own consequences to that.
   */
  run = <T>(work: () => T): T => {
    this.cluster.advance(this.options.clock.nowMs());
    const result = work();
    this.#carryOut();
    return result;
  };

  #carryOut(): void {
    if (this.#carrying) return;
    this.#carrying = true;
    try {
      for (let effects = this.cluster.takeEffects(); effects.length > 0; effects = this.cluster.takeEffects()) {
        for (const effect of effects) this.#carryOutOne(effect);
      }
    } finally {
      this.#carrying = false;
    }
    this.#armTimer();
  }

  #carryOutOne(effect: ClusterEffect): void {
    switch (effect.kind) {
      case "event":
        if (this.#streams.has(effect.streamId)) this.#streams.send(effect.streamId, effect.event);
        else this.#containerizer.event(effect.streamId, effect.event as ExecutorEvent);
        return;
      case "close":
        return this.#streams.close(effect.streamId);
      case "launch": {
        const { agentId } = effect.container;
        const address = must(this.cluster.agent(agentId), `agent ${agentId} launches`).state.address;
        return this.#containerizer.launch(effect.container, address);
      }
      case "destroy":
        return this.#containerizer.destroy(effect.containerId);
      case "collect":
        this.#agents.get(effect.container.agentId)?.files.detach(this.#workDirectory.sandbox(effect.container));
        return this.#containerizer.removeSandbox(effect.container);
    }
  }

  #armTimer(): void {
    const dueMs = this.cluster.nextDueMs();
    if (dueMs === this.#timer?.dueMs) return;
    this.#timer?.timer.cancel();
    this.#timer = undefined;
    if (dueMs === undefined) return;
    const timer = this.options.clock.after(dueMs - this.options.clock.nowMs(), () => {
      this.#timer = undefined;
      this.run(() => undefined);
    });
    this.#timer = { dueMs, timer };
  }

  #onAgent(container: ContainerSpec, work: (agent: Agent) => void): void {
    this.run(() => {
      const agent = this.cluster.agent(container.agentId);
      if (agent !== undefined) work(agent);
    });
  }

  #subscribeCommandExecutor(container: ContainerSpec, streamId: string): void {
    this.#onAgent(container, (agent) => {
      const call = { ...executorIds(container), type: "SUBSCRIBE", subscribe: {} };
      const { framework, executor } = agent.find(call);
      if (framework !== undefined && executor !== undefined) agent.subscribe(streamId, { framework, executor }, call);
    });
  }

  /** Sandboxes are readable under their own path, under `latest`, and under a path without the agent's directory. */
  #attach(container: ContainerSpec, sandbox: string): void {
    const files = this.#agents.get(container.agentId)?.files;
    const latest = join(this.#workDirectory.executorDirectory(container), "runs", "latest");
    const { frameworkId, executorId } = container;
    files?.attach(sandbox, sandbox);
    files?.attach(latest, latest);
    files?.attach(`/frameworks/${frameworkId}/executors/${executorId}/runs/latest`, latest);
  }

  #masterInfo(): MasterInfo {
    const { ip, hostname } = this.options;
    const port = this.#port;
    return {
      id: randomUUID(),
      ip: ipNumber(ip),
      port,
      pid: `master@${ip}:${port}`,
      hostname,
      version: MESOS_VERSION,
      address: { hostname, ip, port },
    };
  }

  #flags(): FlagsModel {
    const { ip, unreachableAfterMs } = this.options;
    return {
      ip,
      port: String(this.#port),
      work_dir: this.#workDirectory.root,
      allocation_interval: "1secs",
      agent_ping_timeout: `${unreachableAfterMs}ms`,
      max_agent_ping_timeouts: "1",
      switch_user: String(this.options.switchUser),
    };
  }

  /** Starts the master and its agents. @throws what listening throws, and {@link WorkDirectoryError}. */
  async start(): Promise<void> {
    const { clock, ip, logger, port } = this.options;
    const left = await this.#workDirectory.open(clock.nowMs(), this.#agentSettings().gcDelayMs);
    if (left > 0) logger.warn({ containers: left }, "cleaned up after a cluster that did not stop in order");
    process.on("exit", this.#killAtExit);
    const server = createMasterServer({
      master: () => this.cluster.master,
      leader: () => this.#leader,
      run: this.run,
      streams: this.#streams,
      newStreamId: randomUUID,
      flags: () => this.#flags(),
      logger,
      control: controlHandler(this.control),
    });
    this.#servers.add(server);
    this.#port = await listen(server, port, ip);
    this.#cluster = new Cluster({
      master: this.#masterInfo(),
      masterSettings: { ...MASTER_DEFAULTS, ...this.options.master },
      agentSettings: this.#agentSettings(),
      ids: { uuid: randomUUID },
      startMs: clock.nowMs(),
    });
    for (const spec of this.options.agents) await this.startAgent(spec);
    this.run(() => undefined);
    logger.info({ port: this.#port, agents: this.options.agents.length }, "the embedded cluster runs");
  }

  /** Starts one more agent; returns its id. */
  async startAgent(spec: AgentSpec): Promise<string> {
    const { simulation, ip } = this.options;
    if (simulation !== undefined) {
      return this.run(() => this.cluster.addSimulatedAgent(spec, { ip, port: SIMULATED_PORT }, simulation).id);
    }
    const files = new SandboxFiles(this.#users);
    const server = this.#agentServer(files, () => running.agent);
    const running: RunningAgent = { files, server, agent: undefined };
    this.#servers.add(running.server);
    const port = await listen(running.server, this.#nextAgentPort, ip);
    if (this.#nextAgentPort !== 0) this.#nextAgentPort += 1;
    const agent = this.run(() => this.cluster.addAgent(spec, { ip, port }));
    running.agent = agent;
    this.#agents.set(agent.id, running);
    return agent.id;
  }

  #agentServer(files: SandboxFiles, agent: () => Agent | undefined): Server {
    return createAgentServer({
      agent,
      run: this.run,
      streams: this.#streams,
      newStreamId: randomUUID,
      files,
      sandboxOf: (executor) => this.#workDirectory.sandbox(executor.container),
      masterHostname: () => this.cluster.master.state.info.hostname,
      flags: () => this.#flags(),
      logger: this.options.logger,
    });
  }

  /** Has another master take over, at the same address. */
  failoverMaster(agentsReturnAfterMs: number): void {
    this.run(() => {
      this.cluster.failoverMaster(this.#masterInfo(), agentsReturnAfterMs, this.options.unreachableAfterMs);
    });
  }

  /** Ends the agent's process with all that it runs. False when there is no such agent. */
  async killAgent(agentId: string, unreachableAfterMs: number): Promise<boolean> {
    const running = this.#agents.get(agentId);
    const done = this.run(() => this.cluster.killAgent(agentId, unreachableAfterMs));
    if (!done || running === undefined) return done;
    running.agent = undefined;
    this.#agents.delete(agentId);
    this.#servers.delete(running.server);
    await closeServer(running.server);
    return true;
  }

  /** Stops everything: executors are asked to end, then killed; no process is left. */
  async stop(): Promise<void> {
    if (this.#cluster !== undefined) {
      this.run(() => {
        for (const agentId of this.cluster.agentIds()) this.cluster.agent(agentId)?.shutdown();
      });
      await this.#containersEnded(this.options.stopGraceMs);
      this.#containerizer.destroyAll();
      await this.#containersEnded(this.options.stopGraceMs);
      this.#containerizer.killAllNow();
    }
    this.#timer?.timer.cancel();
    await Promise.all([...this.#servers].map(closeServer));
    process.off("exit", this.#killAtExit);
    this.#workDirectory.close();
  }

  async #containersEnded(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (this.#containerizer.size > 0 && performance.now() < until) await sleep(STOP_POLL_MS);
  }
}

function executorIds(container: ContainerSpec): { executor_id: { value: string }; framework_id: { value: string } } {
  return { executor_id: { value: container.executorId }, framework_id: { value: container.frameworkId } };
}
