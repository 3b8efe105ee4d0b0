"use client";
/** Tabs whose choice is in the address. */
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { formatCount } from "../format.ts";
import { useParam } from "./use-params.ts";
import styles from "./url-tabs.module.css";

export interface TabSpec {
  readonly id: string;
  readonly label: ReactNode;
  /** Small print behind the label: how many. */
  readonly count?: number | undefined;
  readonly panel: () => ReactNode;
}

interface UrlTabsProps {
  /** The first one is the default. */
  readonly tabs: readonly TabSpec[];
  readonly label: string;
}

export function UrlTabs({ tabs, label }: UrlTabsProps): ReactNode {
  const [stored, store] = useParam("tab");
  const byDefault = tabs[0]?.id ?? "";
  const chosen = tabs.some(({ id }) => id === stored) ? (stored ?? byDefault) : byDefault;
  return (
    <Tabs value={chosen} onChange={(next) => store(next === byDefault ? undefined : (next ?? undefined))}>
      <Tabs.List aria-label={label} className={styles.list}>
        {tabs.map(({ id, label: name, count }) => (
          <Tabs.Tab key={id} value={id} className={styles.tab}>
            {name}
            {count !== undefined && <span className={styles.count}>{formatCount(count)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, panel }) => (
        <Tabs.Panel key={id} value={id} className={styles.panel}>
          {id === chosen && panel()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
