/**
 * An agent's HTTP side: executor API, operator API, files, and the older endpoints, each with and without the
 * libprocess id `slave(1)` in front.
 */
import { createServer, type Server } from "node:http";
import type { Logger } from "../../../base/logger.ts";
import {
  AgentCall as AgentCallType,
  AgentResponse,
  ExecutorCall as ExecutorCallType,
  ExecutorEvent,
} from "../../messages.ts";
import { handleExecutorCall } from "../core/agent/executor-api.ts";
import type { Agent } from "../core/agent/agent.ts";
import type { ExecutorCall } from "../core/messages.ts";
import { filesRoutes } from "../files/files-endpoints.ts";
import type { SandboxFiles } from "../files/sandbox-files.ts";
import { answerAgentCall, type AgentCall } from "./agent-operator.ts";
import { agentMetrics, agentStateModel, containersModel, type SandboxOf } from "./agent-state.ts";
import {
  acceptedEncoding,
  openStream,
  readCall,
  requestListener,
  sendAnswer,
  sendJson,
  sendMessage,
  type Exchange,
  type Handler,
} from "./exchange.ts";
import { versionModel, type FlagsModel } from "./operator-models.ts";
import type { Streams } from "./streams.ts";

export interface AgentServerParts {
  /** The agent, once it runs and while it lives. */
  readonly agent: () => Agent | undefined;
  /** Runs `work` on the agent at the present time and carries out what follows. */
  readonly run: <T>(work: () => T) => T;
  readonly streams: Streams;
  readonly newStreamId: () => string;
  readonly files: SandboxFiles;
  readonly sandboxOf: SandboxOf;
  readonly masterHostname: () => string | undefined;
  readonly flags: () => FlagsModel;
  readonly logger: Logger;
}

const ACTOR = "/slave(1)";

class AgentEndpoints {
  readonly #parts: AgentServerParts;

  constructor(parts: AgentServerParts) {
    this.#parts = parts;
  }

  /** Runs `work` with the agent, or answers that there is none. */
  #withAgent(exchange: Exchange, work: (agent: Agent) => void): void {
    const agent = this.#parts.agent();
    if (agent === undefined) sendAnswer(exchange.response, { status: 503, body: "Agent has not finished recovery" });
    else work(agent);
  }

  executor = async (exchange: Exchange): Promise<void> => {
    const call = await readCall<ExecutorCall>(exchange.request, ExecutorCallType);
    const encoding = call.type === "SUBSCRIBE" ? acceptedEncoding(exchange.request) : undefined;
    this.#withAgent(exchange, (agent) => {
      const { run, streams, newStreamId } = this.#parts;
      const outcome = run(() => handleExecutorCall(agent, call));
      if ("answer" in outcome) {
        sendAnswer(exchange.response, outcome.answer);
        return;
      }
      if (encoding === undefined) return;
      const streamId = newStreamId();
      openStream(exchange.response, { "Content-Type": encoding });
      streams.add(streamId, exchange.response, {
        type: ExecutorEvent,
        encoding,
        onClosed: () => run(() => agent.executorStreamClosed(streamId)),
      });
      run(() => agent.subscribe(streamId, outcome.subscribe, call));
    });
  };

  operator = async (exchange: Exchange): Promise<void> => {
    const call = await readCall<AgentCall>(exchange.request, AgentCallType);
    const agent = this.#parts.agent();
    if (agent === undefined) {
      sendAnswer(exchange.response, { status: 503, body: "Agent has not finished recovery" });
      return;
    }
    const { files, flags } = this.#parts;
    sendMessage(exchange, AgentResponse, await answerAgentCall(call, { state: agent.state, files, flags: flags() }));
  };

  routes(): ReadonlyMap<string, Handler> {
    const { flags, files, sandboxOf, masterHostname } = this.#parts;
    const json = (model: (agent: Agent) => unknown): Handler => {
      return (exchange) => this.#withAgent(exchange, (agent) => sendJson(exchange.response, model(agent)));
    };
    const state = json(({ state: own }) =>
      agentStateModel(own, { masterHostname: masterHostname(), flags: flags(), sandboxOf }),
    );
    return new Map<string, Handler>([
      ["/api/v1/executor", this.executor],
      ["/api/v1", this.operator],
      ["/state", state],
      ["/state.json", state],
      ["/containers", json((agent) => containersModel(agent.state))],
      ["/flags", json(() => ({ flags: flags() }))],
      ["/version", json((agent) => versionModel({ startedMs: agent.state.startedMs }))],
      ["/metrics/snapshot", json((agent) => agentMetrics(agent.state))],
      ["/health", ({ response }) => sendAnswer(response, { status: 200 })],
      ...filesRoutes(files),
    ]);
  }
}

/** Makes the server of an agent; it is not listening yet. */
export function createAgentServer(parts: AgentServerParts): Server {
  const routes = new AgentEndpoints(parts).routes();
  const route = (path: string): Handler | undefined =>
    routes.get(path) ?? (path.startsWith(`${ACTOR}/`) ? routes.get(path.slice(ACTOR.length)) : undefined);
  return createServer(requestListener(route, parts.logger));
}
