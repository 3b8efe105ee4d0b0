"use client";
/** `/`: is the cluster well, what needs a person, who uses what. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { ClusterStatus } from "../../server/api/cluster.ts";
import { useTRPC } from "../api/trpc.ts";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { ClusterResources } from "../agents/cluster-resources.tsx";
import { EventFeed } from "../events/event-feed.tsx";
import { formatCount, formatPercent, plural } from "../format.ts";
import { RoleTable } from "../jobs/role-table.tsx";
import { links } from "../links.ts";
import { useSamples } from "../live/use-samples.ts";
import { StatusCountsList } from "../status/status-bar.tsx";
import { verdictOf } from "../status/status-counts.model.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { AllWell, Columns, Figure, Figures, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age } from "../ui/time.tsx";
import { type JobConcern, jobConcerns, quotaConcerns } from "./attention.model.ts";
import styles from "./overview.module.css";

/** Tasks that are looked at for the list of concerns. */
const MOST_TASKS = 500;

function Strip({ status }: { readonly status: ClusterStatus }): ReactNode {
  const history = useSamples();
  const { taskCounts, agents, offersHeld, jobCount } = status;
  const waiting = (taskCounts.PENDING ?? 0) + (taskCounts.THROTTLED ?? 0);
  const cutOff = taskCounts.PARTITIONED ?? 0;
  return (
    <Figures>
      <Figure
        label="Tasks running"
        value={formatCount(taskCounts.RUNNING ?? 0)}
        href={links.roles({ view: "jobs" })}
        history={history.map(({ running }) => running)}
      />
      <Figure
        label="Waiting"
        value={formatCount(waiting)}
        tone={waiting > 0 ? "wait" : undefined}
        href={links.roles({ view: "jobs", show: "pending" })}
        history={history.map((sample) => sample.waiting)}
        hint="Pending and throttled"
      />
      <Figure label="Jobs" value={formatCount(jobCount)} href={links.roles({ view: "jobs" })} />
      <Figure
        label="Agents"
        value={agents === undefined ? "?" : formatCount(agents.active)}
        unit={agents === undefined ? "the master does not answer" : `of ${formatCount(agents.total)}`}
        tone={agents !== undefined && agents.active < agents.total ? "wait" : undefined}
        href={
          agents !== undefined && agents.active < agents.total ? links.agents({ show: "inactive" }) : links.agents()
        }
      />
      <Figure
        label="Offers held"
        value={formatCount(offersHeld)}
        href={links.agents()}
        history={history.map(({ offers }) => offers)}
      />
      <Figure
        label="Cut off"
        value={formatCount(cutOff)}
        tone={cutOff > 0 ? "split" : undefined}
        href={links.roles({ view: "jobs", show: "attention" })}
        hint="Tasks whose agent cannot be reached"
      />
    </Figures>
  );
}

function ConcernRow({ concern }: { readonly concern: JobConcern }): ReactNode {
  return (
    <li className={styles.concern}>
      <StatusCountsList counts={concern.counts} />
      <span className={styles.subject}>
        <TextLink href={links.job(concern.job)}>{concern.id}</TextLink>
      </span>
      <span className={styles.why}>{concern.why}</span>
      <span className={styles.since}>
        <Age atMs={concern.sinceMs} />
      </span>
    </li>
  );
}

const SHOWN_CONCERNS = 12;

function Concerns({ status }: { readonly status: ClusterStatus }): ReactNode {
  const trpc = useTRPC();
  const tasks = useQuery(
    trpc.tasks.list.queryOptions({ statuses: ["PENDING", "THROTTLED", "PARTITIONED"], limit: MOST_TASKS }),
  );
  const waits = (status.taskCounts.PENDING ?? 0) > 0;
  const reasons = useQuery({
    ...trpc.tasks.pendingReasons.queryOptions({ limit: MOST_TASKS }),
    enabled: waits,
  });
  const quotas = useQuery(trpc.quotas.list.queryOptions());
  const concerns = useMemo(() => jobConcerns(tasks.data?.tasks ?? [], reasons.data ?? []), [tasks.data, reasons.data]);
  const tight = useMemo(() => quotaConcerns(quotas.data ?? []), [quotas.data]);
  const lost = status.agents === undefined ? 0 : status.agents.total - status.agents.active;
  const isWell = concerns.length === 0 && tight.length === 0 && lost === 0;
  return (
    <Panel title="Needs a look" flush>
      <Answer of={tasks}>
        {() =>
          isWell ? (
            <AllWell>Every task that is meant to run runs, every agent is active, and no quota is tight.</AllWell>
          ) : (
            <ul className={styles.concerns}>
              {concerns.slice(0, SHOWN_CONCERNS).map((concern) => (
                <ConcernRow key={concern.id} concern={concern} />
              ))}
              {concerns.length > SHOWN_CONCERNS && (
                <li className={styles.more}>
                  <TextLink href={links.roles({ view: "jobs", show: "pending" })}>
                    and {plural(concerns.length - SHOWN_CONCERNS, "more job")}
                  </TextLink>
                </li>
              )}
              {lost > 0 && (
                <li className={styles.more}>
                  <TextLink href={links.agents({ show: "inactive" })}>{plural(lost, "agent")}</TextLink>{" "}
                  {lost === 1 ? "is" : "are"} not active
                </li>
              )}
              {tight.slice(0, 5).map(({ role, share }) => (
                <li key={role} className={styles.more}>
                  The quota of <TextLink href={links.quotas({ q: role })}>{role}</TextLink> is at{" "}
                  <b style={{ color: toneColor(share > 1 ? "bad" : "wait") }}>{formatPercent(share)}</b>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  );
}

function Content({ status }: { readonly status: ClusterStatus }): ReactNode {
  const trpc = useTRPC();
  const roles = useQuery(trpc.roles.list.queryOptions());
  const verdict = verdictOf(status.taskCounts);
  return (
    <Stack>
      <PageTitle
        title={status.clusterName}
        sentence={<span style={{ color: toneColor(verdict.tone) }}>{verdict.sentence}.</span>}
      />
      <Strip status={status} />
      <Columns>
        <Stack>
          <Concerns status={status} />
          <Answer of={roles}>{(list) => <RoleTable roles={list} title="Roles" brief />}</Answer>
        </Stack>
        <Stack>
          <ClusterResources capacity={status.capacity} />
          <Panel title="Events" flush>
            <EventFeed limit={60} />
          </Panel>
        </Stack>
      </Columns>
    </Stack>
  );
}

export function OverviewPage(): ReactNode {
  return <Answer of={useClusterStatus()}>{(status) => <Content status={status} />}</Answer>;
}
