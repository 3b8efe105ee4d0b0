/** The sections of the console: what the left rail lists, and the letter that `g` leads to each. */
import { links } from "../links.ts";
import type { IconName } from "../ui/icon.tsx";

export interface Section {
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
  /** Pressed after `g`. */
  readonly key: string;
  readonly group: "main" | "inside";
}

export const SECTIONS: readonly Section[] = [
  { label: "Overview", href: links.overview(), icon: "overview", key: "o", group: "main" },
  { label: "Jobs", href: links.roles(), icon: "jobs", key: "j", group: "main" },
  { label: "Create", href: links.create(), icon: "create", key: "c", group: "main" },
  { label: "Agents", href: links.agents(), icon: "agents", key: "a", group: "main" },
  { label: "Dedicated", href: links.dedicated(), icon: "dedicated", key: "d", group: "main" },
  { label: "Quotas", href: links.quotas(), icon: "quotas", key: "q", group: "main" },
  { label: "Log", href: links.log(), icon: "log", key: "l", group: "inside" },
  { label: "Metrics", href: links.metrics(), icon: "metrics", key: "m", group: "inside" },
  { label: "Health", href: links.health(), icon: "health", key: "h", group: "inside" },
  { label: "Flags", href: links.flags(), icon: "flags", key: "f", group: "inside" },
];

/** The section that a path belongs to. */
export function sectionOf(pathname: string): Section | undefined {
  if (pathname === "/") return SECTIONS[0];
  return SECTIONS.find(({ href }) => href !== "/" && (pathname === href || pathname.startsWith(`${href}/`)));
}
