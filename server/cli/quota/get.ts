/** `aurora quota get`. Behaviour from Aurora's `client/cli/quota.py`. */
import { positional } from "../arguments/argument.ts";
import { EXIT_API_ERROR, EXIT_OK } from "../exit-codes.ts";
import { clusterRole } from "../job-key.ts";
import { WRITE_JSON } from "../options.ts";
import { verb } from "../verb.ts";
import { quotaText } from "./quota-text.ts";

export const get = verb({
  help: "Shows what a role may use with production tasks, and what it uses now. Dedicated hosts do not count.",
  arguments: { role: positional("CLUSTER/ROLE", "The role.", clusterRole), writeJson: WRITE_JSON },
  async run(context, { role: { cluster, role }, writeJson }) {
    const api = await context.api(cluster);
    const quota = await context.attempt(EXIT_API_ERROR, `Error retrieving quota for role ${role}`, () =>
      api.query((client) => client.quotas.get.query({ role })),
    );
    context.out(writeJson ? JSON.stringify(quota) : quotaText(quota));
    return EXIT_OK;
  },
});
