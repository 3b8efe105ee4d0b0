/**
 * HTTP to masters and agents for questions: the v1 operator API in protobuf, and the older JSON endpoints.
 * A question has a deadline; an answer that is no answer becomes an {@link ApiError} that names the server.
 */
import { Agent, type Dispatcher } from "undici";
import { ApiError } from "../../core/domain/api-error.ts";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import { decodeMessage, encodeMessage, MessageError, type MessageType } from "../codec.ts";
import { PROTOBUF } from "../content-type.ts";
import { authenticationAdvice } from "../driver/credentials.ts";
import { formatAddress, originOf } from "../driver/master-address.ts";
import { redirectTarget } from "../driver/redirect.ts";

const OPERATOR_PATH = "/api/v1";
const MAX_REDIRECTS = 5;
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
const MAX_SHOWN_TEXT = 300;

export interface OperatorClientOptions {
  /** `Authorization` header for masters. */
  readonly authorization?: string | undefined;
  /** `Authorization` header for agents. */
  readonly agentAuthorization?: string | undefined;
  /** For connecting, for the answer's head, and between two pieces of its body. */
  readonly timeoutMs: number;
}

export interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

interface Answer {
  readonly from: MasterAddress;
  readonly status: number;
  readonly body: Uint8Array;
}

export interface Exchange<C extends object, R extends object> {
  readonly call: MessageType<C>;
  readonly response: MessageType<R>;
}

function failure(server: MasterAddress, what: string, cause?: unknown): ApiError {
  return new ApiError("ERROR_TRANSIENT", `Mesos at ${formatAddress(server)} ${what}`, { cause });
}

/** Why an answer is not what was asked for. */
function refusal({ from, status, body }: Answer): ApiError {
  const text = Buffer.from(body).toString("utf8").slice(0, MAX_SHOWN_TEXT).trim();
  const what = `answered ${status}${text === "" ? "" : `: ${text}`}`;
  return status === 400
    ? new ApiError("INVALID_REQUEST", `Mesos at ${formatAddress(from)} ${what}`)
    : failure(from, what);
}

export class OperatorClient {
  readonly #options: OperatorClientOptions;
  readonly #agent: Agent;

  constructor(options: OperatorClientOptions) {
    this.#options = options;
    this.#agent = new Agent({
      connections: 4,
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      connect: { timeout: options.timeoutMs },
      maxResponseSize: MAX_ANSWER_BYTES,
    });
  }

  /** Asks the leading master by way of any master. @throws {ApiError} */
  async askMaster<C extends object, R extends object>(
    master: MasterAddress,
    exchange: Exchange<C, R>,
    call: C,
  ): Promise<R> {
    const { authorization } = this.#options;
    const question = operatorQuestion(exchange.call, call);
    const headers = { ...question.headers, ...(authorization === undefined ? {} : { authorization }) };
    let server = master;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const { answer, location } = await this.#ask(server, { ...question, headers });
      if (answer.status !== 307) return this.#decode(exchange, answer);
      const next = redirectTarget(location, server);
      if (next === undefined) throw failure(server, "redirects without saying where");
      server = next;
    }
    throw failure(master, `and its like redirected ${MAX_REDIRECTS} times in a row`);
  }

  /** Asks an agent; undefined when it answers that there is no such thing. @throws {ApiError} */
  async askAgent<C extends object, R extends object>(
    agent: MasterAddress,
    exchange: Exchange<C, R>,
    call: C,
  ): Promise<R | undefined> {
    const question = operatorQuestion(exchange.call, call);
    const { answer } = await this.#ask(agent, { ...question, headers: this.#forAgent(question.headers) });
    if (answer.status === 401) throw this.#agentRefusal(answer);
    return answer.status === 404 ? undefined : this.#decode(exchange, answer);
  }

  /** The JSON at a path of an agent. @throws {ApiError} */
  async getAgentJson(server: MasterAddress, path: string): Promise<unknown> {
    const headers = this.#forAgent({ accept: "application/json" });
    const { answer } = await this.#ask(server, { method: "GET", path, headers });
    if (answer.status === 401) throw this.#agentRefusal(answer);
    if (answer.status !== 200) throw refusal(answer);
    try {
      return JSON.parse(Buffer.from(answer.body).toString("utf8"));
    } catch (error) {
      throw failure(server, `answered ${path} with what is no JSON`, error);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #forAgent(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { agentAuthorization } = this.#options;
    return agentAuthorization === undefined ? headers : { ...headers, authorization: agentAuthorization };
  }

  /** A problem of the installation, not of the client who asks: no AUTH_FAILED. */
  #agentRefusal({ from }: Answer): ApiError {
    const advice = authenticationAdvice("agent_authentication_file", this.#options.agentAuthorization !== undefined);
    return failure(from, `answered 401: ${advice}`);
  }

  #decode<C extends object, R extends object>(exchange: Exchange<C, R>, answer: Answer): R {
    if (answer.status !== 200) throw refusal(answer);
    try {
      return decodeMessage(exchange.response, answer.body);
    } catch (error) {
      if (error instanceof MessageError)
        throw failure(answer.from, `gave an unreadable answer: ${error.message}`, error);
      throw error;
    }
  }

  async #ask(from: MasterAddress, question: Question): Promise<{ answer: Answer; location: string | undefined }> {
    const { method, path, headers, body } = question;
    let response: Dispatcher.ResponseData;
    let bytes: ArrayBuffer;
    try {
      response = await this.#agent.request({
        origin: originOf(from),
        method,
        path,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      bytes = await response.body.arrayBuffer();
    } catch (error) {
      throw failure(from, `does not answer: ${error instanceof Error ? error.message : String(error)}`, error);
    }
    const { location } = response.headers;
    return {
      answer: { from, status: response.statusCode, body: Buffer.from(bytes) },
      location: Array.isArray(location) ? location[0] : location,
    };
  }
}

function operatorQuestion<C extends object>(type: MessageType<C>, call: C): Question {
  return {
    method: "POST",
    path: OPERATOR_PATH,
    headers: { "content-type": PROTOBUF, accept: PROTOBUF },
    body: encodeMessage(type, call),
  };
}
