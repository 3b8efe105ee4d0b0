"use client";
/** The configurations of a job: in words, with the processes they run, and as they are stored. */
import type { ReactNode } from "react";
import type { JobView } from "../../server/api/jobs.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { formatRanges } from "../format.ts";
import { links } from "../links.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Facts, Panel, Stack } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { configFacts, describeConstraint, processesOf } from "./config.model.ts";
import styles from "./job-page.module.css";

export function ConfigView({ config }: { readonly config: TaskConfig }): ReactNode {
  const processes = processesOf(config.executorConfig);
  const json = JSON.stringify(config, undefined, 2);
  return (
    <div className={styles.configGrid}>
      <Facts rows={configFacts(config)} />
      {config.constraints.length > 0 && (
        <div>
          <h3 className={styles.subhead}>Where it may run</h3>
          <ul className={styles.constraints}>
            {config.constraints.map((constraint) => (
              <li key={describeConstraint(constraint)}>{describeConstraint(constraint)}</li>
            ))}
          </ul>
        </div>
      )}
      {processes !== undefined && processes.length > 0 && (
        <div>
          <h3 className={styles.subhead}>What it runs</h3>
          <div className={styles.processes}>
            {processes.map(({ name, cmdline, traits }) => (
              <div key={name} className={styles.process}>
                <b>{name}</b> <span className="dim">{traits.join(", ")}</span>
                <pre>{cmdline}</pre>
              </div>
            ))}
          </div>
        </div>
      )}
      {config.metadata !== undefined && config.metadata.length > 0 && (
        <div>
          <h3 className={styles.subhead}>Metadata</h3>
          <Facts rows={config.metadata.map(({ key, value }) => [key, value])} />
        </div>
      )}
      <details>
        <summary className="dim">As it is stored</summary>
        <CopyText text={json} shown="copy the JSON" what="configuration" />
        <pre className={styles.json}>{json}</pre>
      </details>
    </div>
  );
}

export function ConfigPanels({ job }: { readonly job: JobView }): ReactNode {
  const instancesOf = (index: number): number[] =>
    job.instances.filter(({ config }) => config === index).map(({ instanceId }) => instanceId);
  return (
    <Stack>
      {job.configs.map((config, i) => (
        <Panel
          key={i}
          title={job.configs.length === 1 ? "Configuration" : `Configuration ${i + 1}`}
          aside={
            <>
              {job.configs.length > 1 && `instances ${formatRanges(instancesOf(i))}`}
              {i === 0 && (
                <>
                  <TextLink href={links.create({ job: jobKeyString(job.job.key) })}>
                    Compare with a configuration
                  </TextLink>
                  <TextLink href={links.create({ from: jobKeyString(job.job.key) })}>Create one like this</TextLink>
                </>
              )}
            </>
          }
        >
          <ConfigView config={config} />
        </Panel>
      ))}
    </Stack>
  );
}
