/** `quotas`: what roles may use, and what they do use. */
import { procedure, router } from "../../init.ts";
import { roleInput, setQuotaInput } from "./schemas.ts";

export const quotasRouter = router({
  list: procedure.query(({ ctx }) => ctx.scheduler.quotas.list()),

  get: procedure.input(roleInput).query(({ ctx, input }) => ctx.scheduler.quotas.get(input.role)),

  set: procedure
    .input(setQuotaInput)
    .mutation(({ ctx, input }) => ctx.scheduler.quotas.set(input.role, input.quota, ctx.caller)),

  remove: procedure.input(roleInput).mutation(async ({ ctx, input }) => {
    await ctx.scheduler.quotas.remove(input.role, ctx.caller);
    return {};
  }),
});
