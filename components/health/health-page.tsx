"use client";
/** `/admin/health`: this scheduler itself: what it does, whether it leads, whom it is connected to, how it fares. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ClusterStatus, TierConfigs } from "../../server/api/cluster.ts";
import { useTRPC } from "../api/trpc.ts";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { formatBytes, formatMs } from "../format.ts";
import { LIFECYCLE } from "../frame/lifecycle.model.ts";
import { links } from "../links.ts";
import { useSamples } from "../live/use-samples.ts";
import { Answer } from "../ui/answer.tsx";
import { Columns, Facts, Figure, Figures, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import { Age, Ago } from "../ui/time.tsx";
import styles from "./health.module.css";
import { LeadershipPanel, SchedulerLink } from "./leadership-panel.tsx";
import { consoleUrl, roleOf } from "./leadership.model.ts";
import { LifecyclePath } from "./lifecycle-path.tsx";
import { MesosPanel } from "./mesos-panel.tsx";
import { BUSY_MS, FaresPanel, ProcessPanel } from "./process-panel.tsx";
import { ZooKeeperPanel } from "./zookeeper-panel.tsx";
import { SESSION_LOOKS } from "./zookeeper.model.ts";

function Strip({ status }: { readonly status: ClusterStatus }): ReactNode {
  const history = useSamples();
  const { eventLoopDelayMs, memoryBytes, startedMs, framework, zooKeeper } = status;
  const session = zooKeeper === undefined ? undefined : SESSION_LOOKS[zooKeeper.state];
  return (
    <Figures>
      <Figure label="Up" value={<Age atMs={startedMs} />} />
      <Figure
        label="Event loop delay, p99"
        value={formatMs(eventLoopDelayMs.p99)}
        tone={eventLoopDelayMs.p99 > BUSY_MS ? "bad" : undefined}
        history={history.map(({ loopDelayMs }) => loopDelayMs)}
        hint={`Over the last minute. p50 ${formatMs(eventLoopDelayMs.p50)}, longest ${formatMs(eventLoopDelayMs.max)}`}
      />
      <Figure
        label="Memory"
        value={formatBytes(memoryBytes)}
        history={history.map((sample) => sample.memoryBytes)}
        href={links.metrics({ q: "process" })}
      />
      {session !== undefined && (
        <Figure label="ZooKeeper" value={session.label} tone={session.tone === "run" ? undefined : session.tone} />
      )}
      {roleOf(status) === "leads" && (
        <Figure
          label="Last event from the master"
          value={framework.lastEventMs === undefined ? "never" : <Ago atMs={framework.lastEventMs} />}
        />
      )}
    </Figures>
  );
}

/** What a scheduler that does not lead says of itself before all else. */
function NotLeading({ status }: { readonly status: ClusterStatus }): ReactNode {
  const { leader } = status;
  if (roleOf(status) === "leads") return undefined;
  if (leader === undefined) {
    return (
      <output className={styles.follower}>
        <span>
          <b>No scheduler leads, as far as this one knows.</b> Running tasks go on; nothing can be changed until one is
          elected.
        </span>
      </output>
    );
  }
  return (
    <output className={styles.follower}>
      <span>
        <b>This is a follower; the leader is</b> <SchedulerLink place={leader} />. What follows is about this process
        alone: it applies what the leader writes, and takes over when the leader is gone.
      </span>
      <a href={consoleUrl(leader, links.overview())}>Open the leader’s console</a>
    </output>
  );
}

function Tiers({ tiers }: { readonly tiers: TierConfigs }): ReactNode {
  return (
    <Facts
      rows={tiers.tiers.map(({ name, settings }) => [
        name === tiers.defaultTierName ? `${name} (default)` : name,
        Object.entries(settings)
          .map(([setting, value]) => `${setting}=${value}`)
          .join(", "),
      ])}
    />
  );
}

function Content({ status }: { readonly status: ClusterStatus }): ReactNode {
  const trpc = useTRPC();
  const tiers = useQuery(trpc.cluster.tiers.queryOptions());
  const look = LIFECYCLE[status.lifecycle];
  return (
    <Stack>
      <PageTitle title="Health" aside={<Tag tone={look.tone}>{look.label}</Tag>} sentence={look.sentence} />
      <NotLeading status={status} />
      <Strip status={status} />
      <Panel title="Lifecycle">
        <LifecyclePath history={status.lifecycleHistory} />
      </Panel>
      <Columns>
        <Stack>
          <LeadershipPanel status={status} />
          <ZooKeeperPanel status={status} />
          <FaresPanel status={status} />
        </Stack>
        <Stack>
          <MesosPanel status={status} />
          <ProcessPanel status={status} />
          <Panel title="Tiers">
            <Answer of={tiers} lines={2}>
              {(configs) => <Tiers tiers={configs} />}
            </Answer>
          </Panel>
        </Stack>
      </Columns>
    </Stack>
  );
}

export function HealthPage(): ReactNode {
  return <Answer of={useClusterStatus()}>{(status) => <Content status={status} />}</Answer>;
}
