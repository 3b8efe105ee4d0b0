"use client";
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- one canvas stands for thousands of options; no tag does */
/**
 * All instances of a job at one look: one cell each, whatever their number. The pointer or the arrow keys tell
 * of one; Enter opens it; Space, or a click with Shift or Ctrl, selects it for an action.
 */
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import type { InstanceView } from "../../server/api/jobs.ts";
import { formatAge, plural } from "../format.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { STATUS_TABLE } from "../status/status-table.ts";
import { useNow } from "../ui/use-now.ts";
import {
  cellAt,
  type GridLayout,
  type Grouping,
  groupInstances,
  hitTest,
  layoutGrid,
  moveInGrid,
} from "./grid.model.ts";
import { paintGrid } from "./grid-painter.ts";
import styles from "./instance-grid.module.css";

interface InstanceGridProps {
  readonly instances: readonly InstanceView[];
  readonly grouping: Grouping;
  readonly selected: ReadonlySet<number>;
  readonly onOpen: (instanceId: number) => void;
  /** Selects or unselects; with `range`, everything between the last choice and this one. */
  readonly onToggle: (instanceIds: readonly number[]) => void;
}

const DEFAULT_WIDTH = 960;

interface Cursor {
  /** Position of the cell that the pointer or the keyboard is on. */
  readonly current: number | undefined;
  /** True while the grid has the keyboard. */
  readonly focused: boolean;
  readonly set: (position: number | undefined) => void;
  readonly focus: (focused: boolean) => void;
}

function useCursor(): Cursor {
  const [current, set] = useState<number>();
  const [focused, setFocused] = useState(false);
  return {
    current,
    focused,
    set,
    focus(next) {
      setFocused(next);
      set((known) => (next ? (known ?? 0) : undefined));
    },
  };
}

/** Selecting: one cell, or from the one chosen before to this one. */
function useToggle(
  layout: GridLayout,
  onToggle: InstanceGridProps["onToggle"],
): (position: number, range: boolean) => void {
  const anchor = useRef(0);
  return (position, range) => {
    const from = range ? Math.min(anchor.current, position) : position;
    const to = range ? Math.max(anchor.current, position) : position;
    anchor.current = position;
    onToggle(layout.order.slice(from, to + 1).map(({ instanceId }) => instanceId));
  };
}

export function InstanceGrid({ instances, grouping, selected, onOpen, onToggle }: InstanceGridProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scheme = useComputedColorScheme("light");
  const cursor = useCursor();
  const { current, focused } = cursor;
  const groups = useMemo(() => groupInstances(instances, grouping), [instances, grouping]);
  const layout = useMemo(() => layoutGrid(groups, Math.floor(width) || DEFAULT_WIDTH), [groups, width]);
  const toggle = useToggle(layout, onToggle);
  const instance = current === undefined ? undefined : layout.order[current];
  const id = useId();

  useEffect(() => {
    if (canvas.current !== null && width > 0) paintGrid(canvas.current, layout, { current, focused, selected });
  }, [layout, current, focused, selected, width, scheme]);

  function onClick(event: MouseEvent): void {
    const position = cellUnder(layout, event);
    const target = position === undefined ? undefined : layout.order[position];
    if (position === undefined || target === undefined) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(position, event.shiftKey);
    else onOpen(target.instanceId);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = current ?? 0;
    const target = layout.order[at];
    if (event.key === "Enter" && target !== undefined) return onOpen(target.instanceId);
    const next = moveInGrid(layout, at, event.key);
    if (next !== undefined) cursor.set(next);
    else if (event.key === " ") toggle(at, event.shiftKey);
    else return;
    event.preventDefault();
  }

  return (
    <div ref={ref} className={styles.grid}>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={`${plural(instances.length, "instance")}; arrow keys move, Enter opens, Space selects`}
        aria-multiselectable
        aria-activedescendant={instance === undefined ? undefined : id}
        className={styles.surface}
        style={{ height: layout.height }}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={() => cursor.focus(true)}
        onBlur={() => cursor.focus(false)}
        onPointerMove={(event) => cursor.set(cellUnder(layout, event))}
        onPointerLeave={() => !focused && cursor.set(undefined)}
      >
        <canvas ref={canvas} className={styles.canvas} style={{ height: layout.height }} aria-hidden />
        {instance !== undefined && (
          <CurrentOption id={id} instance={instance} position={current ?? 0} layout={layout} selected={selected} />
        )}
      </div>
      {instance !== undefined && current !== undefined && (
        <CellCard instance={instance} at={cellAt(layout, current)} cell={layout.size} width={width} />
      )}
    </div>
  );
}

/** Position of the cell under the pointer. */
function cellUnder(layout: GridLayout, event: MouseEvent): number | undefined {
  const box = event.currentTarget.getBoundingClientRect();
  return hitTest(layout, { x: event.clientX - box.left, y: event.clientY - box.top });
}

interface CurrentOptionProps {
  readonly id: string;
  readonly instance: InstanceView;
  readonly position: number;
  readonly layout: GridLayout;
  readonly selected: ReadonlySet<number>;
}

/** The one cell that assistive technology is told of. */
function CurrentOption({ id, instance, position, layout, selected }: CurrentOptionProps): ReactNode {
  const { instanceId, status, host } = instance;
  return (
    <div
      id={id}
      role="option"
      className="visually-hidden"
      aria-selected={selected.has(instanceId)}
      aria-posinset={position + 1}
      aria-setsize={layout.order.length}
    >
      Instance {instanceId}, {STATUS_TABLE[status].label}
      {host === undefined ? "" : `, on ${host}`}
    </div>
  );
}

interface CellCardProps {
  readonly instance: InstanceView;
  readonly at: { readonly x: number; readonly y: number } | undefined;
  readonly cell: { readonly height: number };
  readonly width: number;
}

const CARD_WIDTH = 280;

function CellCard({ instance, at, cell, width }: CellCardProps): ReactNode {
  const now = useNow();
  if (at === undefined) return undefined;
  const left = Math.max(0, Math.min(at.x, width - CARD_WIDTH));
  return (
    <div className={styles.card} style={{ left, top: at.y + cell.height + 6, width: CARD_WIDTH }} aria-hidden>
      <div className={styles.cardHead}>
        <b>Instance {instance.instanceId}</b>
        <StatusBadge status={instance.status} />
        <span className="dim">{formatAge(instance.sinceMs, now)}</span>
      </div>
      {instance.host !== undefined && <div>{instance.host}</div>}
      {instance.message !== undefined && <div className="dim">{instance.message}</div>}
      {instance.failureCount > 0 && <div className="dim">{plural(instance.failureCount, "failure")} so far</div>}
    </div>
  );
}
