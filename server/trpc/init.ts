/** The tRPC root: context, error map, settings of the event stream. */
import { initTRPC } from "@trpc/server";
import type { Context } from "./context.ts";
import { formatError } from "./errors.ts";

/** How often an idle event stream says that it is alive. */
const PING_INTERVAL_MS = 5_000;

/** How long a browser waits without a sign of life before it connects anew. */
const RECONNECT_AFTER_INACTIVITY_MS = 15_000;

const t = initTRPC.context<Context>().create({
  isDev: false,
  errorFormatter: ({ error, path }) => formatError({ error, path }),
  sse: {
    ping: { enabled: true, intervalMs: PING_INTERVAL_MS },
    client: { reconnectAfterInactivityMs: RECONNECT_AFTER_INACTIVITY_MS },
  },
});

export const { router, procedure, createCallerFactory } = t;
