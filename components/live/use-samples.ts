"use client";
/** Takes samples of the cluster's state while the console is open, and hands them to charts. */
import { useEffect, useSyncExternalStore } from "react";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { addSample, type Sample, sampleOf, samples } from "./samples.ts";

/** Used once, by the frame. */
export function useSampling(): void {
  const { data, dataUpdatedAt } = useClusterStatus();
  useEffect(() => {
    if (data !== undefined) samples.set(addSample(samples.get(), sampleOf(data, dataUpdatedAt)));
  }, [data, dataUpdatedAt]);
}

const NONE: readonly Sample[] = [];

export function useSamples(): readonly Sample[] {
  return useSyncExternalStore(samples.subscribe, samples.get, () => NONE);
}
