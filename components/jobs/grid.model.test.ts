import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InstanceView } from "../../server/api/jobs.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import { cellAt, groupInstances, GROUPINGS, hitTest, layoutGrid, moveInGrid, runsByState } from "./grid.model.ts";

function instances(count: number, statusOf: (id: number) => ScheduleStatus = () => "RUNNING"): InstanceView[] {
  return Array.from({ length: count }, (_, instanceId) => ({
    instanceId,
    taskId: `t${instanceId}`,
    status: statusOf(instanceId),
    sinceMs: 0,
    host: `host-${instanceId % 12}`,
    failureCount: 0,
    config: instanceId % 2,
    completedTasks: 0,
  }));
}

describe("the geometry of the instance grid", () => {
  it("finds every cell again under its own middle, whatever the grouping", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 200, max: 1600 }),
        fc.constantFrom(...GROUPINGS),
        (count, width, grouping) => {
          const layout = layoutGrid(groupInstances(instances(count), grouping), width);
          expect(layout.order.length).toBe(count);
          for (let position = 0; position < count; position += 1 + (count >> 5)) {
            const corner = cellAt(layout, position);
            expect(corner).toBeDefined();
            if (corner === undefined) return;
            const middle = { x: corner.x + layout.size.width / 2, y: corner.y + layout.size.height / 2 };
            expect(hitTest(layout, middle)).toBe(position);
            expect(corner.x + layout.size.width).toBeLessThanOrEqual(Math.max(width, layout.size.width) + 0.001);
            expect(corner.y + layout.size.height).toBeLessThanOrEqual(layout.height + 0.001);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("shows 10,000 instances on one screen and a few with their ids", () => {
    const many = layoutGrid(groupInstances(instances(10_000), "id"), 1180);
    expect(many.height).toBeLessThan(720);
    expect(layoutGrid(groupInstances(instances(12), "id"), 1180).size.showsId).toBe(true);
  });

  it("hits nothing beside the cells", () => {
    const layout = layoutGrid(groupInstances(instances(3), "id"), 400);
    expect(hitTest(layout, { x: 3 * layout.size.width + 1, y: 1 })).toBeUndefined();
    expect(hitTest(layout, { x: 1, y: layout.height + 1 })).toBeUndefined();
  });

  it("moves with the arrows and stays inside", () => {
    const layout = layoutGrid(groupInstances(instances(30), "id"), 580);
    expect(moveInGrid(layout, 0, "ArrowLeft")).toBe(0);
    expect(moveInGrid(layout, 0, "ArrowDown")).toBe(10);
    expect(moveInGrid(layout, 25, "ArrowDown")).toBe(29);
    expect(moveInGrid(layout, 5, "End")).toBe(29);
    expect(moveInGrid(layout, 5, "x")).toBeUndefined();
  });
});

it("groups by state with what needs a person first", () => {
  const groups = groupInstances(
    instances(4, (id) => (id === 2 ? "LOST" : "RUNNING")),
    "status",
  );
  expect(groups.map(({ label, instances: members }) => [label, members.length])).toEqual([
    ["Lost", 1],
    ["Running", 3],
  ]);
});

it("orders hosts as people do", () => {
  expect(groupInstances(instances(12), "host").map(({ label }) => label)).toEqual(
    Array.from({ length: 12 }, (_, i) => `host-${i}`),
  );
});

it("says the grid in words", () => {
  const runs = runsByState(instances(100, (id) => (id === 17 || (id >= 40 && id < 44) ? "PENDING" : "RUNNING")));
  expect(runs[0]).toEqual({
    status: "PENDING",
    count: 5,
    ranges: [
      { first: 17, last: 17 },
      { first: 40, last: 43 },
    ],
  });
  expect(runs[1]?.count).toBe(95);
});
