"use client";
/** The logs of a run: which one, then its end as it is written. */
import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { formatBytes } from "../format.ts";
import { defaultLog } from "../logs/log-files.model.ts";
import { LogViewer } from "../logs/log-viewer.tsx";
import { useLogFiles } from "../logs/use-log-files.ts";
import { Awaiting, Problem } from "../ui/answer.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { useParam } from "../ui/use-params.ts";

interface LogTabProps {
  readonly taskId: string;
  readonly alive: boolean;
}

export function LogTab({ taskId, alive }: LogTabProps): ReactNode {
  const { files, error, isLooking } = useLogFiles(taskId, alive);
  const [stored, store] = useParam("file");
  const chosen = files.find(({ path }) => path === stored) ?? defaultLog(files);
  if (chosen === undefined) {
    if (error !== null && error !== undefined) return <Problem error={error} />;
    if (isLooking) return <Awaiting />;
    return (
      <Panel>
        <Nothing title="No log yet">The executor has not started a process of this run.</Nothing>
      </Panel>
    );
  }
  return (
    <Panel
      title={
        <Select
          aria-label="Which log"
          w={260}
          allowDeselect={false}
          value={chosen.path}
          data={files.map(({ path, label, sizeBytes }) => ({
            value: path,
            label: `${label} · ${formatBytes(sizeBytes)}`,
          }))}
          onChange={(path) => store(path ?? undefined)}
        />
      }
      label="Log"
    >
      <LogViewer key={`${taskId} ${chosen.path}`} source={{ taskId, path: chosen.path }} alive={alive} />
    </Panel>
  );
}
