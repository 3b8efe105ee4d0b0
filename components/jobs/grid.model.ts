/**
 * The geometry of the instance grid: which cell stands where, and which one is under the pointer. Pure. Cells
 * shrink as instances grow in number, from tiles with ids to marks of 8 pixels, so that 10,000 fit on one screen.
 */
import type { InstanceView } from "../../server/api/jobs.ts";
import { toRanges } from "../format.ts";
import { compareValues } from "../ui/data-table.model.ts";
import { STATUS_ORDER, STATUS_TABLE } from "../status/status-table.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";

export const GROUPINGS = ["id", "status", "host", "config"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function asGrouping(text: string | undefined): Grouping {
  return GROUPINGS.find((grouping) => grouping === text) ?? "id";
}

/** Instances that are drawn together. */
export interface GridGroup {
  /** Empty where everything is one group. */
  readonly label: string;
  readonly instances: readonly InstanceView[];
}

function groupBy(
  instances: readonly InstanceView[],
  keyOf: (instance: InstanceView) => string,
): Map<string, InstanceView[]> {
  const groups = new Map<string, InstanceView[]>();
  for (const instance of instances) {
    const key = keyOf(instance);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [instance]);
    else group.push(instance);
  }
  return groups;
}

/** Splits instances, which are ordered by id, into the groups to be drawn. */
export function groupInstances(instances: readonly InstanceView[], grouping: Grouping): GridGroup[] {
  if (grouping === "id") return [{ label: "", instances }];
  if (grouping === "status") {
    const groups = groupBy(instances, ({ status }) => status);
    return STATUS_ORDER.flatMap((status) => {
      const members = groups.get(status);
      return members === undefined ? [] : [{ label: STATUS_TABLE[status].label, instances: members }];
    });
  }
  const groups =
    grouping === "host"
      ? groupBy(instances, ({ host }) => host ?? "no host")
      : groupBy(instances, ({ config }) => `Configuration ${config + 1}`);
  return [...groups]
    .map(([label, members]) => ({ label, instances: members }))
    .sort((a, b) => compareValues(a.label, b.label));
}

/** How big a cell is. */
export interface CellSize {
  readonly width: number;
  readonly height: number;
  /** Side of the mark. */
  readonly mark: number;
  readonly showsId: boolean;
}

const SIZES: readonly (CellSize & { readonly upTo: number })[] = [
  { upTo: 80, width: 58, height: 24, mark: 12, showsId: true },
  { upTo: 600, width: 20, height: 20, mark: 12, showsId: false },
  { upTo: 2500, width: 13, height: 13, mark: 10, showsId: false },
  { upTo: Infinity, width: 9, height: 9, mark: 8, showsId: false },
];

export function cellSize(count: number): CellSize {
  const { width, height, mark, showsId } = SIZES.find(({ upTo }) => count <= upTo) ?? {
    width: 9,
    height: 9,
    mark: 8,
    showsId: false,
  };
  return { width, height, mark, showsId };
}

/** A group with its place. */
export interface Block {
  readonly group: GridGroup;
  readonly left: number;
  /** Top of the first row of cells; the label stands above it. */
  readonly top: number;
  readonly columns: number;
  /** Position in {@link GridLayout.order} of the block's first cell. */
  readonly start: number;
}

export interface GridLayout {
  readonly size: CellSize;
  readonly blocks: readonly Block[];
  /** Every instance in the order in which they are drawn. */
  readonly order: readonly InstanceView[];
  readonly height: number;
}

export const LABEL_HEIGHT = 20;
const BLOCK_GAP = 10;
/** Groups narrower than this stand side by side. */
const NARROW_WIDTH = 168;

/** Places all cells in the given width. */
export function layoutGrid(groups: readonly GridGroup[], width: number): GridLayout {
  const order = groups.flatMap(({ instances }) => instances);
  const size = cellSize(order.length);
  const full = Math.max(1, Math.floor(width / size.width));
  const narrow = Math.max(1, Math.floor(NARROW_WIDTH / size.width));
  const sideBySide = groups.length > 6;
  const columns = sideBySide ? Math.min(full, narrow) : full;
  const blockWidth = sideBySide ? columns * size.width + BLOCK_GAP * 1.5 : width;
  const perRow = sideBySide ? Math.max(1, Math.floor((width + BLOCK_GAP) / blockWidth)) : 1;
  const blocks: Block[] = [];
  let top = 0;
  let start = 0;
  for (let i = 0; i < groups.length; i += perRow) {
    const row = groups.slice(i, i + perRow);
    const labelHeight = row.some(({ label }) => label !== "") ? LABEL_HEIGHT : 0;
    let height = 0;
    row.forEach((group, column) => {
      blocks.push({ group, left: column * blockWidth, top: top + labelHeight, columns, start });
      start += group.instances.length;
      height = Math.max(height, Math.ceil(group.instances.length / columns) * size.height);
    });
    top += labelHeight + height + (i + perRow < groups.length ? BLOCK_GAP : 0);
  }
  return { size, blocks, order, height: top };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Top left corner of the cell at a position in the order; undefined when there is none. */
export function cellAt(layout: GridLayout, position: number): Point | undefined {
  const block = blockOf(layout, position);
  if (block === undefined) return undefined;
  const within = position - block.start;
  return {
    x: block.left + (within % block.columns) * layout.size.width,
    y: block.top + Math.floor(within / block.columns) * layout.size.height,
  };
}

function blockOf({ blocks }: GridLayout, position: number): Block | undefined {
  return blocks.find(({ start, group }) => position >= start && position < start + group.instances.length);
}

/** Position in the order of the cell under a point; undefined between cells. */
export function hitTest({ blocks, size }: GridLayout, { x, y }: Point): number | undefined {
  for (const block of blocks) {
    const column = Math.floor((x - block.left) / size.width);
    const row = Math.floor((y - block.top) / size.height);
    if (column < 0 || column >= block.columns || row < 0) continue;
    const within = row * block.columns + column;
    if (within < block.group.instances.length) return block.start + within;
  }
  return undefined;
}

/** Where an arrow key leads to from a position; undefined for other keys. */
export function moveInGrid(layout: GridLayout, position: number, key: string): number | undefined {
  const last = layout.order.length - 1;
  const block = blockOf(layout, position);
  const columns = block?.columns ?? 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: position + 1,
    ArrowLeft: position - 1,
    ArrowDown: position + columns,
    ArrowUp: position - columns,
    Home: 0,
    End: last,
  };
  const next = moves[key];
  return next === undefined ? undefined : Math.max(0, Math.min(last, next));
}

/** A state with the ids that are in it, as ranges: the grid in words. */
export interface StateRuns {
  readonly status: ScheduleStatus;
  readonly count: number;
  readonly ranges: readonly { readonly first: number; readonly last: number }[];
}

export function runsByState(instances: readonly InstanceView[]): StateRuns[] {
  const groups = groupBy(instances, ({ status }) => status);
  return STATUS_ORDER.flatMap((status) => {
    const members = groups.get(status);
    if (members === undefined) return [];
    return [{ status, count: members.length, ranges: toRanges(members.map(({ instanceId }) => instanceId)) }];
  });
}
