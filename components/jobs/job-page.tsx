"use client";
/** `/scheduler/ROLE/ENV/JOB`: is it well, why not, and what to do about it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JobView } from "../../server/api/jobs.ts";
import { type JobKey, jobKeyString } from "../../server/core/domain/job-key.ts";
import { bagOf, scaleBag } from "../../server/core/domain/resource-bag.ts";
import { useTRPC } from "../api/trpc.ts";
import { EventFeed } from "../events/event-feed.tsx";
import { formatCount, formatRanges, plural } from "../format.ts";
import { links } from "../links.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { activeCounts, totalOf, verdictOf } from "../status/status-counts.model.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Figure, Figures, Nothing, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { formatShort } from "../ui/resource-bar.model.ts";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age, Ago } from "../ui/time.tsx";
import { UrlTabs } from "../ui/url-tabs.tsx";
import { ConfigPanels } from "./config-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { InstancesTab } from "./instances-tab.tsx";
import { JobActions, useDoing } from "./job-actions.tsx";
import { tierOf } from "./job-list.model.ts";
import { spreadOf, troublesOf } from "./job.model.ts";
import { groupReasons, REASONS_INTERVAL_MS } from "./pending.model.ts";
import { WhyPanel } from "./why-panel.tsx";
import styles from "./job-page.module.css";

function Strip({ job }: { readonly job: JobView }): ReactNode {
  const { taskCounts, job: summary } = job;
  const active = totalOf(activeCounts(taskCounts));
  const waiting = (taskCounts.PENDING ?? 0) + (taskCounts.THROTTLED ?? 0);
  const requested = scaleBag(bagOf(summary.taskConfig.resources), active);
  const { hosts, failures } = spreadOf(job.instances);
  const only = (status: string): string => links.job(summary.key, { status });
  return (
    <Figures>
      <Figure
        label="Running"
        value={formatCount(taskCounts.RUNNING ?? 0)}
        unit={`of ${formatCount(active)}`}
        href={only("RUNNING")}
      />
      <Figure
        label="Waiting"
        value={formatCount(waiting)}
        href={only("PENDING,THROTTLED")}
        tone={waiting > 0 ? "wait" : undefined}
      />
      <Figure label="Hosts" value={formatCount(hosts)} href={`${links.job(summary.key)}?group=host`} />
      <Figure
        label="Failures so far"
        value={formatCount(failures)}
        href={links.job(summary.key, { tab: "history" })}
        hint="Of the current instances and those they replaced"
      />
      <Figure label="CPU asked for" value={formatShort("cpus", requested.cpus)} unit="cores" />
      <Figure label="RAM asked for" value={formatShort("ramMb", requested.ramMb)} />
    </Figures>
  );
}

function Why({ job }: { readonly job: JobView }): ReactNode {
  const trpc = useTRPC();
  const { key } = job.job;
  const waits = (job.taskCounts.PENDING ?? 0) > 0;
  const reasons = useQuery({
    ...trpc.tasks.pendingReasons.queryOptions({ jobKeys: [key] }),
    enabled: waits,
    refetchInterval: REASONS_INTERVAL_MS,
  });
  if (!waits || reasons.data === undefined) return undefined;
  const idOf = new Map(job.instances.map(({ taskId, instanceId }) => [taskId, instanceId]));
  return groupReasons(reasons.data).map(({ explanation, taskIds, sinceMs }) => {
    const ids = taskIds.flatMap((taskId) => idOf.get(taskId) ?? []);
    const [only] = ids;
    const who =
      ids.length === 1 && only !== undefined ? (
        <>
          <TextLink href={links.instance({ jobKey: key, instanceId: only })}>Instance {only}</TextLink> waits
        </>
      ) : (
        `${plural(taskIds.length, "instance")} wait: ${formatRanges(ids)}`
      );
    return (
      <WhyPanel
        key={taskIds[0]}
        explanation={explanation}
        who={who}
        since={
          <>
            for <Age atMs={sinceMs} />
          </>
        }
      />
    );
  });
}

function Troubles({ job }: { readonly job: JobView }): ReactNode {
  const troubles = troublesOf(job.instances);
  if (troubles.length === 0) return undefined;
  const { key } = job.job;
  return (
    <Panel title="In trouble" flush>
      <ul className={styles.troubles}>
        {troubles.slice(0, 6).map(({ status, message, instanceIds, latestMs }) => (
          <li key={`${status} ${message}`}>
            <StatusBadge status={status} />
            <span className={styles.troubleText}>{message === "" ? "no message" : message}</span>
            <span className="dim">
              {instanceIds.length === 1 ? "instance" : "instances"}{" "}
              {instanceIds.slice(0, 6).map((instanceId, i) => (
                <span key={instanceId}>
                  {i > 0 && ", "}
                  <TextLink href={links.instance({ jobKey: key, instanceId })}>{instanceId}</TextLink>
                </span>
              ))}
              {instanceIds.length > 6 && ` and ${formatCount(instanceIds.length - 6)} more`}
            </span>
            <span className="dim">
              <Ago atMs={latestMs} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function JobContent({ job }: { readonly job: JobView }): ReactNode {
  const verdict = verdictOf(job.taskCounts);
  const { key } = job.job;
  const tier = tierOf(job.job.taskConfig);
  const { banner, begun } = useDoing(job);
  return (
    <Stack>
      <PageTitle
        title={<CopyText text={jobKeyString(key)} what="job key" />}
        aside={
          <>
            <Tag>{job.kind}</Tag>
            {tier !== undefined && <Tag>{tier}</Tag>}
          </>
        }
        sentence={<span style={{ color: toneColor(verdict.tone) }}>{verdict.sentence}.</span>}
        actions={<JobActions job={job} onBegun={begun} />}
      />
      {banner}
      <Strip job={job} />
      <Why job={job} />
      <Troubles job={job} />
      <UrlTabs
        label="Job"
        tabs={[
          { id: "instances", label: "Instances", count: job.instances.length, panel: () => <InstancesTab job={job} /> },
          { id: "config", label: "Configuration", panel: () => <ConfigPanels job={job} /> },
          { id: "history", label: "History", panel: () => <HistoryPanel job={key} /> },
          {
            id: "events",
            label: "Events",
            panel: () => (
              <Panel title="Events" flush>
                <EventFeed job={key} />
              </Panel>
            ),
          },
        ]}
      />
    </Stack>
  );
}

export function JobPage({ job: key }: { readonly job: JobKey }): ReactNode {
  const trpc = useTRPC();
  const job = useQuery(trpc.jobs.get.queryOptions({ job: key }));
  if (job.data === undefined && job.error?.data?.auroraCode === "INVALID_REQUEST") {
    return (
      <Stack>
        <PageTitle title={jobKeyString(key)} />
        <Panel>
          <Nothing title="There is no such job">
            It never was, or its last task is over and was pruned.{" "}
            <TextLink href={links.role(key.role)}>Jobs of {key.role}</TextLink>
          </Nothing>
        </Panel>
      </Stack>
    );
  }
  return <Answer of={job}>{(view) => <JobContent job={view} />}</Answer>;
}
