"use client";
/** What stands around every page: the rail of sections, the bar, and a line when the scheduler is not itself. */
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useCallback, useState } from "react";
import { useSampling } from "../live/use-samples.ts";
import { Icon } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import styles from "./frame.module.css";
import { KeyHelp, useKeys } from "./keys.tsx";
import { LifecycleBanner } from "./lifecycle-banner.tsx";
import { type Section, SECTIONS, sectionOf } from "./sections.ts";
import { TopBar } from "./top-bar.tsx";

const SearchDialog = dynamic(() => import("./search-dialog.tsx").then((module) => module.SearchDialog), {
  ssr: false,
});

function RailLink({ section, current }: { readonly section: Section; readonly current: boolean }): ReactNode {
  const { label, href, icon, key } = section;
  return (
    <li>
      <TextLink
        href={href}
        className={styles.railLink}
        aria-current={current ? "page" : undefined}
        title={`${label} (g ${key})`}
      >
        <Icon name={icon} />
        <span className={styles.railLabel}>{label}</span>
      </TextLink>
    </li>
  );
}

function Rail(): ReactNode {
  const current = sectionOf(usePathname());
  const groups = ["main", "inside"] as const;
  return (
    <nav className={styles.rail} aria-label="Sections">
      <TextLink href="/" className={styles.brand} aria-label="Aurora, overview">
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
          <path
            d="M2 15.5C5 6 8 4 10 4s5 2 8 11.5"
            fill="none"
            stroke="var(--accent)"
            strokeWidth="2.4"
            strokeLinecap="round"
          />
          <path
            d="M6 16c1.2-4.4 2.5-6 4-6s2.800 1.600 4 6"
            fill="none"
            stroke="var(--tone-run)"
            strokeWidth="2.4"
            strokeLinecap="round"
          />
        </svg>
        <span className={styles.railLabel}>Aurora</span>
      </TextLink>
      {groups.map((group) => (
        <ul key={group} className={styles.railGroup}>
          {SECTIONS.filter((section) => section.group === group).map((section) => (
            <RailLink key={section.href} section={section} current={section === current} />
          ))}
        </ul>
      ))}
    </nav>
  );
}

export function AppFrame({ children }: { readonly children: ReactNode }): ReactNode {
  const [dialog, setDialog] = useState<"search" | "help">();
  const onSearch = useCallback(() => setDialog("search"), []);
  const onHelp = useCallback(() => setDialog("help"), []);
  const onClose = useCallback(() => setDialog(undefined), []);
  useKeys({ onSearch, onHelp });
  useSampling();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <Rail />
      <div className={styles.column}>
        <TopBar onSearch={onSearch} onHelp={onHelp} />
        <LifecycleBanner />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      {dialog === "search" && <SearchDialog onClose={onClose} />}
      {dialog === "help" && <KeyHelp onClose={onClose} />}
    </div>
  );
}
