"use client";
/** One line above every page while the scheduler is not plainly at work. */
import type { ReactNode } from "react";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { links } from "../links.ts";
import { toneColor } from "../status/status-table.ts";
import { Icon } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import styles from "./frame.module.css";
import { bannerOf } from "./lifecycle.model.ts";

export function LifecycleBanner(): ReactNode {
  const { data: status } = useClusterStatus();
  const banner = status === undefined ? undefined : bannerOf(status);
  if (banner === undefined) return undefined;
  return (
    <output className={styles.banner} style={{ background: `var(--tone-${banner.tone}-soft)` }}>
      <span style={{ color: toneColor(banner.tone), display: "inline-flex" }}>
        <Icon name="warning" />
      </span>
      <span>{banner.text}</span>
      <TextLink href={links.health()}>Health</TextLink>
    </output>
  );
}
