"use client";
/**
 * All instances of a job at one look: one cell each, whatever their number. The pointer or the arrow keys tell
 * of one; Enter opens it; Space, or a click with Shift or Ctrl, selects it for an action.
 */
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
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
import { cellAt, type Grouping, groupInstances, hitTest, layoutGrid, moveInGrid } from "./grid.model.ts";
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

export function InstanceGrid({ instances, grouping, selected, onOpen, onToggle }: InstanceGridProps): ReactNode {
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scheme = useComputedColorScheme("light");
  const [current, setCurrent] = useState<number>();
  const [focused, setFocused] = useState(false);
  const anchor = useRef(0);
  const groups = useMemo(() => groupInstances(instances, grouping), [instances, grouping]);
  const layout = useMemo(() => layoutGrid(groups, Math.floor(width) || DEFAULT_WIDTH), [groups, width]);
  const instance = current === undefined ? undefined : layout.order[current];

  useEffect(() => {
    if (canvas.current !== null && width > 0) paintGrid(canvas.current, layout, { current, focused, selected });
  }, [layout, current, focused, selected, width, scheme]);

  function positionOf(event: MouseEvent): number | undefined {
    const box = event.currentTarget.getBoundingClientRect();
    return hitTest(layout, { x: event.clientX - box.left, y: event.clientY - box.top });
  }

  function toggle(position: number, range: boolean): void {
    const from = range ? Math.min(anchor.current, position) : position;
    const to = range ? Math.max(anchor.current, position) : position;
    anchor.current = position;
    onToggle(layout.order.slice(from, to + 1).map(({ instanceId }) => instanceId));
  }

  function onClick(event: MouseEvent): void {
    const position = positionOf(event);
    const target = position === undefined ? undefined : layout.order[position];
    if (position === undefined || target === undefined) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(position, event.shiftKey);
    else onOpen(target.instanceId);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const at = current ?? 0;
    const target = layout.order[at];
    if (event.key === "Enter" && target !== undefined) return onOpen(target.instanceId);
    if (event.key === " ") toggle(at, event.shiftKey);
    else {
      const next = moveInGrid(layout, at, event.key);
      if (next === undefined) return;
      setCurrent(next);
    }
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
        onFocus={() => {
          setFocused(true);
          setCurrent((known) => known ?? 0);
        }}
        onBlur={() => {
          setFocused(false);
          setCurrent(undefined);
        }}
        onPointerMove={(event: PointerEvent) => setCurrent(positionOf(event))}
        onPointerLeave={() => {
          if (!focused) setCurrent(undefined);
        }}
      >
        <canvas ref={canvas} className={styles.canvas} style={{ height: layout.height }} aria-hidden />
        {instance !== undefined && (
          <div
            id={id}
            role="option"
            className="visually-hidden"
            aria-selected={selected.has(instance.instanceId)}
            aria-posinset={(current ?? 0) + 1}
            aria-setsize={layout.order.length}
          >
            Instance {instance.instanceId}, {STATUS_TABLE[instance.status].label}
            {instance.host === undefined ? "" : `, on ${instance.host}`}
          </div>
        )}
      </div>
      {instance !== undefined && current !== undefined && (
        <CellCard instance={instance} at={cellAt(layout, current)} cell={layout.size} width={width} />
      )}
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
