/** A role's quota for people, laid out as Aurora's client does (`client/cli/quota.py`). */
import type { GetQuotaResult, ResourceAggregate } from "../../core/domain/job.ts";
import { describeResources } from "../output/resources.ts";

export function quotaText(result: GetQuotaResult): string {
  const section = (title: string, { resources }: ResourceAggregate): string[] => [
    title,
    ...describeResources(resources).map((line) => `  ${line}`),
  ];
  return [
    ...section("Allocated:", result.quota),
    ...section("Production shared pool resources consumed:", result.prodSharedConsumption),
    ...section("Production dedicated pool resources consumed:", result.prodDedicatedConsumption),
    ...section("Non-production shared pool resources consumed:", result.nonProdSharedConsumption),
    ...section("Non-production dedicated pool resources consumed:", result.nonProdDedicatedConsumption),
  ].join("\n");
}
