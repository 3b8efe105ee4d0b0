/** `tasks`: their state, why they wait, and their sandboxes. */
import { procedure, router } from "../../init.ts";
import { filesInput, readFileInput, taskInput, taskQueryInput } from "./schemas.ts";

export const tasksRouter = router({
  list: procedure.input(taskQueryInput).query(({ ctx, input }) => ctx.scheduler.tasks.list(input)),

  get: procedure.input(taskInput).query(({ ctx, input }) => ctx.scheduler.tasks.get(input.taskId)),

  processes: procedure.input(taskInput).query(({ ctx, input }) => ctx.scheduler.tasks.processes(input.taskId)),

  links: procedure.input(taskInput).query(({ ctx, input }) => ctx.scheduler.tasks.links(input.taskId)),

  pendingReasons: procedure.input(taskQueryInput).query(({ ctx, input }) => ctx.scheduler.tasks.pendingReasons(input)),

  files: procedure.input(filesInput).query(({ ctx, input }) => ctx.scheduler.tasks.files(input)),

  readFile: procedure.input(readFileInput).query(({ ctx, input }) => ctx.scheduler.tasks.readFile(input)),
});
