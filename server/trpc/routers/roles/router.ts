/** `roles`: who runs what. */
import { procedure, router } from "../../init.ts";

export const rolesRouter = router({
  /** Every role with jobs or tasks. */
  list: procedure.query(({ ctx }) => ctx.scheduler.jobs.roles()),
});
