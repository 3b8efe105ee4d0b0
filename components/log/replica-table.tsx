"use client";
/** Every replica of the log as a row: whether it votes, how far it has got, how fast it answers. */
import type { ReactNode } from "react";
import type { ReplicaView } from "../../server/api/cluster.ts";
import { formatDuration, formatMs } from "../format.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { toneColor } from "../status/status-table.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Nothing } from "../ui/layout.tsx";
import { Sparkline } from "../ui/sparkline.tsx";
import { Tag } from "../ui/tag.tsx";
import styles from "./log.module.css";
import { isSilent, latestP99, replicaLook } from "./replica.model.ts";

/** A state as mark and word. */
export function ReplicaMark({ replica }: { readonly replica: ReplicaView }): ReactNode {
  const { label, tone, shape, meaning } = replicaLook(replica);
  return (
    <span className={styles.mark} style={{ color: toneColor(tone) }} title={meaning}>
      <ShapeMark shape={shape} tone={tone} />
      {label}
    </span>
  );
}

function Heard({ replica }: { readonly replica: ReplicaView }): ReactNode {
  if (replica.isSelf) return <span className="dim">itself</span>;
  if (replica.silentMs === undefined) return <span className="dim">never</span>;
  const words = formatDuration(Math.floor(replica.silentMs / 1000) * 1000 || replica.silentMs);
  return isSilent(replica) ? (
    <b style={{ color: toneColor("bad") }}>{words} ago</b>
  ) : (
    <span className="dim">{replica.silentMs < 5000 ? "just now" : `${words} ago`}</span>
  );
}

function Latency({ replica }: { readonly replica: ReplicaView }): ReactNode {
  const samples = replica.appendLatency ?? [];
  const latest = latestP99(replica);
  if (latest === undefined) return <span className="dim">–</span>;
  return (
    <span className={styles.spark} title="99th percentile of the time to answer a write, over five minutes">
      <Sparkline values={samples.map(({ p99Ms }) => p99Ms)} width={84} />
      <span>{formatMs(latest)}</span>
    </span>
  );
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function positionColumn(id: "begin" | "end" | "promised", header: string, hint: string): Column<ReplicaView> {
  return {
    id,
    header,
    hint,
    width: 104,
    numeric: true,
    value: (replica) => numberOf(replica[id]),
    cell: (replica) => replica[id] ?? <span className="dim">–</span>,
  };
}

function Lag({ replica }: { readonly replica: ReplicaView }): ReactNode {
  if (replica.lag === undefined) return <span className="dim">–</span>;
  if (replica.lag === "0") return <span className="dim">0</span>;
  return <b>{replica.lag}</b>;
}

const COLUMNS: readonly Column<ReplicaView>[] = [
  {
    id: "pid",
    header: "Replica",
    value: ({ pid }) => pid,
    cell: ({ pid, isSelf }) => (
      <span className={styles.cellLine}>
        <CopyText text={pid} what="PID" />
        {isSelf && <Tag>this process</Tag>}
      </span>
    ),
  },
  {
    id: "status",
    header: "Status",
    width: 116,
    value: (replica) => replicaLook(replica).label,
    cell: (replica) => <ReplicaMark replica={replica} />,
  },
  {
    id: "heard",
    header: "Heard of",
    width: 104,
    hint: "When it last answered this process",
    firstDescending: true,
    value: ({ silentMs, isSelf }) => (isSelf ? -1 : silentMs),
    cell: (replica) => <Heard replica={replica} />,
  },
  positionColumn("begin", "Begin", "The first position that has not been truncated away"),
  positionColumn("end", "End", "The last position that is written"),
  positionColumn("promised", "Promised", "The highest proposal it has promised to: it answers no lower one"),
  {
    id: "lag",
    header: "Lag",
    width: 84,
    numeric: true,
    firstDescending: true,
    hint: "Positions that it lacks, up to the last one known anywhere",
    value: ({ lag }) => numberOf(lag),
    cell: (replica) => <Lag replica={replica} />,
  },
  {
    id: "latency",
    header: "Answers within, p99",
    width: 176,
    numeric: true,
    firstDescending: true,
    hint: "How long it takes to answer writes of this process",
    value: latestP99,
    cell: (replica) => <Latency replica={replica} />,
  },
];

export function ReplicaTable({ replicas }: { readonly replicas: readonly ReplicaView[] }): ReactNode {
  return (
    <DataTable
      label="Replicas"
      columns={COLUMNS}
      rows={replicas}
      rowKey={({ pid }) => pid}
      defaultSort="pid"
      minWidth={1000}
      empty={<Nothing title="No replica is known">The log is not open yet.</Nothing>}
    />
  );
}
