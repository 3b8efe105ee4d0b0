/**
 * How long answers stand. Events keep them current (components/live), so an answer never grows stale by
 * age alone, and the last known value stands while the scheduler cannot be reached.
 */
import { QueryClient } from "@tanstack/react-query";
import { describeFailure } from "./failure.ts";

const RETRIES = 2;
const KEPT_MS = 15 * 60_000;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: KEPT_MS,
        refetchOnWindowFocus: true,
        retry: (failures, error) => failures < RETRIES && describeFailure(error).transient,
        retryDelay: (attempt) => Math.min(500 * 2 ** attempt, 5_000),
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}
