"use client";
/** The processes of a run: states, runs and exit codes, and the way to their logs. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { TaskHealth, TaskProcesses } from "../../server/core/domain/task-processes.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatDuration, plural } from "../format.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { Age, Ago, Instant } from "../ui/time.tsx";
import { useParams } from "../ui/use-params.ts";
import {
  earlierRuns,
  exitText,
  PROCESS_LOOKS,
  type ProcessRow,
  processRows,
  runsText,
  traits,
} from "./processes.model.ts";
import styles from "./processes.module.css";

interface ProcessesTabProps {
  readonly taskId: string;
  readonly alive: boolean;
}

const INTERVAL_MS = 5_000;

function StateCell({ state }: { readonly state: ProcessRow["state"] }): ReactNode {
  const { label, tone, shape, meaning } = PROCESS_LOOKS[state];
  return (
    <span className={styles.state} style={{ color: toneColor(tone) }} title={meaning}>
      <ShapeMark shape={shape} tone={tone} />
      {label}
    </span>
  );
}

function NameCell({ process, isLatest }: ProcessRow): ReactNode {
  if (!isLatest) return <span className="dim">{process.name}, earlier</span>;
  return (
    <>
      <b>{process.name}</b> <span className="dim">{traits(process)}</span>
    </>
  );
}

function LogLinks({ run, isLatest }: ProcessRow): ReactNode {
  const params = useParams();
  if (run?.logDirectory === undefined) return <span className="dim">{run === undefined ? "" : "not kept"}</span>;
  const directory = run.logDirectory;
  const open = (stream: string): void => {
    const file = `${directory}/${stream}`;
    // The list of logs holds the latest runs alone.
    params.set(isLatest ? { tab: undefined, file, dir: undefined } : { tab: "files", file, dir: directory });
  };
  return (
    <>
      {["stdout", "stderr"].map((stream) => (
        <button key={stream} type="button" className={styles.log} onClick={() => open(stream)}>
          {stream}
        </button>
      ))}
    </>
  );
}

const COLUMNS: readonly Column<ProcessRow>[] = [
  { id: "process", header: "Process", value: (row) => row.order, cell: (row) => <NameCell {...row} /> },
  { id: "state", header: "State", width: 110, cell: ({ state }) => <StateCell state={state} /> },
  {
    id: "runs",
    header: "Runs",
    width: 170,
    cell: ({ process, run, isLatest }) => (isLatest ? runsText(process) : `run ${run?.run ?? ""}`),
  },
  {
    id: "exit",
    header: "Exit",
    width: 110,
    hint: "Exit status of the run, or the signal that ended it",
    cell: ({ run }) => <span title={run?.message}>{exitText(run)}</span>,
  },
  {
    id: "started",
    header: "Started",
    width: 170,
    cell: ({ run }) => (run === undefined ? "" : <Instant atMs={run.startedMs} />),
  },
  {
    id: "for",
    header: "For",
    width: 90,
    numeric: true,
    cell: ({ run }) => {
      if (run === undefined) return "";
      if (run.stoppedMs !== undefined) return formatDuration(run.stoppedMs - run.startedMs);
      return run.state === "RUNNING" ? <Age atMs={run.startedMs} /> : "";
    },
  },
  {
    id: "pid",
    header: "Pid",
    width: 80,
    numeric: true,
    hint: "Process id on its host",
    cell: ({ run }) => run?.pid ?? "",
  },
  { id: "logs", header: "Logs", width: 130, cell: (row) => <LogLinks {...row} /> },
];

const HEALTH_WORDS: Readonly<Record<TaskHealth["status"], string>> = {
  STARTING: "not healthy yet",
  HEALTHY: "healthy",
  UNHEALTHY: "unhealthy",
};

function Health({ health }: { readonly health: TaskHealth | undefined }): ReactNode {
  if (health === undefined) return undefined;
  return (
    <span title={health.reason}>
      {HEALTH_WORDS[health.status]} since <Ago atMs={health.sinceMs} />
      {health.reason !== undefined && ` · ${health.reason}`}
    </span>
  );
}

function ProcessTable({ answer }: { readonly answer: TaskProcesses }): ReactNode {
  const params = useParams();
  const showsAll = params.get("runs") === "all";
  const earlier = earlierRuns(answer.processes);
  return (
    <Panel
      flush
      label="Processes"
      title={<Health health={answer.health} />}
      aside={
        earlier > 0 && (
          <Button aria-pressed={showsAll} onClick={() => params.set({ runs: showsAll ? undefined : "all" })}>
            {showsAll ? "Latest runs only" : `Show ${plural(earlier, "earlier run")}`}
          </Button>
        )
      }
    >
      <DataTable
        label="Processes of the run"
        columns={COLUMNS}
        rows={processRows(answer.processes, showsAll)}
        rowKey={({ key }) => key}
        defaultSort="process"
        sortParam="psort"
        minWidth={940}
        empty={
          <Nothing title="No process is recorded">
            {answer.isRecorded ? "The task has none." : "Its executor keeps no record, or has not begun."}
          </Nothing>
        }
      />
    </Panel>
  );
}

export function ProcessesTab({ taskId, alive }: ProcessesTabProps): ReactNode {
  const trpc = useTRPC();
  const processes = useQuery({
    ...trpc.tasks.processes.queryOptions({ taskId }),
    refetchInterval: alive ? INTERVAL_MS : false,
  });
  return <Answer of={processes}>{(answer) => <ProcessTable answer={answer} />}</Answer>;
}
