"use client";
/** Reads the configuration as it is typed: JSON of Aurora's API here, everything else by the scheduler. */
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "../api/trpc.ts";
import { type Bindings, givenBindings } from "./bindings.model.ts";
import { withTier } from "./plan.model.ts";
import { isApiJson, type Reading, readingOfJson, readingOfParsed, SOURCE_PATH } from "./reading.model.ts";

const SETTLED_MS = 300;

export interface ReadingState {
  /** The latest that is known. */
  readonly reading: Reading | undefined;
  /** False while the text is ahead of what was read. */
  readonly isCurrent: boolean;
  /** The text could not be read at all: the scheduler does not answer, or refuses it. */
  readonly error: unknown;
  /** Variables without a value, the last time that the configuration could be evaluated. */
  readonly unbound: readonly string[];
}

const NOTHING: readonly string[] = [];

export function useReading(text: string | undefined, bindings: Bindings): ReadingState {
  const trpc = useTRPC();
  const asked = useMemo(() => ({ text, bindings: givenBindings(bindings) }), [text, bindings]);
  const [settled] = useDebouncedValue(asked, SETTLED_MS);
  const source = settled.text;
  const isLocal = useMemo(() => source !== undefined && isApiJson(source), [source]);
  const tiers = useQuery({ ...trpc.cluster.tiers.queryOptions(), staleTime: Infinity });
  const parsed = useQuery({
    ...trpc.jobs.parse.queryOptions({ text: source ?? "", path: SOURCE_PATH, bindings: settled.bindings }),
    enabled: source !== undefined && !isLocal,
    // The same text gives the same jobs.
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const reading = useMemo((): Reading | undefined => {
    if (source === undefined) return undefined;
    if (isLocal) return readingOfJson(source);
    if (parsed.data === undefined || tiers.data === undefined) return undefined;
    const { jobs, ...rest } = readingOfParsed(source, parsed.data);
    const resolved = jobs.map((each) =>
      each.job === undefined ? each : { ...each, job: withTier(each.job, tiers.data) },
    );
    return { ...rest, jobs: resolved };
  }, [source, isLocal, parsed.data, tiers.data]);
  const [unbound, setUnbound] = useState(NOTHING);
  const isEvaluated = reading !== undefined && (reading.jobs.length > 0 || reading.issues.length === 0);
  if (isEvaluated && reading.unbound.join("\n") !== unbound.join("\n")) setUnbound(reading.unbound);
  const isAnswered = isLocal || !parsed.isPlaceholderData;
  return {
    reading,
    isCurrent: settled === asked && reading !== undefined && isAnswered,
    error: isLocal ? null : parsed.isPlaceholderData ? null : (parsed.error ?? tiers.error),
    unbound,
  };
}
