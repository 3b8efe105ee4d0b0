/**
 * How a client finds the leader: it asks any scheduler, and goes where that one sends it (307). It stays with whoever
 * answered, and turns to the next when nobody does.
 */
import { must } from "../../server/core/domain/invariant.ts";
import { clientFor } from "../harness.ts";
import { sureFetch } from "../load/sure-fetch.ts";

const MAX_HOPS = 3;

/** No scheduler would take the request, so it has no effect and never will. */
export class NotTakenError extends Error {
  override readonly name = "NotTakenError";
}

/** The schedulers as one server. */
export class LeaderFetch {
  readonly #bases: readonly string[];
  #turn: number;
  #base: string;

  /** @param bases origins of all schedulers; @param first which of them is asked first */
  constructor(bases: readonly string[], first = 0) {
    this.#bases = bases;
    this.#turn = first;
    this.#base = must(bases[first % bases.length], "there are schedulers");
  }

  get trpc(): ReturnType<typeof clientFor> {
    return clientFor(this.#base, (url, init) => this.#fetch(new URL(url), init));
  }

  /** @throws {NotTakenError} */
  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    try {
      for (let hop = 0; hop < MAX_HOPS; hop++) {
        const response = await this.#ask(`${this.#base}${url.pathname}${url.search}`, init);
        if (response.status !== 307) return response;
        this.#base = new URL(must(response.headers.get("location"), "a redirect says where to")).origin;
      }
      throw new NotTakenError(`sent on ${MAX_HOPS} times`);
    } catch (error) {
      this.#turn += 1;
      this.#base = must(this.#bases[this.#turn % this.#bases.length], "there are schedulers");
      throw error;
    }
  }

  async #ask(url: string, init: RequestInit): Promise<Response> {
    const response = await sureFetch(url, { ...init, redirect: "manual" }).catch((error: unknown) => {
      throw isRefused(error) ? new NotTakenError("nobody listens", { cause: error }) : error;
    });
    // A procedure may answer with 503, too, and in JSON.
    const isAnswer = response.headers.get("content-type")?.startsWith("application/json") === true;
    if (response.status !== 503 || isAnswer) return response;
    throw new NotTakenError(await response.text());
  }
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
