/**
 * Calls to a cluster's leading scheduler, with the patience of Aurora's `SchedulerProxy` (`client/api/scheduler_client.py`):
 *
 * - An answer that asks to try again (`ERROR_TRANSIENT`: the stores are not recovered yet) is tried again.
 * - A call that brought no answer is tried again when it only reads, or when it was never sent. Where the scheduler is
 *   found through ZooKeeper that is a failover, and worth waiting for; where its address is fixed, the first call fails at
 *   once, since nobody seems to be there, and later ones are patient.
 */
import { createTRPCClient, httpLink, TRPCClientError, type HTTPLinkOptions } from "@trpc/client";
import type { AppRouter } from "../../trpc/router.ts";
import { CommandError } from "../command-error.ts";
import type { Discovery } from "../clusters/discovery.ts";
import { NoSchedulerError } from "../clusters/no-scheduler-error.ts";
import type { Environment } from "../environment.ts";
import { EXIT_NETWORK_ERROR, EXIT_TIMEOUT } from "../exit-codes.ts";
import { ApiFailure, NotOfferedError, TransportError } from "./api-failure.ts";

export type Client = ReturnType<typeof createTRPCClient<AppRouter>>;

/** Longer than the scheduler lets a reader of a file wait. */
const REQUEST_TIMEOUT_MS = 60_000;

/** Aurora's `CONNECT_MAXIMUM_WAIT`. */
const CONNECT_PATIENCE_MS = 60_000;

/** Aurora's `RPC_MAXIMUM_WAIT`. */
const TRANSIENT_PATIENCE_MS = 10 * 60_000;

/** Aurora waits 5 seconds each time. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

const BYPASS_HEADER = "Bypass-Leader-Redirect";

export interface SchedulerApiOptions {
  readonly cluster: string;
  readonly discovery: Discovery;
  readonly environment: Environment;
  /** Ask whoever is there, leader or not. */
  readonly bypassLeaderRedirect?: boolean;
  /** Told of each call. */
  readonly trace?: (line: string) => void;
}

type Fetch = NonNullable<HTTPLinkOptions<AppRouter["_def"]["_config"]["$types"]>["fetch"]>;

const causeCode = (error: unknown): string | undefined => {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === "string" ? cause.code : undefined;
};

const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** fetch, except that what is no answer of a scheduler's API is an error. */
const fetchAnswer: Fetch = async (input, init) => {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  let response: Response;
  try {
    response = await fetch(input, { ...(init as RequestInit), signal });
  } catch (error) {
    const code = causeCode(error);
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new TransportError(reason || (code ?? "no connection"), code !== undefined && NEVER_SENT.has(code), {
      cause: error,
    });
  }
  if (response.headers.get("content-type")?.includes("application/json") === true) return response;
  const text = (await response.text()).trim().slice(0, 200);
  // A follower that knows no leader says so with 503.
  throw new TransportError(`HTTP ${response.status}: ${text.split("\n")[0] ?? ""}`, response.status === 503);
};

/** What a failed call means. */
function failureOf(error: unknown): Error {
  if (!(error instanceof TRPCClientError)) return error instanceof Error ? error : new Error(String(error));
  const { cause, message } = error as TRPCClientError<AppRouter>;
  if (cause instanceof TransportError) return cause;
  const data = (error as TRPCClientError<AppRouter>).data;
  if (data === null || data === undefined) return new TransportError(message, false, { cause: error });
  if (data.code === "NOT_FOUND" && message.startsWith("No procedure found")) {
    return new NotOfferedError(data.path ?? message, { cause: error });
  }
  return new ApiFailure(data.auroraCode, message, { cause: error });
}

export class SchedulerApi {
  readonly #options: SchedulerApiOptions;
  #client: Client | undefined;
  #url: string | undefined;
  /** True once a call was answered. */
  #hasAnswered = false;

  constructor(options: SchedulerApiOptions) {
    this.#options = options;
  }

  /** The leading scheduler's base address, for machines. @throws {CommandError} when none is found in time. */
  async url(): Promise<string> {
    await this.#attempt(async () => void (await this.#connect()), true);
    return this.#url ?? "";
  }

  /** Asks for something; nothing changes by it. @throws {ApiFailure | NotOfferedError | CommandError} */
  query<T>(call: (client: Client) => Promise<T>): Promise<T> {
    return this.#attempt(call, true);
  }

  /** Asks for a change, at most once unless it was certainly not made. @throws {ApiFailure | NotOfferedError | CommandError} */
  change<T>(call: (client: Client) => Promise<T>): Promise<T> {
    return this.#attempt(call, false);
  }

  async #connect(): Promise<Client> {
    const { discovery, bypassLeaderRedirect } = this.#options;
    if (this.#client !== undefined) return this.#client;
    this.#url = await discovery.find();
    const headers: Record<string, string> = bypassLeaderRedirect === true ? { [BYPASS_HEADER]: "true" } : {};
    // POST for queries, too: a job does not always fit into a URL.
    const link = httpLink({ url: `${this.#url}/api/trpc`, methodOverride: "POST", headers, fetch: fetchAnswer });
    this.#client = createTRPCClient<AppRouter>({ links: [link] });
    return this.#client;
  }

  async #attempt<T>(call: (client: Client) => Promise<T>, isIdempotent: boolean): Promise<T> {
    const { environment, trace } = this.#options;
    const startMs = environment.nowMs();
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        const result = await call(await this.#connect());
        this.#hasAnswered = true;
        trace?.(`answered by ${this.#url} in ${environment.nowMs() - startMs} ms`);
        return result;
      } catch (error) {
        const failure = failureOf(error);
        trace?.(`${failure.name}: ${failure.message}`);
        this.#throwUnlessRetriable(failure, isIdempotent, environment.nowMs() - startMs);
        environment.err(`${this.#explain(failure)}; trying again`);
      }
      this.#client = undefined;
      await environment.sleep(pauseMs);
    }
  }

  #throwUnlessRetriable(failure: Error, isIdempotent: boolean, elapsedMs: number): void {
    if (failure instanceof ApiFailure) {
      if (failure.code !== "ERROR_TRANSIENT") throw failure;
      if (elapsedMs > TRANSIENT_PATIENCE_MS) throw new CommandError(EXIT_TIMEOUT, this.#explain(failure));
      return;
    }
    const isTransport = failure instanceof TransportError;
    if (!isTransport && !(failure instanceof NoSchedulerError)) throw failure;
    const mayRepeat = isIdempotent || !isTransport || failure.wasNeverSent;
    if (!mayRepeat) {
      const message = `${this.#explain(failure)}. Whether the scheduler did what was asked is not known: look before you repeat it`;
      throw new CommandError(EXIT_NETWORK_ERROR, message);
    }
    const isPatient = this.#options.discovery.isDynamic || this.#hasAnswered;
    if (!isPatient) throw new CommandError(EXIT_NETWORK_ERROR, `${this.#explain(failure)}. Is it running?`);
    if (elapsedMs > CONNECT_PATIENCE_MS) throw new CommandError(EXIT_TIMEOUT, this.#explain(failure));
  }

  #explain(failure: Error): string {
    const { cluster, discovery } = this.#options;
    if (failure instanceof ApiFailure) return `The scheduler of ${cluster} is not ready (${failure.message})`;
    if (failure instanceof NoSchedulerError) return failure.message;
    return `No answer from the scheduler of ${cluster} at ${this.#url ?? discovery.place} (${failure.message})`;
  }
}
