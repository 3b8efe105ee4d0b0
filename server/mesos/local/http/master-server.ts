/**
 * The master's HTTP side: scheduler API, operator API and the older endpoints, each with and without the
 * libprocess id `master` in front. A master that does not lead sends to the one that does.
 */
import { createServer, type Server } from "node:http";
import type { Logger } from "../../../base/logger.ts";
import {
  MasterCall as MasterCallType,
  MasterResponse,
  SchedulerCall as SchedulerCallType,
  SchedulerEvent,
} from "../../messages.ts";
import type { Master } from "../core/master/master.ts";
import { handleSchedulerCall } from "../core/master/scheduler-api.ts";
import type { SchedulerCall } from "../core/messages.ts";
import {
  acceptedEncoding,
  HttpError,
  methodNotAllowed,
  openStream,
  readBody,
  readCall,
  requestListener,
  sendAnswer,
  sendJson,
  sendMessage,
  type Exchange,
  type Handler,
} from "./exchange.ts";
import { answerMasterCall, type MasterCall } from "./master-operator.ts";
import { allTasksModel, frameworksModel, masterMetrics, slavesModel, stateModel } from "./master-state.ts";
import { versionModel, type FlagsModel } from "./operator-models.ts";
import type { Streams } from "./streams.ts";

/** Who leads: this master, another one at `host:port`, or nobody. */
export type Leader = "self" | "nobody" | { readonly host: string; readonly port: number };

export interface MasterServerParts {
  readonly master: () => Master;
  readonly leader: () => Leader;
  /** Runs `work` on the master at the present time and carries out what follows. */
  readonly run: <T>(work: () => T) => T;
  readonly streams: Streams;
  readonly newStreamId: () => string;
  readonly flags: () => FlagsModel;
  readonly logger: Logger;
  /** Answers `/local/control`. */
  readonly control: Handler;
}

const ACTOR = "/master";

class MasterEndpoints {
  readonly #parts: MasterServerParts;

  constructor(parts: MasterServerParts) {
    this.#parts = parts;
  }

  scheduler = async (exchange: Exchange): Promise<void> => {
    const { request, response } = exchange;
    const call = await readCall<SchedulerCall>(request, SchedulerCallType);
    const { run, master, streams, newStreamId } = this.#parts;
    const header = request.headers["mesos-stream-id"];
    const outcome = run(() => handleSchedulerCall(master(), call, typeof header === "string" ? header : undefined));
    if ("answer" in outcome) {
      sendAnswer(response, outcome.answer);
      return;
    }
    const encoding = acceptedEncoding(request);
    const streamId = newStreamId();
    openStream(response, { "Content-Type": encoding, "Mesos-Stream-Id": streamId });
    streams.add(streamId, response, {
      type: SchedulerEvent,
      encoding,
      onClosed: () => run(() => master().streamClosed(streamId)),
    });
    run(() => master().subscribe({ streamId, ...outcome.subscribe }));
  };

  operator = async (exchange: Exchange): Promise<void> => {
    const call = await readCall<MasterCall>(exchange.request, MasterCallType);
    const { run, master, flags } = this.#parts;
    const message = run(() => answerMasterCall(master(), call, flags()));
    if (message === undefined) sendAnswer(exchange.response, { status: 200 });
    else sendMessage(exchange, MasterResponse, message);
  };

  /** The older way to end a framework; its id stands in a form. */
  teardown = async ({ request, response }: Exchange): Promise<void> => {
    if (request.method !== "POST") throw methodNotAllowed(request.method);
    const form = new URLSearchParams(Buffer.from(await readBody(request)).toString("utf8"));
    const frameworkId = form.get("frameworkId");
    if (frameworkId === null) throw new HttpError(400, "Missing 'frameworkId' query parameter in the request body");
    const { run, master } = this.#parts;
    if (!run(() => master().teardown(frameworkId))) throw new HttpError(400, "No framework found with specified ID");
    sendAnswer(response, { status: 200 });
  };

  /** Where requests for the leader go; `undefined` when that is here. */
  #elsewhere(): string | undefined {
    const leader = this.#parts.leader();
    return typeof leader === "object" ? `//${leader.host}:${leader.port}` : undefined;
  }

  /** Has the leading master answer. */
  #leading(handler: Handler): Handler {
    return (exchange) => {
      const { response, request } = exchange;
      if (this.#parts.leader() === "nobody") {
        return sendAnswer(response, { status: 503, body: "No leader elected" });
      }
      const elsewhere = this.#elsewhere();
      if (elsewhere === undefined) return handler(exchange);
      return sendAnswer(response, { status: 307 }, { Location: `${elsewhere}${request.url ?? "/"}` });
    };
  }

  #redirect = ({ response }: Exchange): void => {
    const { hostname, port } = this.#parts.master().state.info;
    if (this.#parts.leader() === "nobody") sendAnswer(response, { status: 503, body: "No leader elected" });
    else sendAnswer(response, { status: 307 }, { Location: this.#elsewhere() ?? `//${hostname}:${port}` });
  };

  routes(): ReadonlyMap<string, Handler> {
    const { master, flags, control } = this.#parts;
    const json = (model: (own: Master) => unknown): Handler => {
      return ({ response }) => sendJson(response, model(master()));
    };
    const leading = new Map<string, Handler>([
      ["/api/v1/scheduler", this.scheduler],
      ["/api/v1", this.operator],
      ["/teardown", this.teardown],
      ["/state", json((own) => stateModel(own.state, flags()))],
      ["/slaves", json((own) => slavesModel(own.state))],
      ["/frameworks", json((own) => frameworksModel(own.state))],
      ["/tasks", json((own) => allTasksModel(own.state))],
    ]);
    const routes = new Map<string, Handler>([
      ["/health", ({ response }) => sendAnswer(response, { status: 200 })],
      ["/version", json((own) => versionModel({ startedMs: own.state.startedMs }))],
      ["/flags", json(() => ({ flags: flags() }))],
      ["/metrics/snapshot", json((own) => masterMetrics(own.state))],
      ["/redirect", this.#redirect],
      ["/local/control", control],
    ]);
    for (const [path, handler] of leading) {
      routes.set(path, this.#leading(handler));
      if (!path.startsWith("/api")) routes.set(`${path}.json`, this.#leading(handler));
    }
    return routes;
  }
}

/** Makes the server of the master; it is not listening yet. */
export function createMasterServer(parts: MasterServerParts): Server {
  const routes = new MasterEndpoints(parts).routes();
  const route = (path: string): Handler | undefined =>
    routes.get(path) ?? (path.startsWith(`${ACTOR}/`) ? routes.get(path.slice(ACTOR.length)) : undefined);
  return createServer(requestListener(route, parts.logger));
}
