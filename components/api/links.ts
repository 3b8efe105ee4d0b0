/**
 * How calls travel. Small queries are batched; what may wait long (reading a log to its end) or be large (a job
 * that is planned) goes alone, so that it holds nothing else up; events come over one stream.
 */
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import type { AppRouter } from "../../server/trpc/router.ts";

const URL = "/api/trpc";

/**
 * A page that a scheduler has served asks that scheduler, leader or not: a redirect to another origin would fail in the
 * browser, and a leader that became a follower can say who leads now.
 */
const headers = { "bypass-leader-redirect": "console" };

/** Procedures whose answers take long, or whose inputs do not fit into a URL. */
const ALONE: ReadonlySet<string> = new Set([
  "tasks.readFile",
  "tasks.files",
  "jobs.plan",
  "jobs.diff",
  "jobs.populate",
  "jobs.parse",
  "jobs.list",
  "jobs.get",
  "agents.list",
]);

const LARGE_INPUT: ReadonlySet<string> = new Set(["jobs.plan", "jobs.diff", "jobs.populate", "jobs.parse"]);

/** Below the server's limit on calls in one batch. */
const MAX_BATCH = 16;

export function makeClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({ url: URL }),
        false: splitLink({
          condition: (op) => LARGE_INPUT.has(op.path),
          true: httpLink({ url: URL, methodOverride: "POST", headers }),
          false: splitLink({
            condition: (op) => op.type === "mutation" || ALONE.has(op.path),
            true: httpLink({ url: URL, headers }),
            false: httpBatchLink({ url: URL, maxItems: MAX_BATCH, maxURLLength: 8000, headers }),
          }),
        }),
      }),
    ],
  });
}
