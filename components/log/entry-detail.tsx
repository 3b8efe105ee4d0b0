"use client";
/** An entry of the log in full: where it stands, its ops one by one with their JSON, the configs they refer to. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { LogConfigView, LogEntryDetail, LogEntryView, OpDetail } from "../../server/api/log.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { prettyJson } from "../create/pretty-json.ts";
import { formatBytes, formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { Answer } from "../ui/answer.tsx";
import { CopyText } from "../ui/copy-text.tsx";
import { Facts } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Instant } from "../ui/time.tsx";
import { subjectView } from "./entries.model.ts";
import styles from "./log.module.css";
import { Subject } from "./subject.tsx";

function Json({ value, what }: { readonly value: unknown; readonly what: string }): ReactNode {
  const text = prettyJson(value);
  return (
    <>
      <pre className={styles.json} aria-label={what}>
        {text}
      </pre>
      <CopyText text={text} shown="copy the JSON" what="JSON" />
    </>
  );
}

function OpRow({ op }: { readonly op: OpDetail }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const search = op.subject === undefined ? undefined : subjectView(op.subject).search;
  return (
    <li>
      <div className={styles.opLine}>
        <span className={styles.op}>{op.op}</span>
        <Subject subject={op.subject} />
        <span className={styles.summary}>{op.summary}</span>
        <span className={styles.opTools}>
          <span className="dim">{formatBytes(op.sizeBytes)}</span>
          {search !== undefined && (
            <TextLink href={links.log({ q: search })} title={`Every entry about ${search}`} scroll={false}>
              find all
            </TextLink>
          )}
          {op.value !== undefined && (
            <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              JSON
            </button>
          )}
        </span>
      </div>
      {isOpen && <Json value={op.value} what={`${op.op} as JSON`} />}
    </li>
  );
}

function Ops({ ops, transactions }: { readonly ops: readonly OpDetail[]; readonly transactions: number }): ReactNode {
  return (
    <ol className={styles.ops} aria-label="Ops">
      {ops.map((op, i) => (
        // Ops have no name of their own; their order never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={i} role="presentation">
          {transactions > 1 && op.transaction !== ops[i - 1]?.transaction && (
            <div className={styles.transaction}>
              Write {op.transaction + 1} of {formatCount(transactions)}
            </div>
          )}
          <OpRow op={op} />
        </div>
      ))}
    </ol>
  );
}

function Config({ view }: { readonly view: LogConfigView }): ReactNode {
  const { configId, config, isNew } = view;
  const words = isNew ? "stored in full here" : "stored before";
  if (config === undefined) {
    return (
      <li>
        <CopyText text={configId} what="config id" /> <span className="dim">nothing holds it any more</span>
      </li>
    );
  }
  return (
    <li>
      <details>
        <summary>
          <span className="mono">{configId.slice(0, 12)}</span> {jobKeyString(config.job)}{" "}
          <span className="dim">{words}</span>
        </summary>
        <Json value={config} what={`Config ${configId}`} />
      </details>
    </li>
  );
}

function Configs({ configs }: { readonly configs: readonly LogConfigView[] }): ReactNode {
  if (configs.length === 0) return undefined;
  return (
    <div>
      <h3 className={styles.subhead}>Task configs they refer to</h3>
      <ul className={styles.configs}>
        {configs.map((view) => (
          <Config key={view.configId} view={view} />
        ))}
      </ul>
    </div>
  );
}

function EntryFacts({ entry }: { readonly entry: LogEntryView }): ReactNode {
  const { firstPosition, position, records, sizeBytes, isCompressed, transactionCount, opCount, snapshot, atMs } =
    entry;
  const where = firstPosition === position ? position : `${firstPosition} to ${position}`;
  return (
    <Facts
      rows={[
        [records === 1 ? "Position" : "Positions", <CopyText key="position" text={where} what="position" />],
        ["Stored as", `${formatBytes(sizeBytes)} in ${plural(records, "record")}${isCompressed ? ", compressed" : ""}`],
        transactionCount === undefined ? undefined : ["Writes that share it", formatCount(transactionCount)],
        opCount === undefined ? undefined : ["Ops", formatCount(opCount)],
        snapshot === undefined ? undefined : ["Includes positions up to", snapshot.asOf],
        snapshot === undefined ? undefined : ["Taken", <Instant key="taken" atMs={snapshot.takenMs} />],
        atMs === undefined || snapshot !== undefined
          ? undefined
          : ["Latest time in it", <Instant key="at" atMs={atMs} />],
      ]}
    />
  );
}

interface OpsFromProps {
  readonly detail: LogEntryDetail;
  readonly position: string;
}

/** The ops of one answer, and on demand those that follow. */
function OpsFrom({ detail, position }: OpsFromProps): ReactNode {
  const [isMore, setMore] = useState(false);
  const { ops, configs, nextOffset, entry } = detail;
  const left = (entry.opCount ?? 0) - (nextOffset ?? 0);
  return (
    <>
      <Ops ops={ops} transactions={entry.transactionCount ?? 1} />
      <Configs configs={configs} />
      {nextOffset !== undefined && !isMore && (
        <div>
          <Button onClick={() => setMore(true)}>Show more of the {plural(left, "op")} that follow</Button>
        </div>
      )}
      {nextOffset !== undefined && isMore && <OpsAt position={position} offset={nextOffset} />}
    </>
  );
}

function OpsAt({ position, offset }: { readonly position: string; readonly offset: number }): ReactNode {
  const trpc = useTRPC();
  const detail = useQuery({ ...trpc.log.entry.queryOptions({ position, offset }), staleTime: Infinity });
  return (
    <Answer of={detail} lines={3}>
      {(found) => <OpsFrom detail={found} position={position} />}
    </Answer>
  );
}

export function EntryDetail({ entry }: { readonly entry: LogEntryView }): ReactNode {
  const trpc = useTRPC();
  const { position } = entry;
  const detail = useQuery({ ...trpc.log.entry.queryOptions({ position }), staleTime: Infinity });
  return (
    <section className={styles.detail} aria-label={`Entry ${position}`}>
      <EntryFacts entry={{ ...entry, ...detail.data?.entry }} />
      {(detail.data?.entry.problem ?? entry.problem) !== undefined && (
        <p style={{ color: "var(--tone-wait)" }}>{detail.data?.entry.problem ?? entry.problem}</p>
      )}
      <Answer of={detail} lines={2}>
        {(found) => (found.ops.length === 0 ? undefined : <OpsFrom detail={found} position={position} />)}
      </Answer>
    </section>
  );
}
