"use client";
/** A log's tail as React state: read while the component is there and the tab is seen. */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "../api/trpc.ts";
import { type LogHost, type LogSource, type LogState, LogTail, NOTHING_READ } from "./log-tail.ts";

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function untilSeen(signal: AbortSignal): Promise<void> {
  if (document.visibilityState === "visible") return Promise.resolve();
  return new Promise((resolve) => {
    const check = (): void => {
      if (document.visibilityState === "visible") resolve();
    };
    document.addEventListener("visibilitychange", check, { signal });
    signal.addEventListener("abort", () => resolve());
  });
}

/** Reads `source`, which must not change while the component lives (give it a key). `alive`: more may come. */
export function useLog(source: LogSource, alive: boolean): LogState & { readonly loadEarlier: () => Promise<void> } {
  const client = useTRPCClient();
  const [tail] = useState(() => {
    const host: LogHost = {
      read: (input, signal) => client.tasks.readFile.query(input, { signal }),
      pause,
      untilSeen,
    };
    return new LogTail(host, source);
  });
  useEffect(() => tail.start(alive), [tail, alive]);
  const state = useSyncExternalStore(tail.state.subscribe, tail.state.get, () => NOTHING_READ);
  return { ...state, loadEarlier: tail.loadEarlier };
}
