/** `log`: the replicated log under the stores. */
import { procedure, router } from "../../init.ts";

export const logRouter = router({
  status: procedure.query(({ ctx }) => ctx.scheduler.cluster.logStatus()),
});
