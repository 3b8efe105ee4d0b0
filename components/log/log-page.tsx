"use client";
/** `/admin/log`: the replicated log under the stores: whether it can be written to, and what is in it. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { LogStatus } from "../../server/api/cluster.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatMs, plural } from "../format.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Figure, Figures, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import { Ago } from "../ui/time.tsx";
import { AdviceList } from "./advice-list.tsx";
import { AppendLatency } from "./append-latency.tsx";
import { EntriesPanel } from "./entries-panel.tsx";
import { adviceOf, quorumVerdict } from "./replica.model.ts";
import { ReplicaTable } from "./replica-table.tsx";

const INTERVAL_MS = 2_000;

function Strip({ log }: { readonly log: LogStatus }): ReactNode {
  const { voting, size, tone } = quorumVerdict(log);
  const self = log.replicas.find(({ isSelf }) => isSelf);
  const { appendLatency = self?.appendLatency ?? [], appendLatencyMs, lastSnapshotMs } = log;
  const hasWritten = appendLatency.length > 0 || appendLatencyMs.p99 > 0;
  return (
    <Figures>
      <Figure
        label="Replicas that vote"
        value={voting}
        unit={`of ${size}`}
        tone={tone === "run" ? undefined : tone}
        hint={`Every write needs ${log.quorumSize}`}
      />
      <Figure label="Every write needs" value={log.quorumSize} hint="The quorum size, -native_log_quorum_size" />
      <Figure
        label="A write takes, p50"
        value={hasWritten ? formatMs(appendLatencyMs.p50) : "–"}
        history={appendLatency.map(({ p50Ms }) => p50Ms)}
      />
      <Figure
        label="A write takes, p99"
        value={hasWritten ? formatMs(appendLatencyMs.p99) : "–"}
        history={appendLatency.map(({ p99Ms }) => p99Ms)}
      />
      <Figure label="Last position" value={self?.end ?? "none"} />
      <Figure
        label="Last snapshot"
        value={lastSnapshotMs === undefined ? "none yet" : <Ago atMs={lastSnapshotMs} />}
        hint="How much there is to replay grows with its age: -dlog_snapshot_interval"
      />
    </Figures>
  );
}

function Content({ log }: { readonly log: LogStatus }): ReactNode {
  const verdict = quorumVerdict(log);
  return (
    <>
      <PageTitle
        title="Log"
        aside={<Tag tone={verdict.tone}>{verdict.short}</Tag>}
        sentence={<span style={{ color: toneColor(verdict.tone) }}>{verdict.sentence}</span>}
      />
      <Strip log={log} />
      <AdviceList advice={adviceOf(log)} />
      <Panel
        flush
        title="Replicas"
        aside={
          <>
            {plural(log.replicas.length, "replica")}; this one in <CopyText text={log.path} what="directory" />
          </>
        }
      >
        <ReplicaTable replicas={log.replicas} />
      </Panel>
      <AppendLatency log={log} />
    </>
  );
}

export function LogPage(): ReactNode {
  const trpc = useTRPC();
  const log = useQuery({ ...trpc.log.status.queryOptions(), refetchInterval: INTERVAL_MS });
  return (
    <Stack>
      <Answer of={log}>{(status) => <Content log={status} />}</Answer>
      <EntriesPanel />
    </Stack>
  );
}
