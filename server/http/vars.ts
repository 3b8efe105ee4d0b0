/**
 * The stats in their three forms: `/vars` (one `name value` a line, sorted, as Aurora prints them),
 * `/vars.json`, and `/metrics` for Prometheus.
 */
import { Gauge, Registry } from "prom-client";
import type { StatValue } from "../base/stats/stats.ts";

type Stats = readonly (readonly [string, StatValue])[];

/** The body of `/vars`. A line end within a value would forge a stat, so it is shown as a blank. */
export function varsText(stats: Stats): string {
  return stats.map(([name, value]) => `${name} ${String(value).replaceAll(/[\r\n]+/g, " ")}\n`).join("");
}

/** The value of `/vars.json`. */
export function varsJson(stats: Stats): Record<string, StatValue> {
  return Object.fromEntries(stats);
}

/** Prometheus allows letters, digits, `_` and `:` in a name; Aurora's stats may hold more (roles, job names). */
function metricName(name: string): string {
  return `aurora_${name.replaceAll(/[^a-zA-Z0-9_:]/g, "_")}`;
}

/**
 * The body of `/metrics`: every numeric stat as a gauge named `aurora_NAME`. Where two stats map to one
 * name, the original name tells them apart as the label `stat`.
 */
export async function metricsText(stats: Stats): Promise<{ readonly type: string; readonly body: string }> {
  const registry = new Registry();
  const gauges = new Map<string, Gauge>();
  for (const [stat, value] of stats) {
    if (typeof value !== "number" || !Number.isFinite(value)) continue;
    const name = metricName(stat);
    let gauge = gauges.get(name);
    if (gauge === undefined) {
      gauge = new Gauge({ name, help: stat, labelNames: ["stat"], registers: [registry] });
      gauges.set(name, gauge);
    }
    if (name === `aurora_${stat}`) gauge.set(value);
    else gauge.set({ stat }, value);
  }
  return { type: registry.contentType, body: await registry.metrics() };
}
