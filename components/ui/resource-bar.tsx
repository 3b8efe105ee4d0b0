/** What there is of a resource and where it goes: one bar, one legend. */
import type { ReactNode } from "react";
import type { ResourceKind } from "../../server/core/domain/resource-bag.ts";
import { formatPercent } from "../format.ts";
import { barOf, describeBar, formatResource, formatShort, RESOURCE_LABELS, type Use } from "./resource-bar.model.ts";
import styles from "./resource-bar.module.css";

interface BarProps {
  readonly kind: ResourceKind;
  readonly uses: readonly Use[];
  /** All there is: an agent's total, a role's quota. */
  readonly whole: number | undefined;
}

/** The bar alone, with its sentence as tooltip. */
export function ResourceBar({ kind, uses, whole }: BarProps): ReactNode {
  const bar = barOf(uses, whole);
  const sentence = `${RESOURCE_LABELS[kind]}: ${describeBar(kind, bar, whole)}`;
  return (
    <div className={styles.bar} title={sentence} data-exceeded={bar.excess > 0}>
      <span className="visually-hidden">{sentence}</span>
      {bar.segments.map(({ id, share, color }) => (
        <i key={id} className={styles.part} style={{ width: `${share * 100}%`, background: color }} />
      ))}
      {bar.excess > 0 && <i className={styles.limit} style={{ left: `${bar.limit * 100}%` }} />}
    </div>
  );
}

/** For a table cell: bar, then how much of how much. */
export function ResourceCell({ kind, uses, whole }: BarProps): ReactNode {
  const sum = uses.reduce((total, { amount }) => total + amount, 0);
  return (
    <span className={styles.cell} data-kind={kind}>
      <ResourceBar kind={kind} uses={uses} whole={whole} />
      <span className={styles.cellText}>
        {formatShort(kind, sum)}
        {whole !== undefined && <span className="dim"> / {formatShort(kind, whole)}</span>}
      </span>
    </span>
  );
}

/** One row of a resource panel: name, bar, and the figures in words. */
export function ResourceRow({ kind, uses, whole, wholeLabel }: BarProps & { readonly wholeLabel: string }): ReactNode {
  const bar = barOf(uses, whole);
  return (
    <div className={styles.resource}>
      <div className={styles.resourceHead}>
        <span className={styles.resourceName}>{RESOURCE_LABELS[kind]}</span>
        <span className="dim">
          {whole === undefined ? "" : `${formatResource(kind, whole)} ${wholeLabel}`}
          {bar.used === undefined ? "" : ` · ${formatPercent(bar.used)} used`}
        </span>
      </div>
      <ResourceBar kind={kind} uses={uses} whole={whole} />
      <ul className={styles.legend}>
        {uses.map(({ id, label, amount, color }) => (
          <li key={id}>
            <i style={{ background: color }} />
            {label} <b>{formatResource(kind, amount)}</b>
          </li>
        ))}
        {bar.free !== undefined && bar.excess === 0 && (bar.free > 0 || !uses.some(({ isFree }) => isFree)) && (
          <li>
            <i className={styles.free} />
            {uses.some(({ isFree }) => isFree) ? "not offered" : "free"} <b>{formatResource(kind, bar.free)}</b>
          </li>
        )}
        {bar.excess > 0 && (
          <li className={styles.excess}>
            over by <b>{formatResource(kind, bar.excess)}</b>
          </li>
        )}
      </ul>
    </div>
  );
}
