"use client";
/**
 * Keeps every answer on screen current: one event stream a tab patches what it can at once and has the rest
 * fetched again, gathered and in proportion. Also keeps the tab's memory of recent events, for the feed.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import type { SchedulerEvent } from "../../server/api/events.ts";
import type { JobView } from "../../server/api/jobs.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { type Procedures, useTRPC, useTRPCClient } from "../api/trpc.ts";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { givesEvents } from "../health/leadership.model.ts";
import { Connection, type Liveness, type StreamHost } from "./connection.ts";
import { patchJob, type TaskChange } from "./patch.ts";
import { Refresher } from "./refresher.ts";
import { Store } from "./store.ts";
import { type Topic, topicsOf } from "./topics.ts";

/** Events that the tab remembers. */
const REMEMBERED = 400;

export interface LiveState {
  readonly liveness: Liveness;
  /** When the scheduler last answered anything; 0 before it did. */
  readonly heardMs: number;
}

export interface FeedEntry {
  /** Counts up within the tab. */
  readonly seq: number;
  readonly event: SchedulerEvent;
}

class Live {
  readonly state = new Store<LiveState>({ liveness: "connecting", heardMs: 0 });
  /** Newest first. */
  readonly feed = new Store<readonly FeedEntry[]>([]);
  readonly #queries: QueryClient;
  readonly #procedures: Procedures;
  readonly #refresher: Refresher<Topic>;
  readonly #connection: Connection;
  #pending: SchedulerEvent[] = [];
  #frame: ReturnType<typeof setTimeout> | undefined;
  #seq = 0;

  constructor(queries: QueryClient, procedures: Procedures, open: StreamHost["open"]) {
    this.#queries = queries;
    this.#procedures = procedures;
    const after = (delayMs: number, run: () => void): (() => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    };
    this.#refresher = new Refresher((topic) => this.#refetch(topic), { now: () => performance.now(), after });
    this.#connection = new Connection(
      { open, after },
      {
        liveness: (liveness) => this.state.set({ ...this.state.get(), liveness }),
        event: (event) => this.#take(event),
        connected: () => void queries.invalidateQueries(),
      },
    );
  }

  /** Has the stream open or not. */
  stream(isGiven: boolean): void {
    if (isGiven) this.#connection.resume();
    else this.#connection.follow();
  }

  /** Starts to watch the tab and its answers; the function returned stops it. */
  start(): () => void {
    const onVisibility = (): void => this.#connection.visible(document.visibilityState === "visible");
    const stopCache = this.#queries.getQueryCache().subscribe((change) => {
      if (change.type === "updated" && change.action.type === "success" && change.action.manual !== true) this.heard();
    });
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      stopCache();
      this.#connection.stop();
      this.#refresher.stop();
      clearTimeout(this.#frame);
      this.#frame = undefined;
    };
  }

  heard(): void {
    const now = Date.now();
    const state = this.state.get();
    if (now - state.heardMs >= 1000) this.state.set({ ...state, heardMs: now });
  }

  #take(event: SchedulerEvent): void {
    this.heard();
    this.#pending.push(event);
    this.#frame ??= setTimeout(() => {
      this.#frame = undefined;
      const events = this.#pending;
      this.#pending = [];
      this.#apply(events);
    }, 60);
  }

  #apply(events: readonly SchedulerEvent[]): void {
    for (const event of events) {
      const topics = topicsOf(event);
      if (topics === undefined) void this.#queries.invalidateQueries();
      else for (const topic of topics) this.#refresher.mark(topic);
    }
    this.#patch(events);
    const fresh = events.filter(({ type }) => type !== "reset").map((event) => ({ seq: this.#seq++, event }));
    if (fresh.length > 0) this.feed.set([...fresh.reverse(), ...this.feed.get()].slice(0, REMEMBERED));
  }

  #patch(events: readonly SchedulerEvent[]): void {
    const byJob = new Map<string, TaskChange[]>();
    for (const event of events) {
      if (event.type !== "task") continue;
      const key = jobKeyString(event.job);
      const changes = byJob.get(key);
      if (changes === undefined) byJob.set(key, [event]);
      else changes.push(event);
    }
    for (const changes of byJob.values()) {
      const job = changes[0]?.job;
      if (job === undefined) continue;
      const queryKey = this.#procedures.jobs.get.queryKey({ job });
      const known = this.#queries.getQueryData<JobView>(queryKey);
      if (known === undefined) continue;
      const next = patchJob(known, changes);
      if (next !== known) this.#queries.setQueryData<JobView>(queryKey, next);
    }
  }

  async #refetch(topic: Topic): Promise<void> {
    const queryKey = topic.input === undefined ? [topic.path] : [topic.path, { input: topic.input }];
    await this.#queries.invalidateQueries({ queryKey });
  }
}

const LiveContext = createContext<Live | undefined>(undefined);

export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const procedures = useTRPC();
  const client = useTRPCClient();
  const [live] = useState(
    () =>
      new Live(queries, procedures, (lastEventId, observer) => {
        const input = lastEventId === undefined ? {} : { lastEventId };
        const subscription = client.events.stream.subscribe(input, {
          onData: ({ id, data }) => observer.event(id, data),
          onConnectionStateChange: ({ state }) => {
            if (state === "pending") observer.connected();
            else if (state === "connecting") observer.interrupted();
          },
          onError: () => observer.ended(),
          onComplete: () => observer.ended(),
          onStopped: () => observer.ended(),
        });
        return () => subscription.unsubscribe();
      }),
  );
  useEffect(() => live.start(), [live]);
  const { data: status } = useClusterStatus();
  const isGiven = status === undefined ? undefined : givesEvents(status);
  useEffect(() => {
    if (isGiven !== undefined) live.stream(isGiven);
  }, [live, isGiven]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === undefined) throw new Error("useLive is used outside LiveProvider");
  return live;
}

const BEFORE: LiveState = { liveness: "connecting", heardMs: 0 };
const NO_EVENTS: readonly FeedEntry[] = [];

/** Whether what is on screen is current. */
export function useLiveState(): LiveState {
  const { state } = useLive();
  return useSyncExternalStore(state.subscribe, state.get, () => BEFORE);
}

/** The events that this tab has seen, newest first. */
export function useFeed(): readonly FeedEntry[] {
  const { feed } = useLive();
  return useSyncExternalStore(feed.subscribe, feed.get, () => NO_EVENTS);
}
