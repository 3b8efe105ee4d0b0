/**
 * The cluster inspector over Mesos's operator APIs: the master's list of agents (GET_AGENTS), and sandboxes
 * through the agents' LIST_FILES and READ_FILE. One answer of the master serves all who ask within a few
 * seconds.
 */
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { ApiError, invalidRequest } from "../../core/domain/api-error.ts";
import type {
  ClusterInspector,
  InspectedAgent,
  InspectedFile,
  SandboxRef,
} from "../../scheduler/ports/cluster-inspector.ts";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import type { MasterDetector } from "../../scheduler/ports/master-detector.ts";
import { toMillis, toNumber } from "../codec.ts";
import { basicAuthorization, type Credentials } from "../driver/credentials.ts";
import { fromWireAttributes } from "../driver/events.ts";
import { parseHostAndPort } from "../driver/master-address.ts";
import { fromWireResource } from "../driver/resources.ts";
import { AgentCall, AgentResponse, MasterCall, MasterResponse, mesos } from "../messages.ts";
import { formatMode, isDirectory } from "./file-mode.ts";
import { OperatorClient } from "./operator-client.ts";
import { SandboxDirectories } from "./sandbox-directories.ts";
import { joinPath, sandboxPath } from "./sandbox-path.ts";

export interface ClusterInspectorOptions {
  readonly detector: MasterDetector;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For masters. */
  readonly credentials?: Credentials | undefined;
  /** For agents. */
  readonly agentCredentials?: Credentials | undefined;
  /** How old the list of agents may be. */
  readonly maxAgeMs?: number;
  readonly timeoutMs?: number;
}

/** With an end: it watches the detector and keeps connections. */
export interface ClosableClusterInspector extends ClusterInspector {
  close(): Promise<void>;
}

export function createClusterInspector(options: ClusterInspectorOptions): ClosableClusterInspector {
  return new MesosClusterInspector(options);
}

const DEFAULT_MAX_AGE_MS = 3_000;
const DEFAULT_TIMEOUT_MS = 10_000;
/** Agents converted before other work gets its turn. */
const BATCH = 500;

const MASTER = { call: MasterCall, response: MasterResponse };
const AGENT = { call: AgentCall, response: AgentResponse };

type WireAgent = mesos.v1.master.Response.GetAgents.Agent.$Properties;

function fromWireAgent({ agent_info: info, active, pid, total_resources: total }: WireAgent): InspectedAgent {
  return {
    agentId: info.id?.value ?? "",
    hostname: info.hostname,
    active,
    attributes: fromWireAttributes(info.attributes ?? []),
    totalResources: (total ?? []).map(fromWireResource),
    address: pid?.split("@")[1] ?? `${info.hostname}:${info.port ?? 5051}`,
  };
}

function fromWireFile(file: mesos.v1.FileInfo.$Properties, directory: string): InspectedFile {
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const mode = file.mode ?? 0;
  return {
    path: directory === "" ? name : `${directory}/${name}`,
    isDirectory: isDirectory(mode),
    sizeBytes: toNumber(file.size ?? 0),
    modifiedMs: file.mtime ? toMillis(file.mtime) : 0,
    mode: formatMode(mode),
  };
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

class MesosClusterInspector implements ClosableClusterInspector {
  readonly #options: ClusterInspectorOptions;
  readonly #client: OperatorClient;
  readonly #directories: SandboxDirectories;
  readonly #unwatch: () => void;
  /** Where agents were last seen: a reader that follows a file need not ask the master each time. */
  readonly #addresses = new Map<string, MasterAddress>();
  #masters: readonly MasterAddress[] = [];
  #agents: { readonly atMs: number; readonly list: Promise<readonly InspectedAgent[]> } | undefined;

  constructor(options: ClusterInspectorOptions) {
    this.#options = options;
    const { credentials, agentCredentials, clock } = options;
    const { maxAgeMs = DEFAULT_MAX_AGE_MS, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    this.#client = new OperatorClient({
      authorization: credentials && basicAuthorization(credentials),
      agentAuthorization: agentCredentials && basicAuthorization(agentCredentials),
      timeoutMs,
    });
    this.#directories = new SandboxDirectories((agent) => this.#client.getAgentJson(agent, "/state"), clock, maxAgeMs);
    this.#unwatch = options.detector.watch((masters) => {
      this.#masters = masters;
      this.#agents = undefined;
    });
  }

  agents(): Promise<readonly InspectedAgent[]> {
    const { clock, maxAgeMs = DEFAULT_MAX_AGE_MS } = this.#options;
    const nowMs = clock.monotonicMs();
    if (this.#agents !== undefined && nowMs - this.#agents.atMs < maxAgeMs) return this.#agents.list;
    const list = this.#fetchAgents();
    const entry = { atMs: nowMs, list };
    this.#agents = entry;
    // Whoever asked sees the failure; the next to ask must not.
    list.catch(() => {
      if (this.#agents === entry) this.#agents = undefined;
    });
    return list;
  }

  async listFiles(sandbox: SandboxRef, path: string): Promise<readonly InspectedFile[] | undefined> {
    const relative = sandboxPath(path);
    const place = await this.#locate(sandbox);
    if (place === undefined) return undefined;
    const response = await this.#askAgent(sandbox.agentId, place.agent, {
      type: mesos.v1.agent.Call.Type.LIST_FILES,
      list_files: { path: joinPath(place.directory, relative) },
    });
    return response && (response.list_files?.file_infos ?? []).map((file) => fromWireFile(file, relative));
  }

  async readFile(
    sandbox: SandboxRef,
    range: { path: string; offset: number; length: number },
  ): Promise<{ data: Uint8Array; size: number } | undefined> {
    const relative = sandboxPath(range.path);
    if (!isSize(range.offset) || !isSize(range.length))
      throw invalidRequest("offset and length are whole numbers from 0");
    const place = await this.#locate(sandbox);
    if (place === undefined) return undefined;
    const response = await this.#askAgent(sandbox.agentId, place.agent, {
      type: mesos.v1.agent.Call.Type.READ_FILE,
      read_file: { path: joinPath(place.directory, relative), offset: range.offset, length: range.length },
    });
    if (response === undefined) return undefined;
    const { data, size } = response.read_file ?? { data: new Uint8Array(), size: 0 };
    return { data, size: toNumber(size) };
  }

  async close(): Promise<void> {
    this.#unwatch();
    await this.#client.close();
  }

  async #fetchAgents(): Promise<readonly InspectedAgent[]> {
    const response = await this.#askSomeMaster({ type: mesos.v1.master.Call.Type.GET_AGENTS });
    const wire = response.get_agents?.agents ?? [];
    const agents: InspectedAgent[] = [];
    for (let at = 0; at < wire.length; at += BATCH) {
      if (at > 0) await new Promise((resolve) => setImmediate(resolve));
      for (const agent of wire.slice(at, at + BATCH)) agents.push(fromWireAgent(agent));
    }
    this.#addresses.clear();
    for (const { agentId, address } of agents) {
      const parsed = parseHostAndPort(address);
      if (parsed !== undefined) this.#addresses.set(agentId, parsed);
    }
    return agents;
  }

  async #askSomeMaster(call: MasterCall): Promise<MasterResponse> {
    let failure: unknown = new ApiError("ERROR_TRANSIENT", "No Mesos master is known");
    for (const master of this.#masters) {
      try {
        return await this.#client.askMaster(master, MASTER, call);
      } catch (error) {
        failure = error;
        this.#options.logger.debug({ error: String(error) }, "a Mesos master did not answer");
      }
    }
    throw failure;
  }

  async #locate(sandbox: SandboxRef): Promise<{ agent: MasterAddress; directory: string } | undefined> {
    if (!this.#addresses.has(sandbox.agentId)) await this.agents();
    const agent = this.#addresses.get(sandbox.agentId);
    if (agent === undefined) return undefined;
    const directory = await this.#forgettingOnFailure(sandbox.agentId, this.#directories.find(sandbox, agent));
    return directory === undefined ? undefined : { agent, directory };
  }

  #askAgent(agentId: string, agent: MasterAddress, call: AgentCall): Promise<AgentResponse | undefined> {
    return this.#forgettingOnFailure(agentId, this.#client.askAgent(agent, AGENT, call));
  }

  /** An agent that does not answer may have moved or be gone: the next question starts at the master. */
  async #forgettingOnFailure<T>(agentId: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      this.#addresses.delete(agentId);
      throw error;
    }
  }
}
