/** All procedures, by noun. The console imports the type alone. */
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { router } from "./init.ts";
import { adminRouter } from "./routers/admin/router.ts";
import { agentsRouter } from "./routers/agents/router.ts";
import { clusterRouter } from "./routers/cluster/router.ts";
import { dedicatedRouter } from "./routers/dedicated/router.ts";
import { eventsRouter } from "./routers/events/router.ts";
import { jobsRouter } from "./routers/jobs/router.ts";
import { logRouter } from "./routers/log/router.ts";
import { quotasRouter } from "./routers/quotas/router.ts";
import { rolesRouter } from "./routers/roles/router.ts";
import { tasksRouter } from "./routers/tasks/router.ts";

export const appRouter = router({
  roles: rolesRouter,
  jobs: jobsRouter,
  tasks: tasksRouter,
  quotas: quotasRouter,
  agents: agentsRouter,
  dedicated: dedicatedRouter,
  cluster: clusterRouter,
  log: logRouter,
  admin: adminRouter,
  events: eventsRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
