import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SchedulerEvent } from "../api/events.ts";
import { setSchedulerHandle } from "../handle.ts";
import { EventFeed } from "../services/events/event-feed.ts";
import { fakeScheduler } from "./testing/fake-scheduler.ts";
import { startTrpcServer, type TrpcServer } from "./testing/http-server.ts";

interface Message {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** The messages of an event stream, as a browser would hand them out. */
async function* messages(response: Response): AsyncGenerator<Message> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map(
        block.split("\n").flatMap((line) => {
          const match = /^(\w+): ?(.*)$/.exec(line);
          return match === null ? [] : [[match[1], match[2]] as const];
        }),
      );
      const data = fields.get("data");
      yield {
        event: fields.get("event") ?? "message",
        id: fields.get("id"),
        data: data === undefined || data === "" ? undefined : JSON.parse(data),
      };
    }
  }
}

function quota(role: string): SchedulerEvent {
  return { type: "quota", role, atMs: 1 };
}

let server: TrpcServer;
let feed: EventFeed;

beforeAll(async () => {
  server = await startTrpcServer();
});
afterAll(() => server.close());
beforeEach(() => {
  feed = new EventFeed({
    epoch: "e1",
    greeting: () => ({ type: "cluster", lifecycle: "ACTIVE", registered: true, atMs: 0 }),
    nowMs: () => 9,
    capacity: 4,
  });
  const scheduler = fakeScheduler();
  setSchedulerHandle({ ...scheduler.handle, events: feed });
});

/** Opens the stream; the messages that are not about the connection come from `next`. */
async function open(query = "", headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(`${server.url}/events.stream${query}`, { headers, signal: abort.signal });
  const all = messages(response);
  const next = async (): Promise<Message | "end"> => {
    for (;;) {
      const { done, value } = await all.next();
      if (done === true) return "end";
      if (value.event !== "connected" && value.event !== "ping") return value;
    }
  };
  return { response, next, abort: () => abort.abort() };
}

describe("the event stream over HTTP", () => {
  it("hands out events with the ids to resume from", async () => {
    const stream = await open();
    expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
    expect(await stream.next()).toMatchObject({ id: "e1-0", data: { type: "cluster" } });
    feed.publish(quota("www-data"));
    expect(await stream.next()).toEqual({ event: "message", id: "e1-1", data: quota("www-data") });
    stream.abort();
  });

  it("resumes after the id of the header that a browser sends, or of the input", async () => {
    for (const role of ["a", "b", "c"]) feed.publish(quota(role));
    const browser = await open("", { "last-event-id": "e1-1" });
    expect(await browser.next()).toMatchObject({ id: "e1-2", data: quota("b") });
    const client = await open(`?input=${encodeURIComponent(JSON.stringify({ lastEventId: "e1-2" }))}`);
    expect(await client.next()).toMatchObject({ id: "e1-3", data: quota("c") });
    browser.abort();
    client.abort();
  });

  it("resets a reader that was away for too long", async () => {
    for (const role of ["a", "b", "c", "d", "e", "f"]) feed.publish(quota(role));
    const stream = await open("", { "last-event-id": "e1-1" });
    expect(await stream.next()).toMatchObject({ id: "e1-6", data: { type: "reset" } });
    stream.abort();
  });

  it("ends with an error when the scheduler stops, which makes browsers connect anew", async () => {
    const stream = await open();
    await stream.next();
    feed.close();
    expect(await stream.next()).toMatchObject({
      event: "serialized-error",
      data: { data: { code: "SERVICE_UNAVAILABLE", auroraCode: "ERROR_TRANSIENT" } },
    });
    expect(await stream.next()).toBe("end");
  });

  it("refuses an input that is none in words", async () => {
    const stream = await open(`?input=${encodeURIComponent(JSON.stringify({ lastEventId: 3 }))}`);
    expect(await stream.next()).toMatchObject({
      event: "serialized-error",
      data: { message: "lastEventId: expected string, received number", data: { auroraCode: "INVALID_REQUEST" } },
    });
  });
});
