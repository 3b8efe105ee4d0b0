"use client";
/** One line above every page while the scheduler is not plainly at work. */
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { consoleUrl, roleOf } from "../health/leadership.model.ts";
import { links } from "../links.ts";
import { toneColor } from "../status/status-table.ts";
import { Icon } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import styles from "./frame.module.css";
import { bannerOf } from "./lifecycle.model.ts";

export function LifecycleBanner(): ReactNode {
  const { data: status } = useClusterStatus();
  const pathname = usePathname();
  const banner = status === undefined ? undefined : bannerOf(status);
  if (status === undefined || banner === undefined) return undefined;
  // There the page itself says so, and more.
  if (pathname === links.health() && roleOf(status) !== "leads") return undefined;
  return (
    <output className={styles.banner} style={{ background: `var(--tone-${banner.tone}-soft)` }}>
      <span style={{ color: toneColor(banner.tone), display: "inline-flex" }}>
        <Icon name="warning" />
      </span>
      <span>{banner.text}</span>
      {banner.leader !== undefined && <a href={consoleUrl(banner.leader, pathname)}>This page at the leader</a>}
      <TextLink href={links.health()}>Health</TextLink>
    </output>
  );
}
