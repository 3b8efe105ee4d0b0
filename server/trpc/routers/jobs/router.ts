/** `jobs`: what runs, and changes to it. */
import { procedure, router } from "../../init.ts";
import {
  addInstancesInput,
  jobConfiguration,
  jobInput,
  killTasksInput,
  listJobsInput,
  parseConfigInput,
  restartInput,
} from "./schemas.ts";

export const jobsRouter = router({
  list: procedure.input(listJobsInput).query(({ ctx, input }) => ctx.scheduler.jobs.list(input)),

  get: procedure.input(jobInput).query(({ ctx, input }) => ctx.scheduler.jobs.get(input.job)),

  create: procedure.input(jobConfiguration).mutation(({ ctx, input }) => ctx.scheduler.jobs.create(input, ctx.caller)),

  kill: procedure.input(killTasksInput).mutation(({ ctx, input }) => ctx.scheduler.jobs.kill(input, ctx.caller)),

  restart: procedure.input(restartInput).mutation(({ ctx, input }) => ctx.scheduler.jobs.restart(input, ctx.caller)),

  addInstances: procedure
    .input(addInstancesInput)
    .mutation(({ ctx, input }) => ctx.scheduler.jobs.addInstances(input, ctx.caller)),

  configSummary: procedure.input(jobInput).query(({ ctx, input }) => ctx.scheduler.jobs.configSummary(input.job)),

  /** As `diff` and `plan`, a query that may come as POST, since a job does not always fit into a URL. */
  populate: procedure.input(jobConfiguration).query(({ ctx, input }) => ctx.scheduler.jobs.populate(input)),

  diff: procedure.input(jobConfiguration).query(({ ctx, input }) => ctx.scheduler.jobs.diff(input)),

  plan: procedure.input(jobConfiguration).query(({ ctx, input }) => ctx.scheduler.jobs.plan(input)),

  /** `.aurora` text; a file that is wrong is answered with `ok: false` and its place. */
  parse: procedure.input(parseConfigInput).query(({ ctx, input }) => ctx.scheduler.jobs.parse(input, ctx.caller)),

  /** What `.aurora` files find defined. */
  configSchema: procedure.query(({ ctx }) => ctx.scheduler.jobs.configSchema()),
});
