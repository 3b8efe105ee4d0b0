"use client";
/** How the scheduler is: asked for by the frame on every page, so everybody else finds it there. */
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc.ts";

/** The answer also dates what is on screen. */
const INTERVAL_MS = 5_000;

export function useClusterStatus() {
  const trpc = useTRPC();
  return useQuery({ ...trpc.cluster.status.queryOptions(), refetchInterval: INTERVAL_MS });
}
