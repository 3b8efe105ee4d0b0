import { describe, expect, it } from "vitest";
import { SCHEDULE_STATUSES } from "../../server/core/domain/schedule-status.ts";
import { STATUS_ORDER, STATUS_TABLE } from "./status-table.ts";

describe("the table of states", () => {
  it("knows every state and orders each of them once", () => {
    expect(Object.keys(STATUS_TABLE).sort()).toEqual([...SCHEDULE_STATUSES].sort());
    expect([...STATUS_ORDER].sort()).toEqual([...SCHEDULE_STATUSES].sort());
  });

  it("tells states apart without colour, save for the four that turn", () => {
    const turning = new Set(["KILLING", "RESTARTING", "DRAINING", "PREEMPTING", "INIT"]);
    const shapes = SCHEDULE_STATUSES.filter((status) => !turning.has(status)).map(
      (status) => STATUS_TABLE[status].shape,
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it("keeps red for what needs a person", () => {
    const red = SCHEDULE_STATUSES.filter((status) => STATUS_TABLE[status].tone === "bad");
    expect(red.map((status) => STATUS_TABLE[status].concern)).toEqual(red.map(() => "attention"));
  });
});
