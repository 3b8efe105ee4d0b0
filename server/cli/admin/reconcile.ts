/** `reconcile_tasks` of Aurora's `admin/admin.py`. */
import { choice, option } from "../arguments/argument.ts";
import { positiveInteger } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { verb } from "../verb.ts";
import { administer, CLUSTER } from "./shared.ts";

export const reconcileTasks = verb({
  help:
    "Compares what the scheduler and the Mesos master know of tasks. Explicit: the scheduler asks about each task of its own. " +
    "Implicit: the master tells of every task that it knows.",
  arguments: {
    cluster: CLUSTER,
    type: choice("--type -t", ["explicit", "implicit"], {
      help: "The kind of reconciliation.",
      defaultText: "explicit",
    }),
    batchSize: option("--batch_size -b", {
      metavar: "N",
      help: "Tasks at a time, for the explicit kind. Default: what the scheduler is set to.",
      parse: positiveInteger,
    }),
  },
  async run(context, { cluster, type, batchSize }) {
    const api = await context.api(cluster);
    const input = batchSize === undefined ? {} : { batchSize };
    await administer(context, () =>
      api.change<unknown>((client) =>
        type === "implicit" ? client.admin.reconcileImplicit.mutate() : client.admin.reconcileExplicit.mutate(input),
      ),
    );
    context.out(`Reconciliation (${type}) is under way.`);
    return EXIT_OK;
  },
});
