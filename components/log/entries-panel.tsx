"use client";
/** The reader of the log's entries: from the newest back to the log's begin, filtered, from any position, or as they come. */
import { Button, Checkbox, CloseButton, Select, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import type { LogEntryKind } from "../../server/api/log.ts";
import { Answer, Problem } from "../ui/answer.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Icon } from "../ui/icon.tsx";
import { Nothing, Panel } from "../ui/layout.tsx";
import { useParams, type Params } from "../ui/use-params.ts";
import { KIND_ORDER, KINDS } from "./entries.model.ts";
import { EntryList } from "./entry-list.tsx";
import styles from "./log.module.css";
import { type Entries, type EntriesFilter, useEntries } from "./use-entries.ts";

const KIND_CHOICES = [
  { value: "", label: "All kinds" },
  ...KIND_ORDER.map((kind) => ({ value: kind, label: KINDS[kind].label })),
];

function kindOf(text: string | undefined): LogEntryKind | undefined {
  return KIND_ORDER.find((kind) => kind === text);
}

function positionOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? text : undefined;
}

/** A box that goes to a position and opens the entry there. */
function Jump({ params }: { readonly params: Params }): ReactNode {
  const at = positionOf(params.get("at"));
  const [text, setText] = useState(at ?? "");
  const [shown, setShown] = useState(at);
  if (at !== shown) {
    setShown(at);
    setText(at ?? "");
  }
  const wanted = positionOf(text.trim());

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() === "") params.set({ at: undefined, open: undefined });
    else if (wanted !== undefined) params.set({ at: wanted, open: wanted, follow: undefined });
  }

  return (
    <form onSubmit={submit}>
      <TextInput
        aria-label="Go to a position"
        placeholder="Go to position"
        inputMode="numeric"
        w={150}
        value={text}
        error={text.trim() !== "" && wanted === undefined}
        leftSection={<Icon name="link" size={14} />}
        rightSection={
          at === undefined ? undefined : (
            <CloseButton
              size="xs"
              aria-label="Back to the log's end"
              onClick={() => params.set({ at: undefined, open: undefined })}
            />
          )
        }
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}

function Tools({ params, isFollowing }: { readonly params: Params; readonly isFollowing: boolean }): ReactNode {
  const isAtEnd = positionOf(params.get("at")) === undefined;
  return (
    <div className={styles.tools}>
      <Select
        aria-label="Kind of entries"
        data={KIND_CHOICES}
        value={kindOf(params.get("kind")) ?? ""}
        allowDeselect={false}
        w={150}
        onChange={(value) => params.set({ kind: value ?? undefined })}
      />
      <FilterBox label="Task, job, role, host or op" />
      <div className={styles.toolsEnd}>
        <Jump params={params} />
        <Checkbox
          label="Follow the end"
          checked={isFollowing}
          disabled={!isAtEnd}
          onChange={(event) => params.set({ follow: event.currentTarget.checked ? "1" : undefined })}
        />
      </div>
    </div>
  );
}

function Foot({ entries, filtered }: { readonly entries: Entries; readonly filtered: boolean }): ReactNode {
  const { stretch, range, loadOlder, isLoadingOlder, olderError } = entries;
  if (stretch === undefined || range === undefined) return undefined;
  return (
    <div className={styles.foot}>
      {stretch.next === undefined ? (
        <span>The log begins at position {range.begin}; what came before is in a snapshot.</span>
      ) : (
        <>
          <Button onClick={loadOlder} loading={isLoadingOlder}>
            {filtered ? "Look further back" : "Show older entries"}
          </Button>
          <span>
            {filtered ? "Looked at" : "Shown"} down to position {stretch.bottom}; the log begins at {range.begin}.
          </span>
        </>
      )}
      {olderError !== undefined && <Problem error={olderError} onRetry={loadOlder} />}
    </div>
  );
}

interface ListProps {
  readonly filter: EntriesFilter;
  readonly isFollowing: boolean;
  readonly params: Params;
}

/** One filter's entries. */
function List({ filter, isFollowing, params }: ListProps): ReactNode {
  const entries = useEntries(filter, isFollowing);
  const { stretch } = entries;
  const [first, setFirst] = useState<number>();
  if (first === undefined && stretch !== undefined) setFirst(stretch.top);
  const filtered = filter.kind !== undefined || filter.text !== undefined;
  return (
    <Answer of={{ data: stretch, error: entries.error, refetch: entries.refetch }}>
      {(found) => (
        <>
          {found.entries.length === 0 ? (
            <Empty filter={filter} isAll={found.next === undefined} end={entries.range?.end} />
          ) : (
            <EntryList
              entries={found.entries}
              freshAbove={first ?? Infinity}
              open={params.get("open")}
              onOpen={(position) => params.set({ open: position })}
            />
          )}
          <Foot entries={entries} filtered={filtered} />
        </>
      )}
    </Answer>
  );
}

interface EmptyProps {
  readonly filter: EntriesFilter;
  readonly isAll: boolean;
  readonly end: string | undefined;
}

function Empty({ filter, isAll, end }: EmptyProps): ReactNode {
  if (end === undefined) return <Nothing title="Nothing has been written yet" />;
  if (filter.kind !== undefined || filter.text !== undefined) {
    return <Nothing title={isAll ? "No entry of the log matches" : "No entry so far matches"} />;
  }
  return (
    <Nothing title={`The log holds nothing at position ${filter.at ?? ""}`}>Older entries are in a snapshot.</Nothing>
  );
}

export function EntriesPanel(): ReactNode {
  const params = useParams();
  const at = positionOf(params.get("at"));
  const filter: EntriesFilter = { kind: kindOf(params.get("kind")), text: params.get("q"), at };
  const isFollowing = at === undefined && params.get("follow") !== undefined;
  return (
    <Panel flush title="Entries" aside="newest first">
      <Tools params={params} isFollowing={isFollowing} />
      <List key={`${filter.kind} ${filter.text} ${at}`} filter={filter} isFollowing={isFollowing} params={params} />
    </Panel>
  );
}
