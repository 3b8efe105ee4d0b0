"use client";
/** What can be done with a log: search, wrap, follow, download. */
import { ActionIcon, Button, TextInput, Tooltip } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useTRPCClient } from "../api/trpc.ts";
import { formatBytes, formatCount } from "../format.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { downloadFile } from "./download.ts";
import type { LogSource } from "./log-tail.ts";
import styles from "./log-viewer.module.css";

interface ToggleProps {
  readonly icon: IconName;
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function Toggle({ icon, label, on, onChange }: ToggleProps): ReactNode {
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={on}
        variant={on ? "light" : "subtle"}
        color={on ? "accent" : "gray"}
        onClick={() => onChange(!on)}
      >
        <Icon name={icon} />
      </ActionIcon>
    </Tooltip>
  );
}

export function DownloadButton({ source }: { readonly source: LogSource }): ReactNode {
  const client = useTRPCClient();
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();
  async function run(): Promise<void> {
    setProgress(0);
    setError(undefined);
    try {
      await downloadFile(client, source, setProgress);
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(undefined);
    }
  }
  const idle = error === undefined ? "Download" : "The download failed; try again";
  const label = progress === undefined ? idle : `Downloading, ${formatBytes(progress)}`;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={progress !== undefined} onClick={() => void run()}>
        <Icon name={error === undefined ? "download" : "warning"} />
      </ActionIcon>
    </Tooltip>
  );
}

export interface SearchState {
  readonly query: string;
  /** Number of lines that match. */
  readonly found: number;
  /** Which of them is shown, from 0. */
  readonly current: number;
  readonly onlyMatches: boolean;
}

interface SearchBoxProps extends SearchState {
  readonly onQuery: (query: string) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onOnlyMatches: (on: boolean) => void;
}

export function SearchBox(props: SearchBoxProps): ReactNode {
  const { query, found, current, onlyMatches, onQuery, onStep, onOnlyMatches } = props;
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") onQuery("");
    else return;
    event.preventDefault();
  }
  const count = found === 0 ? "none" : `${formatCount(current + 1)}/${formatCount(found)}`;
  return (
    <>
      <TextInput
        aria-label="Search in the log"
        placeholder="Search"
        value={query}
        w={220}
        leftSection={<Icon name="search" size={14} />}
        rightSectionWidth={72}
        rightSection={query === "" ? undefined : <span className={styles.matches}>{count}</span>}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ActionIcon aria-label="Previous match" disabled={found === 0} onClick={() => onStep(-1)}>
        <Icon name="up" />
      </ActionIcon>
      <ActionIcon aria-label="Next match" disabled={found === 0} onClick={() => onStep(1)}>
        <Icon name="down" />
      </ActionIcon>
      <Button
        variant={onlyMatches ? "light" : "subtle"}
        aria-pressed={onlyMatches}
        onClick={() => onOnlyMatches(!onlyMatches)}
      >
        Only matches
      </Button>
    </>
  );
}
