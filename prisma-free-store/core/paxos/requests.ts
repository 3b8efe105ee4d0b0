/**
 * Requests to the members of the network, this replica included, and their answers. An answer finds who asked by
 * the request's id; late ones find nobody, and neither do those of somebody who was not asked: each member of a quorum
 * must be a different replica.
 */
import type { Context } from "./context.ts";
import type { Pid, Request, Response } from "./messages.ts";

export type ResponseHandler = (from: Pid, response: Response) => void;

/** Answers a request to this replica itself. */
export type LocalReplica = (request: Request, reply: (response: Response) => void) => void;

export class Requests {
  readonly #context: Context;
  readonly #local: LocalReplica;
  readonly #open = new Map<number, { readonly peers: readonly Pid[]; readonly handler: ResponseHandler }>();
  #nextId: number;

  constructor(context: Context, local: LocalReplica) {
    this.#context = context;
    this.#local = local;
    this.#nextId = context.options.firstRequestId;
  }

  /** Sends to `peers`; what they answer goes to `handler` until the id that is returned is closed. */
  send(request: Request, peers: readonly Pid[], handler: ResponseHandler): number {
    const requestId = this.#nextId++;
    this.#open.set(requestId, { peers, handler });
    this.repeat(requestId, request, peers);
    return requestId;
  }

  /** Sends again under an id that is open. */
  repeat(requestId: number, request: Request, peers: readonly Pid[]): void {
    const { self } = this.#context.options;
    for (const to of peers) {
      if (to !== self) this.#context.send({ to, requestId, message: request });
      else this.#context.later(() => this.#ask(requestId, request));
    }
  }

  received(from: Pid, requestId: number, response: Response): void {
    const asked = this.#open.get(requestId);
    if (asked?.peers.includes(from) === true) asked.handler(from, response);
  }

  close(requestId: number | undefined): void {
    if (requestId !== undefined) this.#open.delete(requestId);
  }

  #ask(requestId: number, request: Request): void {
    const { self } = this.#context.options;
    this.#local(request, (response) => this.#context.later(() => this.received(self, requestId, response)));
  }
}
