"use client";
/** What would happen if the job were created now, or what is different where it exists. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JobPlan } from "../../server/api/jobs.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { useClusterStatus } from "../api/use-cluster-status.ts";
import { formatRanges, plural } from "../format.ts";
import { describeConstraint, describeResources } from "../jobs/config.model.ts";
import { WhyPanel } from "../jobs/why-panel.tsx";
import { links } from "../links.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer, Problem } from "../ui/answer.tsx";
import { Icon } from "../ui/icon.tsx";
import { Facts, Panel, Stack } from "../ui/layout.tsx";
import { ResourceRow } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import styles from "./create.module.css";
import { DiffPanel } from "./diff-panel.tsx";
import { asInput } from "./job-text.ts";
import { planSentence, quotaPreview, replacedUse, sharesOf } from "./plan.model.ts";

const SHOWN_HOSTS = 8;

function Placement({ plan }: { readonly plan: JobPlan }): ReactNode {
  const { text, tone } = planSentence(plan);
  const shares = sharesOf(plan);
  return (
    <Panel title="Where it would run now">
      <Stack>
        <p className={styles.verdict} style={{ color: toneColor(tone) }}>
          {text}
        </p>
        {plan.refusal !== undefined && (
          <div className={styles.refusal} role="alert">
            <Icon name="warning" />
            <span>{plan.refusal}</span>
          </div>
        )}
        {plan.refusal === undefined && shares.length > 0 && (
          <ul className={styles.hosts}>
            {shares.slice(0, SHOWN_HOSTS).map(({ host, instanceIds }) => (
              <li key={host}>
                <TextLink href={links.agent(host)}>{host}</TextLink>
                <span className="dim">
                  {instanceIds.length === 1 ? "instance" : "instances"} {formatRanges(instanceIds, 4)}
                </span>
              </li>
            ))}
            {shares.length > SHOWN_HOSTS && (
              <li className="dim">and {plural(shares.length - SHOWN_HOSTS, "more host")}</li>
            )}
          </ul>
        )}
        {plan.explanation !== undefined && plan.pending.length > 0 && (
          <WhyPanel
            explanation={plan.explanation}
            who={
              plan.pending.length === 1
                ? `Instance ${plan.pending[0]} would wait`
                : `${plural(plan.pending.length, "instance")} would wait: ${formatRanges(plan.pending, 4)}`
            }
          />
        )}
      </Stack>
    </Panel>
  );
}

interface QuotaPanelProps {
  readonly job: JobConfiguration;
  /** Whether instances of the job use the quota already. */
  readonly exists: boolean;
}

function QuotaPanel({ job, exists }: QuotaPanelProps): ReactNode {
  const trpc = useTRPC();
  const { role } = job.key;
  const quota = useQuery({ ...trpc.quotas.get.queryOptions({ role }), placeholderData: keepPreviousData });
  const tiers = useQuery({ ...trpc.cluster.tiers.queryOptions(), staleTime: Infinity });
  const diff = useQuery({ ...trpc.jobs.diff.queryOptions(asInput(job)), enabled: exists, retry: false });
  if (quota.data === undefined || tiers.data === undefined || (exists && diff.isPending)) return undefined;
  const preview = quotaPreview(job, {
    quota: quota.data,
    tiers: tiers.data,
    ...(exists && diff.data !== undefined ? { replaced: replacedUse(diff.data, tiers.data) } : {}),
  });
  return (
    <Panel title={`Quota of ${role}`} aside={<TextLink href={links.quotas({ q: role })}>Quotas</TextLink>}>
      {!preview.counts ? (
        <p>
          The job does not count against the quota: only tasks of a tier that is neither preemptible nor revocable do,
          on hosts that are not dedicated.
        </p>
      ) : !preview.isSet ? (
        <p style={{ color: toneColor("bad") }}>
          The role has no quota, which a job of this tier needs.{" "}
          <TextLink href={links.quotas({ q: role })}>Set one</TextLink>
        </p>
      ) : (
        <Stack>
          <Facts
            rows={[
              ["Used before", preview.before],
              ["Used after", preview.after],
            ]}
          />
          <div>
            {preview.kinds.map((kind) => (
              <ResourceRow
                key={kind}
                kind={kind}
                uses={preview.uses(kind)}
                whole={preview.whole[kind]}
                wholeLabel="reserved"
              />
            ))}
          </div>
        </Stack>
      )}
    </Panel>
  );
}

interface SummaryProps {
  readonly job: JobConfiguration;
  /** As the configuration names it. */
  readonly cluster: string | undefined;
}

function Summary({ job, cluster }: SummaryProps): ReactNode {
  const here = useClusterStatus().data?.clusterName;
  const { taskConfig, instanceCount, key } = job;
  const constraints = taskConfig.constraints.map(describeConstraint);
  return (
    <Panel title="What it is">
      <Facts
        rows={[
          ["Job", jobKeyString(key)],
          ["Instances", plural(instanceCount, "instance")],
          ["Each asks for", describeResources(taskConfig)],
          ["Kind", taskConfig.isService ? "service: restarts for ever" : "ends when its processes end"],
          taskConfig.tier === undefined ? undefined : ["Tier", taskConfig.tier],
          constraints.length === 0 ? undefined : ["Constraints", constraints.join("; ")],
          cluster === undefined || cluster === here || here === undefined
            ? undefined
            : [
                "Cluster",
                <span key="cluster" style={{ color: toneColor("wait") }}>
                  written for {cluster}; this is {here}
                </span>,
              ],
        ]}
      />
    </Panel>
  );
}

function PlanPanel({ job }: { readonly job: JobConfiguration }): ReactNode {
  const trpc = useTRPC();
  const plan = useQuery({
    ...trpc.jobs.plan.queryOptions(asInput(job)),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  if (plan.error !== null && plan.data === undefined) {
    return <Problem error={plan.error} onRetry={() => void plan.refetch()} />;
  }
  return (
    <Answer of={plan} lines={3}>
      {(answer) => <Placement plan={answer} />}
    </Answer>
  );
}

interface PreviewProps extends SummaryProps {
  readonly exists: boolean;
}

/** Shown for a job without errors. */
export function Preview({ job, cluster, exists }: PreviewProps): ReactNode {
  return (
    <Stack>
      <Summary job={job} cluster={cluster} />
      {exists ? <DiffPanel job={job} /> : <PlanPanel job={job} />}
      <QuotaPanel job={job} exists={exists} />
    </Stack>
  );
}
