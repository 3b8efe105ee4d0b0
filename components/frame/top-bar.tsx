"use client";
/** The bar at the top: where one is, search, whether it is current, who leads, theme, user. */
import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { ClusterStatus } from "../../server/api/cluster.ts";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { consoleUrl } from "../health/leadership.model.ts";
import { links } from "../links.ts";
import { useLiveState } from "../live/live-provider.tsx";
import { ShapeMark } from "../status/status-mark.tsx";
import { toneColor } from "../status/status-table.ts";
import { Icon } from "../ui/icon.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { crumbsOf } from "./breadcrumb.model.ts";
import styles from "./frame.module.css";
import { liveWords } from "./live-indicator.model.ts";

function Breadcrumb({ cluster }: { readonly cluster: string | undefined }): ReactNode {
  const crumbs = crumbsOf(usePathname());
  return (
    <nav aria-label="Breadcrumb" className={styles.crumbs}>
      <ol>
        <li>
          <TextLink href={links.overview()} className={styles.cluster} title="cluster">
            {cluster ?? "Aurora"}
          </TextLink>
        </li>
        {crumbs.map(({ label, href, what }, i) => (
          <li key={href}>
            <span className={styles.slash} aria-hidden>
              /
            </span>
            <TextLink href={href} title={what} aria-current={i === crumbs.length - 1 ? "page" : undefined}>
              {label}
            </TextLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function LiveIndicator(): ReactNode {
  const { text, hint, tone, shape } = liveWords(useLiveState());
  return (
    <Tooltip label={hint}>
      <output className={styles.live} style={{ color: toneColor(tone) }}>
        <ShapeMark shape={shape} tone={tone} size={10} />
        {text}
      </output>
    </Tooltip>
  );
}

function Leader({ leader }: { readonly leader: ClusterStatus["leader"] }): ReactNode {
  if (leader === undefined) return <span className={styles.leader}>no leader</span>;
  const place = `${leader.host}:${leader.port}`;
  if (!leader.isSelf) {
    return (
      <Tooltip label="Another process leads: open its console.">
        <a href={consoleUrl(leader, links.overview())} className={styles.leader}>
          <span className="dim">leader</span> {place}
        </a>
      </Tooltip>
    );
  }
  return (
    <Tooltip label="This process leads.">
      <TextLink href={links.health()} className={styles.leader}>
        <span className="dim">leader</span> {place}
      </TextLink>
    </Tooltip>
  );
}

const SCHEMES = [
  ["auto", "As the system", "system"],
  ["light", "Light", "sun"],
  ["dark", "Dark", "moon"],
] as const;

function ThemeMenu(): ReactNode {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label="Theme" title="Theme">
          <span className={styles.sun}>
            <Icon name="sun" />
          </span>
          <span className={styles.moon}>
            <Icon name="moon" />
          </span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(([scheme, label, icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon name={icon} size={14} />}
            rightSection={scheme === colorScheme ? <Icon name="check" size={14} /> : undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who acts. Authentication is off, so everybody is the same. */
function User(): ReactNode {
  return (
    <Tooltip label="Authentication is off: everybody who reaches this address may do everything.">
      <button type="button" className={styles.user}>
        UNSECURE
      </button>
    </Tooltip>
  );
}

export function TopBar({
  onSearch,
  onHelp,
}: {
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}): ReactNode {
  const { data: status } = useClusterStatus();
  return (
    <header className={styles.bar}>
      <Breadcrumb cluster={status?.clusterName} />
      <div className={styles.tools}>
        <button type="button" className={styles.search} onClick={onSearch} aria-label="Search (slash)">
          <Icon name="search" size={14} />
          <span>Search</span>
          <kbd>/</kbd>
        </button>
        <LiveIndicator />
        {status !== undefined && <Leader leader={status.leader} />}
        <ActionIcon aria-label="Keys" title="Keys (?)" onClick={onHelp}>
          <Icon name="keyboard" />
        </ActionIcon>
        <ThemeMenu />
        <User />
      </div>
    </header>
  );
}
