"use client";
/** The search over everything, opened with `/` or Ctrl-K. */
import { Kbd, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTRPC } from "../api/trpc.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { type EntryKind, search, searchEntries } from "./search.model.ts";
import styles from "./search-dialog.module.css";

const ICONS: Readonly<Record<EntryKind, IconName>> = {
  job: "jobs",
  instance: "link",
  role: "folder",
  host: "agents",
  page: "chevron",
};

export function SearchDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const trpc = useTRPC();
  const router = useRouter();
  const jobs = useQuery(trpc.jobs.list.queryOptions({}));
  const agents = useQuery(trpc.agents.list.queryOptions());
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const entries = useMemo(() => searchEntries(jobs.data ?? [], agents.data ?? []), [jobs.data, agents.data]);
  const deferred = useDeferredValue(query);
  const found = useMemo(() => search(deferred, entries), [deferred, entries]);
  const current = Math.min(chosen, found.length - 1);

  function open(index: number): void {
    const entry = found[index];
    if (entry === undefined) return;
    onClose();
    router.push(entry.href);
  }

  function choose(index: number): void {
    const next = Math.max(0, Math.min(found.length - 1, index));
    setChosen(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "ArrowDown") choose(current + 1);
    else if (event.key === "ArrowUp") choose(current - 1);
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
      <ul ref={list} id="search-results" role="listbox" aria-label="Results" className={styles.results}>
        {found.map((entry, i) => (
          <li
            key={`${entry.kind} ${entry.title}`}
            id={`search-${i}`}
            role="option"
            aria-selected={i === current}
            className={styles.result}
            onPointerMove={() => setChosen(i)}
            onClick={() => open(i)}
          >
            <Icon name={ICONS[entry.kind]} size={14} />
            <span className={styles.title}>{entry.title}</span>
            <span className={styles.detail}>{entry.detail}</span>
            <span className={styles.kind}>{entry.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className={styles.none}>{jobs.isPending ? "Looking…" : `Nothing is called “${query.trim()}”.`}</p>
      )}
    </Modal>
  );
}
