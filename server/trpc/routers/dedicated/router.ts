/** `dedicated`: hosts set aside for a role's jobs. */
import { procedure, router } from "../../init.ts";

export const dedicatedRouter = router({
  /** One row for each value of the `dedicated` attribute. */
  list: procedure.query(({ ctx }) => ctx.scheduler.agents.dedicated()),
});
