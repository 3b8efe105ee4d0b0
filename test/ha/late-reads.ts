/**
 * Requests to a scheduler that is stopped at that moment, and answers, if it does, after it is resumed: by then another
 * one has led and written. They go to that scheduler alone and follow no redirect.
 */
import type { RegisterHistory } from "./checkers/register-history.ts";
import { clientFor, eventually } from "../harness.ts";
import { sureFetch } from "../load/sure-fetch.ts";
import { timeoutSignal } from "../load/timeout-signal.ts";
import type { HaScheduler } from "./cluster.ts";
import { operate, type RegisterAccess } from "./register-client.ts";

const READS_OF_A_ROLE = 2;
/** Until the next leader has acknowledged writes. */
const WRITES_TIMEOUT_MS = 120_000;
/** Longer than a scheduler is stopped, as a rule. */
const ANSWER_TIMEOUT_MS = 120_000;

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
    const early = this.#read(stopped);
    await isReplaced;
    const before = this.#acknowledged();
    await eventually(
      "the next leader to acknowledge a write of each register",
      async () => (this.#acknowledged().every((count, i) => count > (before[i] ?? 0) + 1) ? true : undefined),
      WRITES_TIMEOUT_MS,
    );
    const late = [...this.#read(stopped), ...this.#write(stopped)];
    return async () => void (await Promise.all([...early, ...late]));
  }

  #acknowledged(): number[] {
    return this.#roles.map((role) => this.#history.acknowledged(role));
  }

  #read(stopped: HaScheduler): Promise<void>[] {
    const access = this.#access(stopped);
    return this.#roles.flatMap((role) =>
      Array.from({ length: READS_OF_A_ROLE }, () =>
        this.#count(operate(access, role, { signal: timeoutSignal(ANSWER_TIMEOUT_MS) })),
      ),
    );
  }

  /** Sent after the reads, for a leader that is refused a write knows that it has been replaced. */
  #write(stopped: HaScheduler): Promise<void>[] {
    const access = this.#access(stopped);
    return this.#roles.map((role) =>
      this.#count(
        operate(access, role, { write: this.#history.nextValue(), signal: timeoutSignal(ANSWER_TIMEOUT_MS) }),
      ),
    );
  }

  #access(stopped: HaScheduler): RegisterAccess {
    const trpc = clientFor(stopped.base, (url, init) => sureFetch(url, { ...init, redirect: "manual" }));
    return { trpc, history: this.#history, client: `late-${stopped.name}` };
  }

  async #count(operation: Promise<boolean>): Promise<void> {
    this.sent += 1;
    if (await operation) this.answered += 1;
  }
}
