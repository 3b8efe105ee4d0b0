/** `log`: the replicated log under the stores. */
import { procedure, router } from "../../init.ts";
import { entriesInput, entryInput } from "./schemas.ts";

export const logRouter = router({
  status: procedure.query(({ ctx }) => ctx.scheduler.cluster.logStatus()),

  entries: procedure.input(entriesInput).query(({ ctx, input }) => ctx.scheduler.log.entries(input)),

  entry: procedure.input(entryInput).query(({ ctx, input }) => ctx.scheduler.log.entry(input)),
});
