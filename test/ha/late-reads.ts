/**
 * Requests to a scheduler that is stopped at that moment, and answers, if it does, after it is resumed: by then another
 * one has led and written. They go to that scheduler alone and follow no redirect.
 */
import type { RegisterHistory } from "./checkers/register-history.ts";
import { clientFor, eventually } from "../harness.ts";
import type { HaScheduler } from "./cluster.ts";
import { operate } from "./register-client.ts";

const READS_OF_A_ROLE = 2;
/** Until the next leader has acknowledged writes. */
const WRITES_TIMEOUT_MS = 120_000;

export class LateReads {
  readonly #history: RegisterHistory;
  readonly #roles: readonly string[];
  /** Sent to stopped schedulers. */
  sent = 0;
  /** Answered by them. */
  answered = 0;

  constructor(history: RegisterHistory, roles: readonly string[]) {
    this.#history = history;
    this.#roles = roles;
  }

  /**
   * Sends requests at once, and again when the next leader has acknowledged writes; resolves then. What it gives waits
   * until each has been answered, or never will be.
   */
  async whileStopped(stopped: HaScheduler, isReplaced: Promise<unknown>): Promise<() => Promise<void>> {
    const early = this.#send(stopped);
    await isReplaced;
    const before = this.#acknowledged();
    await eventually(
      "the next leader to acknowledge a write of each register",
      async () => (this.#acknowledged().every((count, i) => count > (before[i] ?? 0) + 1) ? true : undefined),
      WRITES_TIMEOUT_MS,
    );
    const late = this.#send(stopped);
    return async () => void (await Promise.all([...early, ...late]));
  }

  #acknowledged(): number[] {
    return this.#roles.map((role) => this.#history.acknowledged(role));
  }

  #send(stopped: HaScheduler): Promise<void>[] {
    const trpc = clientFor(stopped.base, (url, init) => fetch(url, { ...init, redirect: "manual" }));
    const access = { trpc, history: this.#history, client: `late-${stopped.name}` };
    return this.#roles.flatMap((role) => {
      const reads = Array.from({ length: READS_OF_A_ROLE }, () => operate(access, role));
      const write = operate(access, role, { write: this.#history.nextValue() });
      return [...reads, write].map(async (operation) => {
        this.sent += 1;
        if (await operation) this.answered += 1;
      });
    });
  }
}
