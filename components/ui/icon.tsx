/** The console's icons: strokes on a 16 by 16 grid, in the colour of the text around them. */
import type { ReactNode } from "react";

const PATHS = {
  overview: "M2.5 8.5h3l1.5-4 2.5 7.5 1.5-3.5h2.5",
  jobs: "M2.5 3.5h4v4h-4zM9.5 3.5h4v4h-4zM2.5 10.5h4v2.5h-4zM9.5 10.5h4v2.5h-4z",
  create: "M8 3v10M3 8h10",
  agents: "M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01",
  dedicated: "M8 2l5.5 2v4c0 3-2.3 5-5.5 6-3.2-1-5.5-3-5.5-6V4z",
  quotas: "M2.5 12.5a5.8 5.8 0 1 1 11 0M8 11l2.8-4",
  log: "M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2.5",
  metrics: "M2.5 13.5V2.5M2.5 13.5h11M5.5 11V8M8.5 11V4.5M11.5 11V6.5",
  health: "M8 13.2S2.3 9.8 2.3 6a3 3 0 0 1 5.7-1.3A3 3 0 0 1 13.7 6c0 3.8-5.7 7.2-5.7 7.2z",
  flags: "M4 14V2.5h8l-1.8 3L12 8.5H4",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9zM10.3 10.3l3.2 3.2",
  sun: "M8 5.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 1 1 0-5.6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9",
  moon: "M13 9.6A5.5 5.5 0 0 1 6.4 3a5.5 5.5 0 1 0 6.6 6.6z",
  system: "M2.5 3.5h11v7h-11zM6 13.2h4M8 10.5v2.7",
  copy: "M5.5 5.5h7.5v7.5H5.5zM10.5 5.5V3H3v7.5h2.5",
  check: "M3 8.5l3.2 3.2L13 4.5",
  chevron: "M6 3.5L10.5 8 6 12.5",
  down: "M3.5 6L8 10.5 12.5 6",
  up: "M3.5 10L8 5.5 12.5 10",
  download: "M8 2.5v8M4.5 7.3L8 10.8l3.5-3.5M3 13.5h10",
  wrap: "M2.5 4h11M2.5 8h8.5a2.2 2.2 0 0 1 0 4.5H8.5M10 10.8L8.3 12.5 10 14.2M2.5 12.5h3",
  file: "M4 2.5h5l3 3v8H4zM9 2.5v3h3",
  folder: "M2.5 4.5h4l1.2 1.5h5.8v7h-11z",
  close: "M4 4l8 8M12 4l-8 8",
  keyboard: "M1.8 4h12.4v8H1.8zM4.5 6.6h.01M7 6.6h.01M9.5 6.6h.01M12 6.6h.01M5 9.6h6",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  warning: "M8 2.2L14.2 13H1.8zM8 6.2v3.3M8 11.4h.01",
  link: "M9.5 3h3.5v3.5M13 3L7.5 8.5M11.5 9.5v3.5h-8V5H7",
  follow: "M8 2.5v9M4.5 8L8 11.5 11.5 8M3 13.8h10",
  refresh: "M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      style={{ flex: "none" }}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
