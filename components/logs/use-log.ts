"use client";
/**
 * Reads a log: its end first, then what is added, and earlier parts on request. One read at a time waits at the
 * scheduler; none does while the tab is hidden.
 */
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPCClient } from "../api/trpc.ts";
import { append, logFrom, type LogText, prepend } from "./log-text.ts";

export interface LogReader {
  readonly log: LogText | undefined;
  readonly error: unknown;
  /** True while the reader waits for more at the end. */
  readonly atEnd: boolean;
  readonly isLoadingEarlier: boolean;
  loadEarlier(): Promise<void>;
}

interface LogRef {
  readonly taskId: string;
  readonly path: string;
  /** False when nothing will be added any more. */
  readonly alive: boolean;
}

const FIRST_BYTES = 128 * 1024;
const STEP_BYTES = 512 * 1024;
const RETRY_MS = 2_000;
/** Rest between two reads that found something, so that a talkative task does not occupy the scheduler. */
const REST_MS = 250;

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function untilVisible(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === "visible") return Promise.resolve();
  return new Promise((resolve) => {
    const check = (): void => {
      if (document.visibilityState === "visible" || signal.aborted) resolve();
    };
    document.addEventListener("visibilitychange", check, { signal });
    signal.addEventListener("abort", () => resolve());
  });
}

export function useLog({ taskId, path, alive }: LogRef): LogReader {
  const client = useTRPCClient();
  const [log, setLog] = useState<LogText>();
  const [error, setError] = useState<unknown>();
  const [atEnd, setAtEnd] = useState(false);
  const [isLoadingEarlier, setLoadingEarlier] = useState(false);
  const held = useRef<LogText>(undefined);

  const hold = useCallback((next: LogText) => {
    if (next === held.current) return;
    held.current = next;
    setLog(next);
  }, []);

  useEffect(() => {
    const { signal, abort } = controller();
    held.current = undefined;
    setLog(undefined);
    setError(undefined);
    setAtEnd(false);
    async function step(): Promise<void> {
      const known = held.current;
      if (known === undefined) {
        const first = await client.tasks.readFile.query(
          { taskId, path, offset: -FIRST_BYTES, length: FIRST_BYTES },
          { signal },
        );
        if (!signal.aborted) hold(logFrom(first));
        return setAtEnd(first.atEnd);
      }
      const more = await client.tasks.readFile.query(
        { taskId, path, offset: known.end, length: STEP_BYTES, follow: alive },
        { signal },
      );
      if (signal.aborted) return;
      hold(append(held.current ?? known, more));
      setAtEnd(more.atEnd);
      if (more.atEnd && !alive) return abort();
      await pause(REST_MS, signal);
    }
    async function run(): Promise<void> {
      while (!signal.aborted) {
        await untilVisible(signal);
        if (signal.aborted) return;
        try {
          await step();
          setError(undefined);
        } catch (failure) {
          if (signal.aborted) return;
          setError(failure);
          await pause(RETRY_MS, signal);
        }
      }
    }
    void run();
    return abort;
  }, [client, taskId, path, alive, hold]);

  const loadEarlier = useCallback(async () => {
    const known = held.current;
    if (known === undefined || known.start === 0) return;
    setLoadingEarlier(true);
    try {
      const offset = Math.max(0, known.start - STEP_BYTES);
      const chunk = await client.tasks.readFile.query({ taskId, path, offset, length: known.start - offset });
      const current = held.current;
      if (current?.start === known.start) hold(prepend(current, chunk));
    } catch (failure) {
      setError(failure);
    } finally {
      setLoadingEarlier(false);
    }
  }, [client, taskId, path, hold]);

  return { log, error, atEnd, isLoadingEarlier, loadEarlier };
}

function controller(): { signal: AbortSignal; abort: () => void } {
  const own = new AbortController();
  return { signal: own.signal, abort: () => own.abort() };
}
