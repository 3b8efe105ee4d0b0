/** `admin`: backups and recovery, and interventions in the state of tasks. */
import { procedure, router } from "../../init.ts";
import {
  forceTaskStateInput,
  reconcileExplicitInput,
  stageRecoveryInput,
  taskQuery,
  taskQueryInput,
} from "./schemas.ts";

export const adminRouter = router({
  snapshot: procedure.mutation(async ({ ctx }) => {
    await ctx.scheduler.admin.snapshot(ctx.caller);
    return {};
  }),

  performBackup: procedure.mutation(({ ctx }) => ctx.scheduler.admin.performBackup(ctx.caller)),

  listBackups: procedure.query(({ ctx }) => ctx.scheduler.admin.listBackups()),

  stageRecovery: procedure.input(stageRecoveryInput).mutation(async ({ ctx, input }) => {
    await ctx.scheduler.admin.stageRecovery(input.backupId, ctx.caller);
    return {};
  }),

  queryRecovery: procedure.input(taskQueryInput).query(({ ctx, input }) => ctx.scheduler.admin.queryRecovery(input)),

  /** The query has to be given: one that is left out by mistake must not mean everything. */
  deleteRecoveryTasks: procedure
    .input(taskQuery)
    .mutation(({ ctx, input }) => ctx.scheduler.admin.deleteRecoveryTasks(input, ctx.caller)),

  commitRecovery: procedure.mutation(async ({ ctx }) => {
    await ctx.scheduler.admin.commitRecovery(ctx.caller);
    return {};
  }),

  unloadRecovery: procedure.mutation(async ({ ctx }) => {
    await ctx.scheduler.admin.unloadRecovery(ctx.caller);
    return {};
  }),

  forceTaskState: procedure.input(forceTaskStateInput).mutation(async ({ ctx, input }) => {
    await ctx.scheduler.admin.forceTaskState(input, ctx.caller);
    return {};
  }),

  /** As for `deleteRecoveryTasks`, the query has to be given. */
  pruneTasks: procedure
    .input(taskQuery)
    .mutation(({ ctx, input }) => ctx.scheduler.admin.pruneTasks(input, ctx.caller)),

  reconcileExplicit: procedure.input(reconcileExplicitInput).mutation(async ({ ctx, input }) => {
    await ctx.scheduler.admin.reconcileExplicit(input, ctx.caller);
    return {};
  }),

  reconcileImplicit: procedure.mutation(async ({ ctx }) => {
    await ctx.scheduler.admin.reconcileImplicit(ctx.caller);
    return {};
  }),
});
