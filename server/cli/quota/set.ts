/** `aurora quota set`: the admin command `set_quota` under the noun that one looks for it at. */
import { positional } from "../arguments/argument.ts";
import { EXIT_API_ERROR, EXIT_OK } from "../exit-codes.ts";
import { clusterRole } from "../job-key.ts";
import { verb } from "../verb.ts";
import { QUOTA_AMOUNTS } from "./amounts.ts";
import { quotaText } from "./quota-text.ts";

export const set = verb({
  help: "Sets what a role may use with production tasks. Not less than it uses now.",
  arguments: { role: positional("CLUSTER/ROLE", "The role.", clusterRole), ...QUOTA_AMOUNTS },
  async run(context, { role: { cluster, role }, cpu, ramMb, diskMb }) {
    const api = await context.api(cluster);
    const quota = { resources: [{ numCpus: cpu }, { ramMb }, { diskMb }] };
    const result = await context.attempt(EXIT_API_ERROR, `Error setting quota for role ${role}`, () =>
      api.change((client) => client.quotas.set.mutate({ role, quota })),
    );
    context.out(quotaText(result));
    return EXIT_OK;
  },
});
