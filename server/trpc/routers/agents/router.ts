/** `agents`: the hosts that tasks run on. */
import { procedure, router } from "../../init.ts";
import { hostInput } from "./schemas.ts";

export const agentsRouter = router({
  list: procedure.query(({ ctx }) => ctx.scheduler.agents.list()),

  get: procedure.input(hostInput).query(({ ctx, input }) => ctx.scheduler.agents.get(input.host)),
});
