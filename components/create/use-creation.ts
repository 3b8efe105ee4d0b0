"use client";
/** Creates jobs one after the other, and remembers what became of each. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { asInput } from "./job-text.ts";
import type { DefinedJob } from "./reading.model.ts";

/** What became of one job. */
export type Outcome = { readonly key: JobKey } | { readonly error: unknown };

export interface Creation {
  /** By id. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly isBusy: boolean;
  /** Creates those that can be; a refusal does not hinder the next. Gives the keys of those that were created. */
  readonly create: (jobs: readonly DefinedJob[]) => Promise<JobKey[]>;
  /** Forgets what became of jobs: the configuration is another. */
  readonly forget: () => void;
}

const NONE: ReadonlyMap<string, Outcome> = new Map();

export function useCreation(): Creation {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { mutateAsync } = useMutation(trpc.jobs.create.mutationOptions());
  const [outcomes, setOutcomes] = useState(NONE);
  const [isBusy, setBusy] = useState(false);

  async function createOne(job: JobConfiguration): Promise<Outcome> {
    try {
      return { key: (await mutateAsync(asInput(job))).key };
    } catch (error) {
      return { error };
    }
  }

  async function create(jobs: readonly DefinedJob[]): Promise<JobKey[]> {
    setBusy(true);
    const created: JobKey[] = [];
    for (const { id, job } of jobs) {
      if (job === undefined) continue;
      const outcome = await createOne(job);
      if ("key" in outcome) created.push(outcome.key);
      setOutcomes((known) => new Map([...known, [id, outcome]]));
    }
    setBusy(false);
    // What was planned and compared before is not so any more.
    await queries.invalidateQueries(trpc.jobs.pathFilter());
    return created;
  }

  return { outcomes, isBusy, create, forget: useCallback(() => setOutcomes(NONE), []) };
}
