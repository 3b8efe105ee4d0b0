"use client";
/** What can be done to a job: kill, restart, add instances. Says what will happen, then shows it happening. */
import { Button, CloseButton, NumberInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useCallback, useState } from "react";
import type { JobView } from "../../server/api/jobs.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { Confirm } from "../ui/confirm.tsx";
import { begin, type Doing, progressOf, type Verb } from "./action.model.ts";
import { describeResources } from "./config.model.ts";
import { KillDialog, RestartDialog } from "./instance-dialogs.tsx";
import { useSelection } from "./instances-tab.tsx";
import { actionable } from "./job.model.ts";
import styles from "./job-page.module.css";

/** Follows an accepted action until it is done. */
export function useDoing(job: JobView): { banner: ReactNode; begun: (doing: Doing) => void } {
  const [doing, setDoing] = useState<Doing>();
  const begun = useCallback((next: Doing) => setDoing(next), []);
  if (doing === undefined) return { banner: undefined, begun };
  const { done, total, sentence } = progressOf(doing, job);
  const banner = (
    <output className={styles.banner}>
      <span>{sentence}</span>
      <span className={styles.progress} aria-hidden>
        <span style={{ width: `${(done / Math.max(1, total)) * 100}%` }} />
      </span>
      <CloseButton aria-label="Dismiss" size="sm" onClick={() => setDoing(undefined)} />
    </output>
  );
  return { banner, begun };
}

interface AddProps {
  readonly job: JobView;
  readonly instanceIds: readonly number[];
  readonly onBegun: (doing: Doing) => void;
  readonly onClose: () => void;
}

const MOST_ADDED = 10_000;

function AddDialog({ job, instanceIds, onBegun, onClose }: AddProps): ReactNode {
  const trpc = useTRPC();
  const add = useMutation(trpc.jobs.addInstances.mutationOptions());
  const [count, setCount] = useState(1);
  const template = instanceIds[0] ?? job.instances[0]?.instanceId ?? 0;
  const valid = Number.isInteger(count) && count >= 1 && count <= MOST_ADDED;
  return (
    <Confirm
      title={`Add instances to ${jobKeyString(job.job.key)}`}
      action={valid ? `Add ${plural(count, "instance")}` : "Add instances"}
      disabled={!valid}
      onClose={onClose}
      run={async () => {
        const { instances } = await add.mutateAsync({
          key: { jobKey: job.job.key, instanceId: template },
          count,
        });
        onBegun(begin("add", job, instances));
      }}
    >
      <NumberInput
        label="How many"
        data-autofocus
        min={1}
        max={MOST_ADDED}
        allowDecimal={false}
        value={count}
        onChange={(value) => setCount(Number(value))}
      />
      <p className="dim">
        Each gets the configuration of instance {template}: {describeResources(job.job.taskConfig)}.
      </p>
    </Confirm>
  );
}

export function JobActions({
  job,
  onBegun,
}: {
  readonly job: JobView;
  readonly onBegun: (doing: Doing) => void;
}): ReactNode {
  const [verb, setVerb] = useState<Verb>();
  const { ids } = useSelection();
  const all = actionable(job, []);
  const chosen = ids.length === 0 ? all : actionable(job, ids);
  const whole = chosen.length === all.length;
  const onClose = useCallback(() => setVerb(undefined), []);
  const props = { jobKey: job.job.key, instanceIds: chosen, whole, onClose };
  /** Remembers how things are before the call, and follows what becomes of them after it. */
  function follow(asked: "kill" | "restart"): () => void {
    const doing = begin(asked, job, chosen);
    return () => onBegun(doing);
  }
  const suffix = ids.length === 0 ? "" : ` ${chosen.length}`;
  return (
    <>
      <Button onClick={() => setVerb("add")} disabled={all.length === 0}>
        Add instances
      </Button>
      <Button onClick={() => setVerb("restart")} disabled={chosen.length === 0}>
        Restart{suffix}
      </Button>
      <Button onClick={() => setVerb("kill")} disabled={chosen.length === 0} c="var(--tone-bad)">
        Kill{suffix}
      </Button>
      {verb === "kill" && <KillDialog {...props} onAsked={() => follow("kill")} />}
      {verb === "restart" && <RestartDialog {...props} onAsked={() => follow("restart")} />}
      {verb === "add" && <AddDialog job={job} instanceIds={chosen} onBegun={onBegun} onClose={onClose} />}
    </>
  );
}
