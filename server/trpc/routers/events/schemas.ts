/** Input of `events.stream`. */
import { z } from "zod";
import { strict } from "../../schemas/shape.ts";

/** tRPC adds `lastEventId` by itself when a browser connects anew. */
export const streamInput = strict({ lastEventId: z.string().max(128).exactOptional() }).default({});
