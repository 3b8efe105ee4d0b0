"use client";
/** `/scheduler/ROLE/ENV/JOB/INSTANCE`: the life of one instance, run by run, with sandbox and logs. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type InstanceKey, instanceKeyString } from "../../server/core/domain/job-key.ts";
import { isActive, isTerminal } from "../../server/core/domain/schedule-status.ts";
import { taskLinks } from "../../server/core/domain/task-links.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { ConfigView } from "../jobs/config-panel.tsx";
import { KillDialog, RestartDialog } from "../jobs/instance-dialogs.tsx";
import { REASONS_INTERVAL_MS } from "../jobs/pending.model.ts";
import { WhyPanel } from "../jobs/why-panel.tsx";
import { links } from "../links.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { STATUS_TABLE } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Facts, Nothing, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age, Ago, Instant } from "../ui/time.tsx";
import { UrlTabs } from "../ui/url-tabs.tsx";
import { useParams } from "../ui/use-params.ts";
import { FileBrowser } from "./file-browser.tsx";
import { LogTab } from "./log-tab.tsx";
import { ProcessesTab } from "./processes-tab.tsx";
import { RunList } from "./runs-panel.tsx";
import { StateTable } from "./state-table.tsx";
import { TaskTimeline } from "./task-timeline.tsx";
import { runTimes } from "./timeline.model.ts";

/** Runs that are shown. */
const MOST_RUNS = 200;

function Actions({ instance, active }: { readonly instance: InstanceKey; readonly active: boolean }): ReactNode {
  const [verb, setVerb] = useState<"kill" | "restart">();
  const props = {
    jobKey: instance.jobKey,
    instanceIds: [instance.instanceId],
    whole: false,
    onClose: () => setVerb(undefined),
  };
  return (
    <>
      <Button disabled={!active} onClick={() => setVerb("restart")}>
        Restart
      </Button>
      <Button disabled={!active} onClick={() => setVerb("kill")} c="var(--tone-bad)">
        Kill
      </Button>
      {verb === "kill" && <KillDialog {...props} />}
      {verb === "restart" && <RestartDialog {...props} />}
    </>
  );
}

function Why({ task }: { readonly task: ScheduledTask }): ReactNode {
  const trpc = useTRPC();
  const { taskId, instanceId } = task.assignedTask;
  const reasons = useQuery({
    ...trpc.tasks.pendingReasons.queryOptions({ taskIds: [taskId] }),
    enabled: task.status === "PENDING",
    refetchInterval: REASONS_INTERVAL_MS,
  });
  const reason = reasons.data?.[0];
  if (task.status !== "PENDING" || reason === undefined) return undefined;
  return (
    <WhyPanel
      explanation={reason.explanation}
      who={`Instance ${instanceId} waits`}
      since={
        <>
          for <Age atMs={reason.sinceMs} />
        </>
      }
    />
  );
}

function RunFacts({ task }: { readonly task: ScheduledTask }): ReactNode {
  const { taskId, slaveHost, slaveId, assignedPorts } = task.assignedTask;
  const { startedMs } = runTimes(task);
  const ports = Object.entries(assignedPorts);
  const jobLinks = taskLinks(task.assignedTask);
  return (
    <Facts
      rows={[
        ["Task", <CopyText key="task" text={taskId} what="task id" />],
        [
          "Host",
          slaveHost === undefined ? (
            <span className="dim">none yet</span>
          ) : (
            <TextLink href={links.agent(slaveHost)}>{slaveHost}</TextLink>
          ),
        ],
        slaveId === undefined ? undefined : ["Agent", <CopyText key="agent" text={slaveId} what="agent id" />],
        ["Running since", startedMs === undefined ? <span className="dim">never ran</span> : <Ago atMs={startedMs} />],
        ports.length === 0
          ? undefined
          : [
              "Ports",
              <span key="ports">
                {ports.map(([name, port], i) => (
                  <span key={name}>
                    {i > 0 && ", "}
                    {name} <CopyText text={`${slaveHost ?? ""}:${port}`} shown={String(port)} what="address" />
                  </span>
                ))}
              </span>,
            ],
        jobLinks.length === 0
          ? undefined
          : [
              "Links",
              <span key="links">
                {jobLinks.map(({ name, url }, i) => (
                  <span key={name}>
                    {i > 0 && ", "}
                    <a href={url} title={url} target="_blank" rel="noreferrer">
                      {name}
                    </a>
                  </span>
                ))}
              </span>,
            ],
        ["Failures so far", String(task.failureCount)],
        task.timesPartitioned === 0 ? undefined : ["Times cut off", String(task.timesPartitioned)],
      ]}
    />
  );
}

function Sandbox({ task, children }: { readonly task: ScheduledTask; readonly children: ReactNode }): ReactNode {
  if (task.assignedTask.slaveId !== undefined) return children;
  return (
    <Panel>
      <Nothing title="This run has no sandbox">It was never given to an agent.</Nothing>
    </Panel>
  );
}

function NoInstance({ instance }: { readonly instance: InstanceKey }): ReactNode {
  return (
    <Stack>
      <PageTitle title={instanceKeyString(instance)} />
      <Panel>
        <Nothing title="There is no such instance">
          It never was, or its last run is over and was pruned.{" "}
          <TextLink href={links.job(instance.jobKey)}>The job</TextLink>
        </Nothing>
      </Panel>
    </Stack>
  );
}

interface RunProps {
  readonly task: ScheduledTask;
  /** True when the instance has no later run. */
  readonly isLatest: boolean;
}

/** What the run is doing, in one line. */
function RunSentence({ task, isLatest }: RunProps): ReactNode {
  const last = task.taskEvents.at(-1);
  if (last === undefined) return undefined;
  return (
    <>
      {!isLatest && "An earlier run is shown. "}
      {STATUS_TABLE[task.status].label} for <Age atMs={last.timestamp} />
      {last.message !== undefined && ` · ${last.message}`}
    </>
  );
}

function RunTabs({ task }: { readonly task: ScheduledTask }): ReactNode {
  const { taskId } = task.assignedTask;
  const alive = !isTerminal(task.status);
  const inSandbox = (content: ReactNode): ReactNode => <Sandbox task={task}>{content}</Sandbox>;
  return (
    <UrlTabs
      label="Run"
      tabs={[
        { id: "log", label: "Log", panel: () => inSandbox(<LogTab key={taskId} taskId={taskId} alive={alive} />) },
        {
          id: "processes",
          label: "Processes",
          panel: () => inSandbox(<ProcessesTab key={taskId} taskId={taskId} alive={alive} />),
        },
        {
          id: "files",
          label: "Files",
          panel: () => inSandbox(<FileBrowser key={taskId} taskId={taskId} alive={alive} />),
        },
        {
          id: "states",
          label: "States",
          count: task.taskEvents.length,
          panel: () => (
            <Panel flush label="States">
              <StateTable task={task} />
            </Panel>
          ),
        },
        {
          id: "config",
          label: "Configuration",
          panel: () => (
            <Panel title="Configuration">
              <ConfigView config={task.assignedTask.task} />
            </Panel>
          ),
        },
      ]}
    />
  );
}

interface InstanceContentProps {
  readonly instance: InstanceKey;
  /** Newest first. */
  readonly tasks: readonly ScheduledTask[];
}

function InstanceContent({ instance, tasks }: InstanceContentProps): ReactNode {
  const params = useParams();
  const latest = tasks.find(({ status }) => isActive(status)) ?? tasks[0];
  const task = tasks.find(({ assignedTask }) => assignedTask.taskId === params.get("run")) ?? latest;
  if (task === undefined || latest === undefined) return <NoInstance instance={instance} />;
  const latestId = latest.assignedTask.taskId;
  const startMs = task.taskEvents[0]?.timestamp;
  return (
    <Stack>
      <PageTitle
        title={<CopyText text={instanceKeyString(instance)} what="instance key" />}
        aside={<StatusBadge status={latest.status} pill />}
        sentence={<RunSentence task={task} isLatest={task === latest} />}
        actions={<Actions instance={instance} active={isActive(latest.status)} />}
      />
      <Why task={task} />
      <Panel title="This run" aside={startMs !== undefined && <Instant atMs={startMs} />}>
        <Stack>
          <TaskTimeline task={task} />
          <RunFacts task={task} />
        </Stack>
      </Panel>
      {tasks.length > 1 && (
        <Panel flush title="All runs" aside={plural(tasks.length, "run")}>
          <RunList
            tasks={tasks}
            chosen={task.assignedTask.taskId}
            onChoose={(run) => params.set({ run: run === latestId ? undefined : run, file: undefined, dir: undefined })}
          />
        </Panel>
      )}
      <RunTabs task={task} />
    </Stack>
  );
}

export function InstancePage({ instance }: { readonly instance: InstanceKey }): ReactNode {
  const trpc = useTRPC();
  const tasks = useQuery(
    trpc.tasks.list.queryOptions({
      jobKeys: [instance.jobKey],
      instanceIds: [instance.instanceId],
      limit: MOST_RUNS,
    }),
  );
  return <Answer of={tasks}>{(page) => <InstanceContent instance={instance} tasks={page.tasks} />}</Answer>;
}
