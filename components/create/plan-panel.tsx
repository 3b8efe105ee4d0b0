"use client";
/** What would happen if the job were created now. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { JobPlan } from "../../server/api/jobs.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
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
import { asInput } from "./job-text.ts";
import { planSentence, quotaPreview, sharesOf } from "./plan.model.ts";

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

function QuotaPanel({ job }: { readonly job: JobConfiguration }): ReactNode {
  const trpc = useTRPC();
  const { role } = job.key;
  const quota = useQuery({ ...trpc.quotas.get.queryOptions({ role }), placeholderData: keepPreviousData });
  const tiers = useQuery(trpc.cluster.tiers.queryOptions());
  if (quota.data === undefined || tiers.data === undefined) return undefined;
  const preview = quotaPreview(job, { quota: quota.data, tiers: tiers.data });
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
        preview.kinds.map((kind) => (
          <ResourceRow
            key={kind}
            kind={kind}
            uses={preview.uses(kind)}
            whole={preview.whole[kind]}
            wholeLabel="reserved"
          />
        ))
      )}
    </Panel>
  );
}

function Summary({ job }: { readonly job: JobConfiguration }): ReactNode {
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
          constraints.length === 0 ? undefined : ["Constraints", constraints.join("; ")],
        ]}
      />
    </Panel>
  );
}

/** Shown for a job without errors. */
export function PlanPanel({ job }: { readonly job: JobConfiguration }): ReactNode {
  const trpc = useTRPC();
  const plan = useQuery({
    ...trpc.jobs.plan.queryOptions(asInput(job)),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  return (
    <Stack>
      <Summary job={job} />
      {plan.error !== null && plan.data === undefined ? (
        <Problem error={plan.error} onRetry={() => void plan.refetch()} />
      ) : (
        <Answer of={plan} lines={3}>
          {(answer) => <Placement plan={answer} />}
        </Answer>
      )}
      <QuotaPanel job={job} />
    </Stack>
  );
}
