/** The line of a small chart. Pure. */

/** A path through `values` in a box, or undefined where there is no line to draw. Zero is the floor. */
export function sparkPath(values: readonly number[], box: { width: number; height: number }): string | undefined {
  if (values.length < 2) return undefined;
  const low = Math.min(0, ...values);
  const high = Math.max(...values);
  const span = high - low || 1;
  const step = box.width / (values.length - 1);
  const points = values.map((value, i) => {
    const x = Number((i * step).toFixed(2));
    const y = Number((box.height - ((value - low) / span) * box.height).toFixed(2));
    return `${x} ${y}`;
  });
  return `M${points.join("L")}`;
}
