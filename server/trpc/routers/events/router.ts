/** `events`: the live feed. */
import { tracked } from "@trpc/server";
import { procedure, router } from "../../init.ts";
import { streamInput } from "./schemas.ts";

export const eventsRouter = router({
  /**
   * Resumable: each event carries its id. The generator ends only when the client has gone; when the
   * scheduler stops it throws, since a browser whose stream merely ends does not connect again.
   */
  stream: procedure.input(streamInput).subscription(async function* ({ ctx, input, signal }) {
    const gone = signal ?? new AbortController().signal;
    for await (const { id, event } of ctx.scheduler.events.stream(input.lastEventId, gone)) yield tracked(id, event);
  }),
});
