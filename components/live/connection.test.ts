import { beforeEach, describe, expect, it } from "vitest";
import type { SchedulerEvent } from "../../server/api/events.ts";
import { Connection, HIDDEN_MS, type Liveness, REOPEN_MS, type StreamObserver } from "./connection.ts";

interface Opened {
  readonly lastEventId: string | undefined;
  readonly observer: StreamObserver;
  open: boolean;
}

const event: SchedulerEvent = { type: "reset", atMs: 1 };

describe("the event stream of a tab", () => {
  let opened: Opened[];
  let due: { atMs: number; run: () => void }[];
  let now: number;
  let states: Liveness[];
  let connected: number;
  let connection: Connection;

  beforeEach(() => {
    opened = [];
    due = [];
    now = 0;
    states = [];
    connected = 0;
    connection = new Connection(
      {
        open(lastEventId, observer) {
          const entry = { lastEventId, observer, open: true };
          opened.push(entry);
          return () => (entry.open = false);
        },
        after(delayMs, run) {
          const entry = { atMs: now + delayMs, run };
          due.push(entry);
          return () => (due = due.filter((other) => other !== entry));
        },
      },
      { liveness: (state) => states.push(state), event: () => undefined, connected: () => connected++ },
    );
    connection.start();
  });

  function advance(ms: number): void {
    now += ms;
    const ready = due.filter(({ atMs }) => atMs <= now);
    due = due.filter(({ atMs }) => atMs > now);
    for (const { run } of ready) run();
  }

  it("is live once connected, and says so once", () => {
    opened[0]?.observer.connected();
    expect(states).toEqual(["live"]);
    expect(connected).toBe(1);
    advance(10 * REOPEN_MS);
    expect(opened.length).toBe(1);
  });

  it("says that it is lost, and asks for a refetch when it is back", () => {
    opened[0]?.observer.connected();
    opened[0]?.observer.interrupted();
    expect(states.at(-1)).toBe("lost");
    opened[0]?.observer.connected();
    expect(states.at(-1)).toBe("live");
    expect(connected).toBe(2);
  });

  it("opens anew, from the last event, when the browser has given up", () => {
    opened[0]?.observer.connected();
    opened[0]?.observer.event("E-7", event);
    opened[0]?.observer.ended();
    advance(REOPEN_MS);
    expect(opened.length).toBe(2);
    expect(opened[0]?.open).toBe(false);
    expect(opened[1]?.lastEventId).toBe("E-7");
    advance(REOPEN_MS);
    expect(opened.length).toBe(3);
  });

  it("gives its connection back while the tab is hidden, and resumes", () => {
    opened[0]?.observer.connected();
    connection.visible(false);
    advance(HIDDEN_MS);
    expect(states.at(-1)).toBe("paused");
    expect(opened[0]?.open).toBe(false);
    advance(10 * REOPEN_MS);
    expect(opened.length).toBe(1);
    connection.visible(true);
    opened[1]?.observer.connected();
    expect(states.at(-1)).toBe("live");
    expect(connected).toBe(2);
  });

  it("keeps the stream of a tab that is hidden for a moment", () => {
    opened[0]?.observer.connected();
    connection.visible(false);
    advance(HIDDEN_MS - 1);
    connection.visible(true);
    advance(HIDDEN_MS);
    expect(opened[0]?.open).toBe(true);
  });

  it("hears nothing from a stream that it has closed", () => {
    opened[0]?.observer.connected();
    connection.stop();
    opened[0]?.observer.interrupted();
    expect(states).toEqual(["live"]);
    expect(due).toEqual([]);
  });

  it("does without the stream of a process that follows, until that one leads", () => {
    opened[0]?.observer.connected();
    connection.follow();
    expect(opened[0]?.open).toBe(false);
    expect(states).toEqual(["live", "following"]);
    connection.visible(false);
    advance(10 * HIDDEN_MS);
    connection.visible(true);
    expect(opened).toHaveLength(1);
    connection.resume();
    connection.resume();
    expect(opened.map(({ open }) => open)).toEqual([false, true]);
    opened[1]?.observer.connected();
    expect(states.at(-1)).toBe("live");
  });

  it("is not resumed while the tab is in the background", () => {
    opened[0]?.observer.connected();
    connection.visible(false);
    advance(HIDDEN_MS);
    connection.resume();
    expect(states.at(-1)).toBe("paused");
    expect(opened).toHaveLength(1);
  });
});
