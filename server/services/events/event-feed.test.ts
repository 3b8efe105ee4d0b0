import { describe, expect, it } from "vitest";
import type { SchedulerEvent, TrackedEvent } from "../../api/events.ts";
import { EventFeed } from "./event-feed.ts";

const GREETING: SchedulerEvent = { type: "cluster", lifecycle: "ACTIVE", registered: true, atMs: 1 };

function quota(role: string): SchedulerEvent {
  return { type: "quota", role, atMs: 2 };
}

function feedOf(options: { epoch?: string; capacity?: number } = {}): EventFeed {
  return new EventFeed({ epoch: "e1", greeting: () => GREETING, nowMs: () => 7, ...options });
}

/** A reader whose events are taken one by one. */
function reader(feed: EventFeed, lastEventId?: string) {
  const abort = new AbortController();
  const iterator = feed.stream(lastEventId, abort.signal);
  return {
    abort: () => abort.abort(),
    next: async (): Promise<TrackedEvent | "end"> => {
      const { done, value } = await iterator.next();
      return done === true ? "end" : value;
    },
  };
}

describe("the event feed", () => {
  it("greets a new reader with the cluster as it is, under an id to resume from", async () => {
    const feed = feedOf();
    feed.publish(quota("missed"));
    const a = reader(feed);
    expect(await a.next()).toEqual({ id: "e1-1", event: GREETING });
    feed.publish(quota("seen"));
    expect(await a.next()).toEqual({ id: "e1-2", event: quota("seen") });
  });

  it("hands a live event to every reader that waits", async () => {
    const feed = feedOf();
    const readers = [reader(feed), reader(feed)];
    for (const each of readers) await each.next();
    const waiting = readers.map((each) => each.next());
    feed.publish(quota("www-data"));
    expect(await Promise.all(waiting)).toEqual([
      { id: "e1-1", event: quota("www-data") },
      { id: "e1-1", event: quota("www-data") },
    ]);
  });

  it("gives a reader that comes back exactly what it missed, in order", async () => {
    const feed = feedOf();
    for (const role of ["a", "b", "c"]) feed.publish(quota(role));
    const back = reader(feed, "e1-1");
    expect(await back.next()).toEqual({ id: "e1-2", event: quota("b") });
    expect(await back.next()).toEqual({ id: "e1-3", event: quota("c") });
    const waiting = back.next();
    feed.publish(quota("d"));
    expect(await waiting).toEqual({ id: "e1-4", event: quota("d") });
  });

  it.each([["e0-1"], ["e1-99"], ["e1-x"], ["nonsense"], ["-"], ["e1-1e3"]])(
    "resets a reader with the id %s, which is none of its own",
    async (id) => {
      const feed = feedOf();
      feed.publish(quota("a"));
      const lost = reader(feed, id);
      expect(await lost.next()).toEqual({ id: "e1-1", event: { type: "reset", atMs: 7 } });
      feed.publish(quota("b"));
      expect(await lost.next()).toEqual({ id: "e1-2", event: quota("b") });
    },
  );

  it("resets a reader that was overtaken, once, and goes on from the newest event", async () => {
    const feed = feedOf({ capacity: 4 });
    const slow = reader(feed);
    await slow.next();
    for (const role of ["a", "b", "c", "d", "e"]) feed.publish(quota(role));
    expect(await slow.next()).toEqual({ id: "e1-5", event: { type: "reset", atMs: 7 } });
    feed.publish(quota("f"));
    expect(await slow.next()).toEqual({ id: "e1-6", event: quota("f") });
  });

  it("keeps a reader that is behind by just as much as is kept", async () => {
    const feed = feedOf({ capacity: 4 });
    const slow = reader(feed);
    await slow.next();
    const roles = ["a", "b", "c", "d"];
    for (const role of roles) feed.publish(quota(role));
    for (const role of roles) expect((await slow.next()) as TrackedEvent).toMatchObject({ event: { role } });
  });

  it("ends when the client goes, also while it waits", async () => {
    const feed = feedOf();
    const a = reader(feed);
    await a.next();
    const waiting = a.next();
    a.abort();
    expect(await waiting).toBe("end");
  });

  it("throws when the scheduler stops, so that clients connect anew", async () => {
    const feed = feedOf();
    const a = reader(feed);
    await a.next();
    const waiting = a.next();
    feed.close();
    await expect(waiting).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
    await expect(reader(feed, "e1-0").next()).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
  });
});
