/**
 * What clients did to registers, and what came of it. The order of events is that in which this one process made and
 * saw them, so it is the real order: an operation that returned before another was invoked happened before it.
 */
import { invariant, must } from "../../../server/core/domain/invariant.ts";

/** What a register holds; undefined before the first write. Each write writes another value. */
export type RegisterValue = number | undefined;

export interface RegisterOperation {
  readonly client: string;
  readonly key: string;
  readonly kind: "read" | "write";
  /** What is written, or what was read; meaningless for a read that has not returned. */
  readonly value: RegisterValue;
  /** Number of the event at which it was invoked. */
  readonly invoked: number;
  /** Number of the event at which its answer came; undefined while, or if, there is none: it may take effect whenever. */
  readonly returned: number | undefined;
}

type Open = { -readonly [field in keyof RegisterOperation]: RegisterOperation[field] };

/** An operation that was invoked. */
export interface Invocation {
  /** The answer came; `value` is what was read. */
  returned(value?: RegisterValue): void;
  /** It is certain that it did not take effect and never will. */
  failed(): void;
}

export class RegisterHistory {
  readonly #operations = new Set<Open>();
  #events = 0;
  #values = 0;

  get operations(): readonly RegisterOperation[] {
    return [...this.#operations];
  }

  get keys(): readonly string[] {
    return [...new Set(this.operations.map(({ key }) => key))].sort();
  }

  of(key: string): RegisterOperation[] {
    return this.operations.filter((operation) => operation.key === key);
  }

  /** A value that no write has had. */
  nextValue(): number {
    this.#values += 1;
    return this.#values;
  }

  invoke(client: string, key: string, write?: number): Invocation {
    const kind = write === undefined ? "read" : "write";
    const operation: Open = { client, key, kind, value: write, invoked: this.#next(), returned: undefined };
    this.#operations.add(operation);
    return {
      returned: (value) => {
        invariant(operation.returned === undefined, "an operation returns once");
        if (kind === "read") operation.value = value;
        operation.returned = this.#next();
      },
      failed: () => {
        invariant(operation.returned === undefined, "what has returned has not failed");
        this.#operations.delete(operation);
      },
    };
  }

  /** Acknowledged writes of a register. */
  acknowledged(key: string): number {
    return this.of(key).filter(({ kind, returned }) => kind === "write" && returned !== undefined).length;
  }

  #next(): number {
    this.#events += 1;
    return this.#events;
  }
}

export function told({ client, kind, value, invoked, returned }: RegisterOperation): string {
  return `${client} ${kind} ${value} [${invoked}, ${returned ?? "open"}]`;
}

/** The writes by their values. @throws {AssertionError} when two have the same. */
export function writesByValue(operations: readonly RegisterOperation[]): Map<number, RegisterOperation> {
  const writes = new Map<number, RegisterOperation>();
  for (const operation of operations.filter(({ kind }) => kind === "write")) {
    const value = must(operation.value, "a write has a value");
    invariant(!writes.has(value), `each write has a value of its own: ${value}`);
    writes.set(value, operation);
  }
  return writes;
}
