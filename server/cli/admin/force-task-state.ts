/** `force_task_state`, as Aurora's scheduler has it (`forceTaskState` of api.thrift). */
import { positional } from "../arguments/argument.ts";
import { text } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { verb } from "../verb.ts";
import { administer, CLUSTER } from "./shared.ts";
import { state } from "./states.ts";

export const forceTaskState = verb({
  help: "Moves a task into a state as if it had come there by itself, with all that follows from it. For emergencies.",
  arguments: {
    cluster: CLUSTER,
    taskId: positional("task_id", "The task.", text),
    status: positional("state", "The state, such as LOST.", state),
  },
  async run(context, { cluster, taskId, status }) {
    const api = await context.api(cluster);
    await administer(context, () => api.change((client) => client.admin.forceTaskState.mutate({ taskId, status })));
    context.out(`Task ${taskId} is ${status}.`);
    return EXIT_OK;
  },
});
