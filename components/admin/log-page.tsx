"use client";
/** `/admin/log`: the replicas of the log under the stores. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { LogStatus, ReplicaStatus, ReplicaView } from "../../server/api/cluster.ts";
import { useTRPC } from "../api/trpc.ts";
import { formatCount, formatDuration, plural } from "../format.ts";
import { type Tone, toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Facts, Figure, Figures, Nothing, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { Tag } from "../ui/tag.tsx";
import { Ago } from "../ui/time.tsx";

const INTERVAL_MS = 5_000;

const REPLICA_LOOKS: Readonly<Record<ReplicaStatus, readonly [tone: Tone, meaning: string]>> = {
  VOTING: ["run", "It takes part in every decision."],
  RECOVERING: ["start", "It catches up and does not vote yet."],
  STARTING: ["start", "It starts."],
  EMPTY: ["wait", "It has no data and does not vote; initialize it with mesos-log initialize."],
  UNKNOWN: ["bad", "It has not answered yet."],
};

const COLUMNS: readonly Column<ReplicaView>[] = [
  {
    id: "pid",
    header: "Replica",
    value: ({ pid }) => pid,
    cell: ({ pid, isSelf }) => (
      <>
        <CopyText text={pid} what="PID" /> {isSelf && <Tag>this process</Tag>}
      </>
    ),
  },
  {
    id: "status",
    header: "Status",
    width: 120,
    value: ({ status }) => status,
    cell: ({ status }) => (
      <span style={{ color: toneColor(REPLICA_LOOKS[status][0]) }} title={REPLICA_LOOKS[status][1]}>
        {status.toLowerCase()}
      </span>
    ),
  },
  ...(["begin", "end", "promised", "lag"] as const).map((id): Column<ReplicaView> => ({
    id,
    header: id === "lag" ? "Behind" : `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    width: 120,
    numeric: true,
    value: (replica) => Number(replica[id] ?? -1),
    cell: (replica) => replica[id],
  })),
];

function Content({ log }: { readonly log: LogStatus }): ReactNode {
  const voting = log.replicas.filter(({ status }) => status === "VOTING").length;
  const self = log.replicas.find(({ isSelf }) => isSelf);
  const enough = voting >= log.quorumSize;
  return (
    <Stack>
      <PageTitle
        title="Log"
        sentence={
          <span style={{ color: toneColor(enough ? "run" : "bad") }}>
            {enough
              ? `${plural(voting, "replica")} vote${voting === 1 ? "s" : ""}; ${log.quorumSize} must.`
              : `Only ${plural(voting, "replica")} of the ${log.quorumSize} needed vote${voting === 1 ? "s" : ""}: nothing can be written.`}
          </span>
        }
      />
      <Figures>
        <Figure
          label="Quorum"
          value={formatCount(log.quorumSize)}
          unit={`of ${plural(log.replicas.length, "replica")}`}
        />
        <Figure label="Append, p50" value={formatDuration(log.appendLatencyMs.p50)} />
        <Figure label="Append, p99" value={formatDuration(log.appendLatencyMs.p99)} />
        <Figure label="Last position" value={self?.end ?? "none"} />
        <Figure
          label="Last snapshot"
          value={log.lastSnapshotMs === undefined ? "none yet" : <Ago atMs={log.lastSnapshotMs} />}
        />
      </Figures>
      <Panel flush title="Replicas">
        <DataTable
          label="Replicas"
          columns={COLUMNS}
          rows={log.replicas}
          rowKey={({ pid }) => pid}
          defaultSort="pid"
          minWidth={760}
          empty={<Nothing title="No replica is known" />}
        />
      </Panel>
      <Panel title="On this host">
        <Facts rows={[["Directory", <CopyText key="path" text={log.path} what="path" />]]} />
      </Panel>
    </Stack>
  );
}

export function LogPage(): ReactNode {
  const trpc = useTRPC();
  const log = useQuery({ ...trpc.log.status.queryOptions(), refetchInterval: INTERVAL_MS });
  return <Answer of={log}>{(status) => <Content log={status} />}</Answer>;
}
