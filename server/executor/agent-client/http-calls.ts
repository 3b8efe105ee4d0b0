/** The two ways of calling the agent: one long SUBSCRIBE, and short calls on a connection of their own. */
import { Agent, request, type IncomingMessage } from "node:http";
import type { AgentSettings } from "./settings.ts";

const PROTOBUF = "application/x-protobuf";
const PATH = "/api/v1/executor";
/** A call that the agent has not answered by then is taken for lost. */
const CALL_TIMEOUT_MS = 30_000;

/** A call that the agent did not take; `status` is its HTTP status, absent when there was no answer. */
export class CallError extends Error {
  override readonly name = "CallError";
  constructor(
    message: string,
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class HttpCalls {
  readonly #settings: AgentSettings;
  readonly #keepAlive = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(settings: AgentSettings) {
    this.#settings = settings;
  }

  /** The response of a SUBSCRIBE call, on a connection of its own. @throws CallError */
  subscribe(body: Uint8Array): Promise<IncomingMessage> {
    return this.#post(body, new Agent());
  }

  /** A call that is answered at once. @throws CallError unless the answer is 202. */
  async call(body: Uint8Array): Promise<void> {
    const response = await this.#post(body, this.#keepAlive);
    response.resume();
  }

  close(): void {
    this.#keepAlive.destroy();
  }

  #post(body: Uint8Array, agent: Agent): Promise<IncomingMessage> {
    const { agentHost, agentPort, authenticationToken } = this.#settings;
    const headers = { "Content-Type": PROTOBUF, Accept: PROTOBUF, "Content-Length": body.byteLength };
    return new Promise((resolve, reject) => {
      const call = request({
        host: agentHost,
        port: agentPort,
        path: PATH,
        method: "POST",
        agent,
        headers:
          authenticationToken === undefined ? headers : { ...headers, Authorization: `Bearer ${authenticationToken}` },
      });
      const overdue = setTimeout(() => call.destroy(new Error("no answer")), CALL_TIMEOUT_MS);
      call.on("error", (error) => {
        clearTimeout(overdue);
        reject(new CallError(`the agent cannot be reached: ${error.message}`, undefined, { cause: error }));
      });
      call.on("response", (response) => {
        clearTimeout(overdue);
        if (response.statusCode === 200 || response.statusCode === 202) resolve(response);
        else void readRefusal(response).then(reject);
      });
      call.end(body);
    });
  }
}

/** What a refusing agent says, shortened. */
async function readRefusal(response: IncomingMessage): Promise<CallError> {
  let text = "";
  try {
    for await (const chunk of response) if (text.length < 500) text += String(chunk);
  } catch (error) {
    text += ` (${String(error)})`;
  }
  const status = response.statusCode ?? 0;
  return new CallError(`the agent answered ${status}: ${text.trim().slice(0, 500)}`, status);
}
