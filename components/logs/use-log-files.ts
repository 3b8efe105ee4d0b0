"use client";
/** Finds the logs of a task: looks through its sandbox, three directories deep. */
import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "../api/trpc.ts";
import { latestRuns, LOG_DIRECTORY, type LogFile, logFiles } from "./log-files.model.ts";

/** Runs of a process that are looked at. */
const RUNS = 3;
/** New files show up within this time. */
const LOOK_INTERVAL_MS = 5_000;

export interface LogFilesAnswer {
  readonly files: readonly LogFile[];
  readonly error: unknown;
  /** True until the sandbox has been looked through once. */
  readonly isLooking: boolean;
}

export function useLogFiles(taskId: string, alive: boolean): LogFilesAnswer {
  const trpc = useTRPC();
  const refetchInterval = alive ? LOOK_INTERVAL_MS : (false as const);
  const list = (path: string) => ({ ...trpc.tasks.files.queryOptions({ taskId, path }), refetchInterval });
  const root = useQuery(list(""));
  const hasLogs = root.data?.some(({ name, isDirectory }) => isDirectory && name === LOG_DIRECTORY) ?? false;
  const processes = useQuery({ ...list(LOG_DIRECTORY), enabled: hasLogs });
  const directories = processes.data?.filter(({ isDirectory }) => isDirectory) ?? [];
  const runLists = useQueries({ queries: directories.map(({ path }) => list(path)) });
  const runs = runLists.flatMap(({ data }, i) =>
    latestRuns(data ?? [], RUNS).map((run) => ({ process: directories[i]?.name ?? "", run })),
  );
  const streamLists = useQueries({ queries: runs.map(({ run }) => list(run.path)) });
  const key = streamLists.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  const files = useMemo(() => {
    const byProcess = new Map<string, { run: string; files: NonNullable<(typeof streamLists)[number]["data"]> }[]>();
    runs.forEach(({ process, run }, i) => {
      const found = byProcess.get(process) ?? [];
      found.push({ run: run.name, files: streamLists[i]?.data ?? [] });
      byProcess.set(process, found);
    });
    return logFiles(
      root.data ?? [],
      [...byProcess].map(([process, list]) => ({ process, runs: list })),
    );
    // The lists are new objects on every render; `key` changes when their content may have.
  }, [root.data, key]);
  const isLooking =
    root.isPending ||
    (hasLogs && processes.isPending) ||
    runLists.some(({ isPending }) => isPending) ||
    streamLists.some(({ isPending }) => isPending);
  return { files, error: root.error ?? processes.error, isLooking };
}
