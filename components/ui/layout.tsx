/** The frame of a page's content: title line, strip of figures, panels, words where there is nothing. */
import type { ReactNode } from "react";
import { type Tone, toneColor } from "../status/status-table.ts";
import { Icon } from "./icon.tsx";
import styles from "./layout.module.css";
import { Sparkline } from "./sparkline.tsx";
import { TextLink } from "./text-link.tsx";

interface PageTitleProps {
  readonly title: ReactNode;
  /** Beside the title: state, kind. */
  readonly aside?: ReactNode;
  /** Below the title: one sentence. */
  readonly sentence?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageTitle({ title, aside, sentence, actions }: PageTitleProps): ReactNode {
  return (
    <header className={styles.header}>
      <div className={styles.headline}>
        <div className={styles.titleLine}>
          <h1 className={styles.title}>{title}</h1>
          {aside}
        </div>
        {sentence !== undefined && <p className={styles.sentence}>{sentence}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}

export interface FigureProps {
  readonly label: string;
  readonly value: ReactNode;
  /** Small print behind the value: a unit, a total. */
  readonly unit?: ReactNode;
  readonly href?: string;
  /** Colours the value; for what needs attention only. */
  readonly tone?: Tone | undefined;
  /** What the figure has been, oldest first. */
  readonly history?: readonly number[];
  readonly hint?: string;
}

/** One number of the strip; a door where it has a list behind it. */
export function Figure({ label, value, unit, href, tone, history, hint }: FigureProps): ReactNode {
  const body = (
    <>
      <span className={styles.figureLabel}>{label}</span>
      <span className={styles.figureLine}>
        <span className={styles.figureValue} style={tone === undefined ? undefined : { color: toneColor(tone) }}>
          {value}
        </span>
        {unit !== undefined && <span className={styles.figureUnit}>{unit}</span>}
        {history !== undefined && <Sparkline values={history} {...(tone === undefined ? {} : { tone })} />}
      </span>
    </>
  );
  if (href === undefined)
    return (
      <div className={styles.figure} title={hint}>
        {body}
      </div>
    );
  return (
    <TextLink className={styles.figure} href={href} title={hint}>
      {body}
    </TextLink>
  );
}

export function Figures({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.figures}>{children}</div>;
}

interface PanelProps {
  readonly title?: ReactNode | undefined;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** No padding: the content is a table. */
  readonly flush?: boolean;
  readonly label?: string;
}

export function Panel({ title, aside, children, flush = false, label }: PanelProps): ReactNode {
  return (
    <section className={styles.panel} aria-label={label ?? (typeof title === "string" ? title : undefined)}>
      {title !== undefined && (
        <div className={styles.panelHead}>
          {typeof title === "string" ? <h2 className={styles.panelTitle}>{title}</h2> : <div>{title}</div>}
          {aside !== undefined && <div className={styles.panelAside}>{aside}</div>}
        </div>
      )}
      <div className={flush ? undefined : styles.panelBody}>{children}</div>
    </section>
  );
}

/** Words where a list is empty: what would be here, and how it comes about. */
export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className={styles.nothing}>
      <p className={styles.nothingTitle}>{title}</p>
      {children !== undefined && <div className="dim">{children}</div>}
    </div>
  );
}

/** One calm line where a list is empty and that is good. */
export function AllWell({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p className={styles.well}>
      <Icon name="check" size={14} /> {children}
    </p>
  );
}

/** Names and values, in columns. */
export function Facts({ rows }: { readonly rows: readonly (readonly [string, ReactNode] | undefined)[] }): ReactNode {
  return (
    <dl className={styles.facts}>
      {rows.map((row) =>
        row === undefined ? undefined : (
          <div key={row[0]} className={styles.fact}>
            <dt>{row[0]}</dt>
            <dd>{row[1]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** A line of controls above a list. */
export function Toolbar({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.toolbar}>{children}</div>;
}

/** Panels one below another. */
export function Stack({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.stack}>{children}</div>;
}

/** A wide and a narrow column; one below the other where there is no room. */
export function Columns({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.columns}>{children}</div>;
}
