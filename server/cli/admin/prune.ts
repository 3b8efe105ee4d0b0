/** `prune_tasks` of Aurora's `admin/admin.py`. */
import { option } from "../arguments/argument.ts";
import { positiveInteger, text } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { verb } from "../verb.ts";
import { administer, CLUSTER } from "./shared.ts";
import { states } from "./states.ts";

export const pruneTasks = verb({
  help: "Lets the scheduler forget tasks that are over.",
  arguments: {
    cluster: CLUSTER,
    states: option("--states", { metavar: "STATE,...", help: "Only tasks in these states.", parse: states }),
    role: option("--role", { metavar: "ROLE", help: "Only tasks of this role.", parse: text }),
    environment: option("--env", { metavar: "ENV", help: "Only tasks of this environment.", parse: text }),
    limit: option("--limit", { metavar: "N", help: "So many tasks at most.", parse: positiveInteger }),
  },
  async run(context, { cluster, states: statuses, role, environment, limit }) {
    const api = await context.api(cluster);
    const query = {
      ...(statuses === undefined ? {} : { statuses: [...statuses] }),
      ...(role === undefined ? {} : { role }),
      ...(environment === undefined ? {} : { environment }),
      ...(limit === undefined ? {} : { limit }),
    };
    const { tasksPruned } = await administer(context, () =>
      api.change((client) => client.admin.pruneTasks.mutate(query)),
    );
    context.out(`Tasks pruned: ${tasksPruned}`);
    return EXIT_OK;
  },
});
