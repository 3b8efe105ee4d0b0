/** Paints the instance grid on a canvas: the same shapes and colours as everywhere, for 10,000 cells in some milliseconds. */
import { SHAPES, type Shape, STATUS_TABLE, type Tone } from "../status/status-table.ts";
import { cellAt, type GridLayout, LABEL_HEIGHT } from "./grid.model.ts";

export interface GridMarks {
  /** Position of the cell that the keyboard or the pointer is on. */
  readonly current: number | undefined;
  /** True when the grid has the keyboard. */
  readonly focused: boolean;
  readonly selected: ReadonlySet<number>;
}

interface Palette {
  color(name: string): string;
}

function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return {
    color(name) {
      const value = known.get(name) ?? style.getPropertyValue(`--${name}`).trim();
      known.set(name, value);
      return value;
    },
  };
}

const pathsOfShape = new Map<Shape, readonly { path: Path2D; fill: boolean; dash: readonly number[] }[]>();

function shapePaths(shape: Shape): readonly { path: Path2D; fill: boolean; dash: readonly number[] }[] {
  let paths = pathsOfShape.get(shape);
  if (paths === undefined) {
    paths = SHAPES[shape].map(({ d, paint, dash }) => ({
      path: new Path2D(d),
      fill: paint === "fill",
      dash: dash ?? [],
    }));
    pathsOfShape.set(shape, paths);
  }
  return paths;
}

function paintShape(
  context: CanvasRenderingContext2D,
  shape: Shape,
  place: { x: number; y: number; size: number },
): void {
  context.save();
  context.translate(place.x, place.y);
  context.scale(place.size / 16, place.size / 16);
  for (const { path, fill, dash } of shapePaths(shape)) {
    if (fill) context.fill(path);
    else {
      context.setLineDash([...dash]);
      context.lineWidth = place.size < 10 ? 2.8 : 2;
      context.stroke(path);
    }
  }
  context.restore();
}

/** Tones whose cells get a tinted ground, so that they stand out in a field of thousands. */
const TINTED: ReadonlySet<Tone> = new Set<Tone>(["bad", "wait", "split", "turn"]);

/** Paints everything anew. */
export function paintGrid(canvas: HTMLCanvasElement, layout: GridLayout, marks: GridMarks): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const ratio = window.devicePixelRatio || 1;
  const width = canvas.clientWidth;
  const height = Math.max(1, layout.height);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const palette = paletteOf(canvas);
  paintLabels(context, layout, palette);
  paintCells(context, layout, { palette, marks });
}

function paintLabels(context: CanvasRenderingContext2D, layout: GridLayout, palette: Palette): void {
  context.font = `12px ${palette.color("font-ui")}`;
  context.textBaseline = "middle";
  for (const { group, left, top, columns } of layout.blocks) {
    if (group.label === "") continue;
    const room = Math.max(columns * layout.size.width, 60);
    const y = top - LABEL_HEIGHT / 2;
    context.fillStyle = palette.color("text-dim");
    const count = ` ${group.instances.length}`;
    const label = fitText(context, group.label, room - context.measureText(count).width);
    context.fillText(label, left, y);
    context.fillStyle = palette.color("text-faint");
    context.fillText(count, left + context.measureText(label).width, y);
  }
}

function fitText(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let kept = text;
  while (kept.length > 1 && context.measureText(`…${kept}`).width > room) kept = kept.slice(1);
  return `…${kept}`;
}

function paintCells(
  context: CanvasRenderingContext2D,
  layout: GridLayout,
  { palette, marks }: { palette: Palette; marks: GridMarks },
): void {
  const { size, blocks } = layout;
  context.font = `12px ${palette.color("font-ui")}`;
  for (const { group, left, top, columns } of blocks) {
    group.instances.forEach((instance, i) => {
      const x = left + (i % columns) * size.width;
      const y = top + Math.floor(i / columns) * size.height;
      const { tone, shape } = STATUS_TABLE[instance.status];
      if (size.showsId || TINTED.has(tone)) {
        context.fillStyle = palette.color(`tone-${tone}-soft`);
        context.fillRect(x, y, size.width - 1, size.height - 1);
      }
      if (marks.selected.has(instance.instanceId)) {
        context.strokeStyle = palette.color("accent");
        context.lineWidth = 2;
        context.strokeRect(x + 1, y + 1, size.width - 3, size.height - 3);
      }
      const color = palette.color(`fill-${tone}`);
      context.fillStyle = color;
      context.strokeStyle = color;
      const inset = size.showsId ? 6 : (size.width - 1 - size.mark) / 2;
      paintShape(context, shape, { x: x + inset, y: y + (size.height - 1 - size.mark) / 2, size: size.mark });
      if (size.showsId) {
        context.fillStyle = palette.color("text");
        context.fillText(String(instance.instanceId), x + 23, y + size.height / 2);
      }
    });
  }
  paintCurrent(context, layout, { palette, marks });
}

function paintCurrent(
  context: CanvasRenderingContext2D,
  layout: GridLayout,
  { palette, marks }: { palette: Palette; marks: GridMarks },
): void {
  const at = marks.current === undefined ? undefined : cellAt(layout, marks.current);
  if (at === undefined) return;
  context.strokeStyle = palette.color(marks.focused ? "accent" : "text");
  context.lineWidth = 2;
  context.setLineDash([]);
  context.strokeRect(at.x - 0.5, at.y - 0.5, layout.size.width, layout.size.height);
}
