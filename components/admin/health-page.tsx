"use client";
/** `/admin/health`: the scheduler itself: what it does, whom it is connected to, how it fares. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ClusterStatus, TierConfigs } from "../../server/api/cluster.ts";
import { useTRPC } from "../api/trpc.ts";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { formatBytes, formatDuration } from "../format.ts";
import { LIFECYCLE } from "../frame/lifecycle.model.ts";
import { links } from "../links.ts";
import { useSamples } from "../live/use-samples.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Columns, Facts, Figure, Figures, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age, Ago, Instant } from "../ui/time.tsx";
import styles from "./admin.module.css";

/** From this delay on the event loop is too busy to answer health checks in good time. */
const BUSY_MS = 250;

function Strip({ status }: { readonly status: ClusterStatus }): ReactNode {
  const history = useSamples();
  const { eventLoopDelayMs, memoryBytes, startedMs, framework } = status;
  return (
    <Figures>
      <Figure label="Up" value={<Age atMs={startedMs} />} />
      <Figure
        label="Event loop delay, p99"
        value={formatDuration(eventLoopDelayMs.p99)}
        tone={eventLoopDelayMs.p99 > BUSY_MS ? "bad" : undefined}
        history={history.map(({ loopDelayMs }) => loopDelayMs)}
        hint={`Over the last minute. p50 ${formatDuration(eventLoopDelayMs.p50)}, longest ${formatDuration(eventLoopDelayMs.max)}`}
      />
      <Figure
        label="Memory"
        value={formatBytes(memoryBytes)}
        history={history.map((sample) => sample.memoryBytes)}
        href={links.metrics({ q: "jvm process memory heap" })}
      />
      <Figure
        label="Last event from the master"
        value={framework.lastEventMs === undefined ? "never" : <Ago atMs={framework.lastEventMs} />}
      />
    </Figures>
  );
}

function History({ status }: { readonly status: ClusterStatus }): ReactNode {
  return (
    <ol className={styles.history}>
      {[...status.lifecycleHistory].reverse().map(({ state, atMs, message }) => (
        <li key={`${atMs} ${state}`}>
          <span className="dim">
            <Instant atMs={atMs} />
          </span>
          <span style={{ color: toneColor(LIFECYCLE[state].tone) }}>{LIFECYCLE[state].label}</span>
          <span className="dim">{message ?? LIFECYCLE[state].sentence}</span>
        </li>
      ))}
    </ol>
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

function MesosPanel({ framework }: { readonly framework: ClusterStatus["framework"] }): ReactNode {
  return (
    <Panel title="Mesos">
      <Facts
        rows={[
          ["Framework", framework.name],
          framework.id === undefined
            ? undefined
            : ["Framework id", <CopyText key="id" text={framework.id} what="framework id" />],
          [
            "Registered",
            <span key="registered" style={{ color: toneColor(framework.registered ? "run" : "bad") }}>
              {framework.registered ? "yes" : "no"}
            </span>,
          ],
          ["Driver", framework.driverState],
          ["Master", framework.master ?? <span className="dim">not known</span>],
        ]}
      />
    </Panel>
  );
}

function SchedulerPanel({ status }: { readonly status: ClusterStatus }): ReactNode {
  const { leader } = status;
  const place =
    leader === undefined ? undefined : `${leader.host}:${leader.port}${leader.isSelf ? ", this process" : ""}`;
  return (
    <Panel title="Scheduler">
      <Facts
        rows={[
          ["Version", status.version],
          ["Cluster", status.clusterName],
          ["Leader", place ?? <span className="dim">none known</span>],
          ["Started", <Instant key="started" atMs={status.startedMs} />],
          [
            "Log",
            <TextLink key="log" href={links.log()}>
              replicas
            </TextLink>,
          ],
          [
            "Flags",
            <TextLink key="flags" href={links.flags({ set: true })}>
              those that were set
            </TextLink>,
          ],
        ]}
      />
    </Panel>
  );
}

function Content({ status }: { readonly status: ClusterStatus }): ReactNode {
  const trpc = useTRPC();
  const tiers = useQuery(trpc.cluster.tiers.queryOptions());
  const look = LIFECYCLE[status.lifecycle];
  return (
    <Stack>
      <PageTitle title="Health" aside={<Tag tone={look.tone}>{look.label}</Tag>} sentence={look.sentence} />
      <Strip status={status} />
      <Columns>
        <Stack>
          <Panel title="Lifecycle" aside="newest first">
            <History status={status} />
          </Panel>
          <Panel title="Tiers">
            <Answer of={tiers} lines={2}>
              {(configs) => <Tiers tiers={configs} />}
            </Answer>
          </Panel>
        </Stack>
        <Stack>
          <MesosPanel framework={status.framework} />
          <SchedulerPanel status={status} />
        </Stack>
      </Columns>
    </Stack>
  );
}

export function HealthPage(): ReactNode {
  return <Answer of={useClusterStatus()}>{(status) => <Content status={status} />}</Answer>;
}
