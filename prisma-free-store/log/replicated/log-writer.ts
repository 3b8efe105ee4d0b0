/**
 * The writer's side of an elected coordinator: one operation is under way at a time, the others wait in line. Once
 * the coordinator is demoted no operation succeeds any more, whichever writer comes next.
 */
import type { LogEvent } from "../../core/paxos/log-node.types.ts";
import type { LogError, LogWriter, Position } from "../log.ts";

type WriteEvent = Extract<LogEvent, { readonly kind: "append" | "truncate" }>;

interface Operation {
  readonly event: WriteEvent;
  resolve(position: Position): void;
  reject(error: LogError): void;
}

export class CoordinatorWriter implements LogWriter {
  readonly #step: (event: WriteEvent) => void;
  #waiting: Operation[] = [];
  #current: Operation | undefined;
  #end: LogError | undefined;

  constructor(step: (event: WriteEvent) => void) {
    this.#step = step;
  }

  append(data: Uint8Array): Promise<Position> {
    return this.#run({ kind: "append", bytes: data });
  }

  truncate(to: Position): Promise<Position> {
    return this.#run({ kind: "truncate", to });
  }

  /** The operation under way has taken effect. */
  written(position: Position): void {
    const done = this.#current;
    this.#current = undefined;
    done?.resolve(position);
    this.#next();
  }

  /** The coordinator is no more; all operations fail. */
  demoted(error: LogError): void {
    if (this.#end !== undefined) return;
    this.#end = error;
    const lost = this.#current === undefined ? this.#waiting : [this.#current, ...this.#waiting];
    this.#current = undefined;
    this.#waiting = [];
    for (const operation of lost) operation.reject(error);
  }

  #run(event: WriteEvent): Promise<Position> {
    if (this.#end !== undefined) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ event, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current !== undefined) return;
    this.#current = this.#waiting.shift();
    if (this.#current !== undefined) this.#step(this.#current.event);
  }
}
