/**
 * Reads a log: its end first, then what is added, and earlier parts on request. One read at a time waits at the
 * scheduler; none does while nobody looks. Knows nothing of React; the state is a store.
 */
import type { ReadFileInput, SandboxChunk } from "../../server/api/tasks.ts";
import { Store } from "../live/store.ts";
import { append, logFrom, type LogText, prepend } from "./log-text.ts";

export interface LogState {
  readonly log: LogText | undefined;
  /** What the last read was rejected with; undefined once one succeeds. */
  readonly error: unknown;
  /** True when nothing lay behind what was read last. */
  readonly atEnd: boolean;
  readonly isLoadingEarlier: boolean;
}

export interface LogSource {
  readonly taskId: string;
  readonly path: string;
}

/** What reading needs of the world. */
export interface LogHost {
  read(input: ReadFileInput, signal: AbortSignal): Promise<SandboxChunk>;
  /** Resolves after the time, or as soon as the signal aborts. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  /** Resolves when somebody looks, or as soon as the signal aborts. */
  untilSeen(signal: AbortSignal): Promise<void>;
}

export const FIRST_BYTES = 128 * 1024;
export const STEP_BYTES = 512 * 1024;
const RETRY_MS = 2_000;
/** Rest between two reads that found something, so that a talkative task does not occupy the scheduler. */
const REST_MS = 250;

export const NOTHING_READ: LogState = { log: undefined, error: undefined, atEnd: false, isLoadingEarlier: false };

export class LogTail {
  readonly state = new Store<LogState>(NOTHING_READ);
  readonly #host: LogHost;
  readonly #source: LogSource;

  constructor(host: LogHost, source: LogSource) {
    this.#host = host;
    this.#source = source;
  }

  /** Reads until told to stop, or to the end when nothing will be added (`alive` false). Returns what stops it. */
  start(alive: boolean): () => void {
    const own = new AbortController();
    void this.#run(alive, own);
    return () => own.abort();
  }

  async #run(alive: boolean, own: AbortController): Promise<void> {
    const { signal } = own;
    while (!signal.aborted) {
      await this.#host.untilSeen(signal);
      if (signal.aborted) return;
      try {
        const isDone = await this.#step(alive, signal);
        if (isDone) return;
      } catch (error) {
        if (signal.aborted) return;
        this.#change({ error });
        await this.#host.pause(RETRY_MS, signal);
      }
    }
  }

  /** One read; true when there is nothing left to do. */
  async #step(alive: boolean, signal: AbortSignal): Promise<boolean> {
    const known = this.state.get().log;
    const range =
      known === undefined
        ? { offset: -FIRST_BYTES, length: FIRST_BYTES }
        : { offset: known.end, length: STEP_BYTES, follow: alive };
    const chunk = await this.#host.read({ ...this.#source, ...range }, signal);
    if (signal.aborted) return true;
    const { log } = this.state.get();
    this.#change({
      log: log === undefined ? logFrom(chunk) : append(log, chunk),
      atEnd: chunk.atEnd,
      error: undefined,
    });
    if (chunk.atEnd && !alive) return true;
    if (known !== undefined) await this.#host.pause(REST_MS, signal);
    return false;
  }

  /** Reads the part before what is held. */
  readonly loadEarlier = async (): Promise<void> => {
    const { log: known, isLoadingEarlier } = this.state.get();
    if (known === undefined || known.start === 0 || isLoadingEarlier) return;
    this.#change({ isLoadingEarlier: true });
    try {
      const offset = Math.max(0, known.start - STEP_BYTES);
      const range = { offset, length: known.start - offset };
      const chunk = await this.#host.read({ ...this.#source, ...range }, new AbortController().signal);
      const { log } = this.state.get();
      this.#change({ isLoadingEarlier: false, ...(log?.start === known.start ? { log: prepend(log, chunk) } : {}) });
    } catch (error) {
      this.#change({ isLoadingEarlier: false, error });
    }
  };

  #change(change: Partial<LogState>): void {
    this.state.set({ ...this.state.get(), ...change });
  }
}
