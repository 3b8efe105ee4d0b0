"use client";
/** Why a task waits, and what would change it: a funnel of the agents, and those that came nearest. */
import type { ReactNode } from "react";
import type { PendingExplanation } from "../../server/api/jobs.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { type FunnelStep, funnelOf } from "./pending.model.ts";
import styles from "./why-panel.module.css";

interface WhyPanelProps {
  readonly explanation: PendingExplanation;
  /** Who waits: `3 instances wait`, `Instance 4 waits`. */
  readonly who: ReactNode;
  /** Small print beside it: since when. */
  readonly since?: ReactNode;
}

function Step({ step, considered }: { readonly step: FunnelStep; readonly considered: number }): ReactNode {
  const { veto, share, rulesOutAll } = step;
  return (
    <li className={styles.step}>
      <span className={styles.count}>
        {formatCount(veto.agents)}
        <span className="dim"> / {formatCount(considered)}</span>
      </span>
      <span className={styles.track} aria-hidden>
        <span style={{ width: `${Math.max(share * 100, 2)}%` }} className={rulesOutAll ? styles.all : styles.some} />
      </span>
      <span className={styles.words}>
        <span title={veto.reason}>{veto.sentence}</span>
        {veto.advice !== "" && <span className={styles.advice}>{veto.advice}</span>}
      </span>
    </li>
  );
}

export function WhyPanel({ explanation, who, since }: WhyPanelProps): ReactNode {
  const funnel = funnelOf(explanation);
  return (
    <section className={styles.panel} aria-label="Why it waits">
      <header className={styles.head}>
        <ShapeMark shape="ring" tone="wait" size={14} />
        <h2>{who}</h2>
        {since !== undefined && <span className="dim">{since}</span>}
      </header>
      <p className={styles.summary}>{explanation.summary}</p>
      {funnel.steps.length > 0 && (
        <>
          <p className={styles.caption}>
            {plural(funnel.considered, "agent")} with an offer {funnel.considered === 1 ? "was" : "were"} considered;
            ruled out:
          </p>
          <ol className={styles.steps}>
            {funnel.steps.map((step) => (
              <Step key={`${step.veto.kind} ${step.veto.reason}`} step={step} considered={funnel.considered} />
            ))}
          </ol>
        </>
      )}
      {explanation.agentsThatFit > 0 && (
        <p>
          {plural(explanation.agentsThatFit, "agent")} would do; the next attempt takes one unless it is kept for
          another task.
        </p>
      )}
      {explanation.nearest.length > 0 && (
        <div className={styles.nearest}>
          <span className={styles.caption}>Nearest</span>
          <ul>
            {explanation.nearest.map(({ host, lacks }) => (
              <li key={host}>
                <TextLink href={links.agent(host)}>{host}</TextLink> <span className="dim">{lacks}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className={styles.raw}>
        <summary>As Aurora says it</summary>
        <code>{explanation.reason}</code>
      </details>
    </section>
  );
}
