/** `cluster`: the scheduler itself. */
import { procedure, router } from "../../init.ts";

export const clusterRouter = router({
  status: procedure.query(({ ctx }) => ctx.scheduler.cluster.status()),

  flags: procedure.query(({ ctx }) => ctx.scheduler.cluster.flags()),

  tiers: procedure.query(({ ctx }) => ctx.scheduler.cluster.tiers()),
});
