/** What the HTTP room needs of the rest of the scheduler. */
import type { IncomingMessage, ServerResponse } from "node:http";

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** Who leads, as far as this process knows. */
export interface LeaderView {
  /** True when another scheduler may lead; without rivals every request is answered here. */
  readonly hasRivals: boolean;
  /** The leading scheduler's HTTP address; undefined while none is known. */
  leader(): (HostAndPort & { readonly isSelf: boolean }) | undefined;
}

/** Ends the process. */
export interface QuitHandler {
  /** Orderly: hands over, closes the log. */
  quit(reason: string): void;
  /** At once. */
  abort(reason: string): void;
}

/** Answers a request; a rejection becomes a 500 with a generic text. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
