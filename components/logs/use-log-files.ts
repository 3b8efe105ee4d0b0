"use client";
/** Finds the logs of a task: looks through its sandbox, three directories deep. */
import { useQueries, useQuery } from "@tanstack/react-query";
import type { SandboxFile } from "../../server/api/tasks.ts";
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
  const byProcess = new Map<string, { run: string; files: readonly SandboxFile[] }[]>();
  runs.forEach(({ process, run }, i) => {
    const found = byProcess.get(process) ?? [];
    found.push({ run: run.name, files: streamLists[i]?.data ?? [] });
    byProcess.set(process, found);
  });
  const files = logFiles(
    root.data ?? [],
    [...byProcess].map(([process, found]) => ({ process, runs: found })),
  );
  const isLooking =
    root.isPending ||
    (hasLogs && processes.isPending) ||
    runLists.some(({ isPending }) => isPending) ||
    streamLists.some(({ isPending }) => isPending);
  return { files, error: root.error ?? processes.error, isLooking };
}
