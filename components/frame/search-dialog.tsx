"use client";
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list box that a text box steers; no tag does that */
/** The search over everything, opened with `/` or Ctrl-K. */
import { Kbd, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { useTRPC } from "../api/trpc.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { type EntryKind, search, searchEntries, type SearchEntry } from "./search.model.ts";
import styles from "./search-dialog.module.css";

const ICONS: Readonly<Record<EntryKind, IconName>> = {
  job: "jobs",
  instance: "link",
  role: "folder",
  host: "agents",
  page: "chevron",
};

interface ResultsProps {
  readonly found: readonly SearchEntry[];
  readonly current: number;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

function Results({ found, current, onChoose, onOpen }: ResultsProps): ReactNode {
  return (
    <div id="search-results" role="listbox" aria-label="Results" className={styles.results}>
      {found.map((entry, i) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are heard by the box above
        <div
          key={`${entry.kind} ${entry.title}`}
          id={`search-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === current}
          className={styles.result}
          ref={i === current ? (element) => element?.scrollIntoView({ block: "nearest" }) : undefined}
          onPointerMove={() => onChoose(i)}
          onClick={() => onOpen(i)}
        >
          <Icon name={ICONS[entry.kind]} size={14} />
          <span className={styles.title}>{entry.title}</span>
          <span className={styles.detail}>{entry.detail}</span>
          <span className={styles.kind}>{entry.kind}</span>
        </div>
      ))}
    </div>
  );
}

/** What can be found; fetched when the search is opened. */
function useEntries(): { entries: readonly SearchEntry[]; isLooking: boolean } {
  const trpc = useTRPC();
  const jobs = useQuery(trpc.jobs.list.queryOptions({}));
  const agents = useQuery(trpc.agents.list.queryOptions());
  const entries = useMemo(() => searchEntries(jobs.data ?? [], agents.data ?? []), [jobs.data, agents.data]);
  return { entries, isLooking: jobs.isPending || agents.isPending };
}

export function SearchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const router = useRouter();
  const { entries, isLooking } = useEntries();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const deferred = useDeferredValue(query);
  const found = useMemo(() => search(deferred, entries), [deferred, entries]);
  const current = Math.min(chosen, found.length - 1);

  function open(index: number): void {
    const entry = found[index];
    if (entry === undefined) return;
    onClose();
    router.push(entry.href);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") setChosen(Math.min(found.length - 1, current + 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(0, current - 1));
    else if (event.key === "Enter") open(current);
    else return;
    event.preventDefault();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      centered={false}
      size="lg"
      padding={0}
      yOffset="12vh"
      aria-label="Search"
    >
      <div className={styles.box}>
        <Icon name="search" />
        <input
          className={styles.input}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="search-results"
          aria-activedescendant={current >= 0 ? `search-${current}` : undefined}
          aria-label="Search roles, jobs, instances, hosts and pages"
          placeholder="Role, job, instance, host or page"
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      <Results found={found} current={current} onChoose={setChosen} onOpen={open} />
      {found.length === 0 && (
        <p className={styles.none}>{isLooking ? "Looking…" : `Nothing is called “${query.trim()}”.`}</p>
      )}
    </Modal>
  );
}
