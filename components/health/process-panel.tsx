"use client";
/** How this process fares: its event loop, its memory, what it was started with. */
import type { ReactNode } from "react";
import type { ClusterStatus, MemoryView } from "../../server/api/cluster.ts";
import { formatBytes, formatMs, formatPercent } from "../format.ts";
import { links } from "../links.ts";
import { toneColor } from "../status/status-table.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Facts, Panel } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Instant } from "../ui/time.tsx";
import styles from "./health.module.css";

/** From this delay on the event loop is too busy to answer health checks in good time. */
export const BUSY_MS = 250;
/** From this share on the heap is about to be full, and the process to end. */
const FULL = 0.85;

function describeLoop({ p99, max }: ClusterStatus["eventLoopDelayMs"]): string {
  if (p99 > BUSY_MS) return "It is too busy: health checks and everybody else wait.";
  return max > BUSY_MS ? "It was held up for a moment, and has time again." : "It has time for everybody.";
}

function EventLoop({ delay }: { readonly delay: ClusterStatus["eventLoopDelayMs"] }): ReactNode {
  const { p50, p99, max } = delay;
  const figures = [
    ["p50", p50],
    ["p99", p99],
    ["longest", max],
  ] as const;
  return (
    <div>
      <h3 className={styles.subhead}>Event loop delay</h3>
      <dl className={styles.percentiles}>
        {figures.map(([name, ms]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd style={ms > BUSY_MS ? { color: toneColor("bad") } : undefined}>{formatMs(ms)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.barWords}>Over the last minute. {describeLoop(delay)}</p>
    </div>
  );
}

function HeapBar({ memory }: { readonly memory: MemoryView }): ReactNode {
  const { heapUsed, heapTotal, heapLimit } = memory;
  const used = heapUsed / heapLimit;
  const words = `${formatBytes(heapUsed)} used, ${formatBytes(heapTotal)} reserved, of at most ${formatBytes(heapLimit)}`;
  return (
    <div className={styles.memory}>
      <div className={styles.bar} title={words}>
        <i style={{ width: `${used * 100}%`, background: used > FULL ? "var(--fill-bad)" : "var(--accent)" }} />
        <i
          style={{
            width: `${((heapTotal - heapUsed) / heapLimit) * 100}%`,
            background: "color-mix(in srgb, var(--accent) 35%, var(--surface))",
          }}
        />
      </div>
      <div className={styles.barWords}>
        Heap: {words} ({formatPercent(used)})
      </div>
    </div>
  );
}

function Memory({ status }: { readonly status: ClusterStatus }): ReactNode {
  const { memory, memoryBytes } = status;
  return (
    <div>
      <h3 className={styles.subhead}>Memory</h3>
      {memory !== undefined && <HeapBar memory={memory} />}
      <p className={styles.barWords}>
        {formatBytes(memoryBytes)} resident
        {memory !== undefined && `, ${formatBytes(memory.external)} of it in buffers outside the heap`}.
      </p>
    </div>
  );
}

export function FaresPanel({ status }: { readonly status: ClusterStatus }): ReactNode {
  return (
    <Panel title="Event loop and memory" aside={<TextLink href={links.metrics({ q: "process" })}>Metrics</TextLink>}>
      <div className={styles.fares}>
        <EventLoop delay={status.eventLoopDelayMs} />
        <Memory status={status} />
      </div>
    </Panel>
  );
}

export function ProcessPanel({ status }: { readonly status: ClusterStatus }): ReactNode {
  const { self, version, clusterName, startedMs } = status;
  return (
    <Panel title="This process">
      <Facts
        rows={[
          ["Version", version],
          ["Cluster", clusterName],
          self === undefined
            ? undefined
            : ["Listens at", <CopyText key="self" text={`${self.host}:${self.port}`} what="address" />],
          ["Started", <Instant key="started" atMs={startedMs} />],
          [
            "Log",
            <TextLink key="log" href={links.log()}>
              replicas and entries
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
