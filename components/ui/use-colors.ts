/** Colours of the uses of a resource, by what they mean. */
export const USE_COLORS = {
  requested: "var(--accent)",
  production: "var(--accent)",
  other: "color-mix(in srgb, var(--accent) 45%, var(--surface))",
  dedicated: "var(--tone-split)",
  otherDedicated: "color-mix(in srgb, var(--tone-split) 45%, var(--surface))",
  offered: "color-mix(in srgb, var(--fill-run) 34%, var(--surface))",
  added: "var(--tone-wait)",
} as const;
