import { describe, expect, it } from "vitest";
import type { LogEntriesPage, LogEntryView } from "../../server/api/log.ts";
import { describeEntry, MOST_ENTRIES, positionText, subjectView, withNewest, withOlder } from "./entries.model.ts";

function entry(position: number, firstPosition = position): LogEntryView {
  return {
    position: String(position),
    firstPosition: String(firstPosition),
    kind: "TRANSACTIONS",
    sizeBytes: 1,
    records: position - firstPosition + 1,
    isCompressed: false,
    ops: [],
  };
}

function range(from: number, to: number): LogEntryView[] {
  return Array.from({ length: to - from + 1 }, (_, i) => entry(to - i));
}

function page(from: number, to: number, begin = 0): LogEntriesPage {
  return {
    begin: String(begin),
    end: String(to),
    entries: range(from, to),
    scanned: to - from + 1,
    ...(from > begin ? { next: String(from) } : {}),
  };
}

function positions(entries: readonly LogEntryView[]): number[] {
  return entries.map(({ position }) => Number(position));
}

describe("a stretch of the log", () => {
  it("grows by what has been written since, and keeps what is older", () => {
    const first = withNewest(undefined, page(10, 14));
    const older = withOlder(first, page(5, 9));
    const grown = withNewest(older, page(12, 16));
    expect(positions(grown.entries)).toEqual([16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
    expect(grown).toMatchObject({ top: 16, bottom: 5, next: "5" });
  });

  it("stays the same object while nothing is written", () => {
    const first = withNewest(undefined, page(10, 14));
    expect(withNewest(first, page(10, 14))).toBe(first);
  });

  it("takes the whole entry in the place of the part that it was while it was appended", () => {
    const part: LogEntryView = { ...entry(14, 13), kind: "INCOMPLETE" };
    const first = withNewest(undefined, { ...page(10, 14), entries: [part, ...range(10, 12)] });
    const grown = withNewest(first, { ...page(11, 16), entries: [entry(16, 13), ...range(11, 12)] });
    expect(grown.entries.map(positionText)).toEqual(["13–16", "12", "11", "10"]);
  });

  it("begins anew where more was written than a page holds", () => {
    const first = withNewest(undefined, page(10, 14));
    expect(positions(withNewest(first, page(20, 24)).entries)).toEqual([24, 23, 22, 21, 20]);
    expect(withNewest(first, page(15, 19)).entries).toHaveLength(10);
  });

  it("goes on over what a filter leaves out", () => {
    const first = withNewest(undefined, { ...page(10, 14), entries: [entry(12)] });
    const grown = withNewest(first, { ...page(12, 20), entries: [entry(18), entry(12)] });
    expect(positions(grown.entries)).toEqual([18, 12]);
    expect(grown).toMatchObject({ top: 20, bottom: 10 });
  });

  it("ends where the log begins", () => {
    const first = withNewest(undefined, page(10, 14));
    expect(withOlder(first, page(3, 9, 3)).next).toBeUndefined();
  });

  it("forgets what is oldest when it has grown long", () => {
    let stretch = withNewest(undefined, page(1, 1000));
    for (let end = 1100; end <= 3000; end += 100) stretch = withNewest(stretch, page(end - 100, end));
    expect(stretch.entries).toHaveLength(MOST_ENTRIES);
    expect(stretch).toMatchObject({ top: 3000, bottom: 1001, next: "1001" });
  });
});

describe("entries in words", () => {
  it("name all positions that they take", () => {
    expect(positionText(entry(7))).toBe("7");
    expect(positionText(entry(9, 4))).toBe("4–9");
  });

  it("say what a snapshot includes, and how much of the log is its own", () => {
    expect(describeEntry({ ...entry(9), kind: "SNAPSHOT", snapshot: { takenMs: 0, asOf: "7" } })).toMatch(/position 7/);
    expect(describeEntry({ ...entry(9, 8), kind: "INTERNAL" })).toMatch(/^2 entries of the log itself/);
  });
});

describe("the subject of an op", () => {
  const job = { role: "www-data", environment: "prod", name: "hello" };

  it("leads to the page that is about it", () => {
    expect(subjectView({ task: { taskId: "t1", job, instanceId: 3 } })).toEqual({
      text: "www-data/prod/hello/3",
      href: "/scheduler/www-data/prod/hello/3?run=t1",
      search: "t1",
    });
    expect(subjectView({ job }).href).toBe("/scheduler/www-data/prod/hello");
    expect(subjectView({ role: "ads" }).href).toBe("/admin/quotas?q=ads");
    expect(subjectView({ host: "h1" }).href).toBe("/admin/agents/h1");
  });

  it("is its id where nothing more is known", () => {
    expect(subjectView({ task: { taskId: "t1" } })).toEqual({ text: "t1", search: "t1" });
  });
});
