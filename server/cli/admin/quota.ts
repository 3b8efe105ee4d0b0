/** `set_quota` and `increase_quota` of Aurora's `admin/admin.py`. */
import type { RoleQuota } from "../../api/quotas.ts";
import { addBags, bagOf, type ResourceBag } from "../../core/domain/resource-bag.ts";
import { positional } from "../arguments/argument.ts";
import { text } from "../arguments/values.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { describeResources } from "../output/resources.ts";
import { QUOTA_AMOUNTS } from "../quota/amounts.ts";
import { verb } from "../verb.ts";
import { administer, CLUSTER } from "./shared.ts";

const ARGUMENTS = { cluster: CLUSTER, role: positional("role", "The role.", text), ...QUOTA_AMOUNTS };

interface QuotaChange {
  readonly cluster: string;
  readonly role: string;
  readonly cpu: number;
  readonly ramMb: number;
  readonly diskMb: number;
}

const show = (resources: RoleQuota["quota"]["resources"]): string => describeResources(resources).join(", ");

async function store(context: CommandContext, { cluster, role, cpu, ramMb, diskMb }: QuotaChange): Promise<void> {
  const api = await context.api(cluster);
  const quota = { resources: [{ numCpus: cpu }, { ramMb }, { diskMb }] };
  const stored = await administer(context, () => api.change((client) => client.quotas.set.mutate({ role, quota })));
  context.out(`Quota of ${role}: ${show(stored.quota.resources)}`);
}

export const setQuota = verb({
  help: "Sets what a role may use with production tasks.",
  arguments: ARGUMENTS,
  async run(context, change) {
    await store(context, change);
    return EXIT_OK;
  },
});

export const increaseQuota = verb({
  help: "Adds to what a role may use with production tasks.",
  arguments: ARGUMENTS,
  async run(context, change) {
    const { cluster, role, cpu, ramMb, diskMb } = change;
    const api = await context.api(cluster);
    const { quota } = await administer(context, () => api.query((client) => client.quotas.get.query({ role })));
    context.err(`Current quota for ${role}: ${show(quota.resources)}`);
    const more: ResourceBag = { cpus: cpu, ramMb, diskMb, gpus: 0, ports: 0 };
    const sum = addBags(bagOf(quota.resources), more);
    await store(context, { cluster, role, cpu: sum.cpus, ramMb: sum.ramMb, diskMb: sum.diskMb });
    return EXIT_OK;
  },
});
