"use client";
/** `/create`: an `.aurora` file or JSON, checked as it is typed, with a preview of each job that it defines. */
import { Button, FileButton, Menu } from "@mantine/core";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { JobSummaryView } from "../../server/api/jobs.ts";
import { formatCount, plural } from "../format.ts";
import { links } from "../links.ts";
import { Problem } from "../ui/answer.tsx";
import { Icon } from "../ui/icon.tsx";
import { Nothing, PageTitle, Panel, Stack } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useParam } from "../ui/use-params.ts";
import { variablesOf } from "./bindings.model.ts";
import styles from "./create.module.css";
import { EditorPanel } from "./editor-panel.tsx";
import { EXAMPLES } from "./examples.ts";
import { JobsPanel } from "./jobs-panel.tsx";
import { Preview } from "./preview.tsx";
import type { DefinedJob, Reading } from "./reading.model.ts";
import { useCreation, type Creation } from "./use-creation.ts";
import { type Draft, useDraft } from "./use-draft.ts";
import { type ReadingState, useReading } from "./use-reading.ts";
import { useRunning } from "./use-running.ts";
import { VariablesPanel } from "./variables-panel.tsx";

const NO_JOBS: readonly DefinedJob[] = [];
const MOST_REFUSALS = 3;

function wellSentence({ jobs }: Reading): string {
  if (jobs.length === 0) return "Nothing is wrong, but no job is defined: a file lists its jobs in jobs = [...].";
  return jobs.length === 1 ? "The job is well formed." : `The ${plural(jobs.length, "job")} are well formed.`;
}

function Sources({ onText }: { readonly onText: (text: string) => void }): ReactNode {
  return (
    <>
      <FileButton onChange={(file) => void file?.text().then(onText)}>
        {(props) => <Button {...props}>Open a file</Button>}
      </FileButton>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<Icon name="down" size={12} />}>Examples</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {EXAMPLES.map(({ id, label, text }) => (
            <Menu.Item key={id} onClick={() => onText(text)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function Refusals({ outcomes }: Pick<Creation, "outcomes">): ReactNode {
  const refused = [...outcomes].flatMap(([id, outcome]) => ("error" in outcome ? [{ id, error: outcome.error }] : []));
  return (
    <>
      {refused.slice(0, MOST_REFUSALS).map(({ id, error }) => (
        <Problem key={id} error={error} />
      ))}
      {refused.length > MOST_REFUSALS && <p className="dim">and {formatCount(refused.length - MOST_REFUSALS)} more</p>}
    </>
  );
}

/** Said where the address asks for a job that the configuration does not define. */
function Missing({ job }: { readonly job: string }): ReactNode {
  return (
    <Panel title="Compare">
      <p>
        The configuration does not define <b>{job}</b>. Open its file or paste it, or{" "}
        <TextLink href={links.create({ from: job, job })}>start from what runs</TextLink>.
      </p>
    </Panel>
  );
}

interface ChosenProps {
  readonly reading: Reading | undefined;
  readonly chosen: DefinedJob | undefined;
  readonly exists: boolean;
}

function Chosen({ reading, chosen, exists }: ChosenProps): ReactNode {
  if (chosen?.job !== undefined) return <Preview job={chosen.job} cluster={chosen.cluster} exists={exists} />;
  const isOpen = reading !== undefined && reading.unbound.length > 0;
  const title =
    reading === undefined
      ? "Reading…"
      : chosen === undefined && reading.issues.length === 0
        ? "No job to preview"
        : isOpen
          ? "No preview until the variables have values"
          : "No preview while there are errors";
  return (
    <Panel title="Preview">
      <Nothing title={title} />
    </Panel>
  );
}

interface ColumnProps {
  readonly state: ReadingState;
  readonly draft: Draft;
  readonly onText: (text: string) => void;
}

function SourceColumn({ state, draft, onText }: ColumnProps): ReactNode {
  const { reading, isCurrent, unbound } = state;
  const { text, bindings, bind } = draft;
  return (
    <Stack>
      <EditorPanel
        text={text}
        issues={isCurrent ? reading?.issues : undefined}
        well={reading === undefined ? "" : wellSentence(reading)}
        onText={onText}
      />
      <VariablesPanel names={variablesOf(text ?? "", unbound, bindings)} bindings={bindings} onBind={bind} />
      {reading !== undefined && reading.output.length > 0 && (
        <Panel title="What it prints">
          <pre className={styles.output}>{reading.output.join("\n")}</pre>
        </Panel>
      )}
    </Stack>
  );
}

interface JobsColumnProps {
  readonly state: ReadingState;
  readonly running: ReadonlyMap<string, JobSummaryView>;
  readonly creation: Creation;
  readonly onCreate: (job: DefinedJob) => void;
}

function JobsColumn({ state, running, creation, onCreate }: JobsColumnProps): ReactNode {
  const { reading, isCurrent } = state;
  const [wanted, choose] = useParam("job");
  const jobs = reading?.jobs ?? NO_JOBS;
  const found = jobs.find(({ id }) => id === wanted);
  const chosen = found ?? jobs[0];
  return (
    <Stack>
      {isCurrent && wanted !== undefined && found === undefined && <Missing job={wanted} />}
      {jobs.length > 1 && (
        <JobsPanel
          jobs={jobs}
          running={running}
          outcomes={creation.outcomes}
          chosen={chosen}
          onChoose={({ id }) => choose(id)}
          onCreate={isCurrent && !creation.isBusy ? onCreate : undefined}
        />
      )}
      <Chosen reading={reading} chosen={chosen} exists={chosen !== undefined && running.has(chosen.id)} />
    </Stack>
  );
}

export function CreatePage(): ReactNode {
  const router = useRouter();
  const draft = useDraft();
  const state = useReading(draft.text, draft.bindings);
  const creation = useCreation();
  const jobs = state.reading?.jobs ?? NO_JOBS;
  const running = useRunning(jobs);
  const creatable = jobs.filter(({ id, job }) => job !== undefined && !running.has(id));

  async function submit(chosen: readonly DefinedJob[]): Promise<void> {
    const [created] = await creation.create(chosen);
    if (jobs.length !== 1 || created === undefined) return;
    draft.discard();
    router.push(links.job(created));
  }

  function edit(text: string): void {
    draft.setText(text);
    if (creation.outcomes.size > 0) creation.forget();
  }

  return (
    <Stack>
      <PageTitle
        title="Create a job"
        sentence="An .aurora file, or JSON in the shapes of Aurora's API. The example runs as it is."
        actions={
          <>
            <Sources onText={edit} />
            <Button
              variant="filled"
              color="accent"
              disabled={!state.isCurrent || creatable.length === 0}
              loading={creation.isBusy}
              onClick={() => void submit(creatable)}
            >
              {creatable.length > 1 ? `Create ${plural(creatable.length, "job")}` : "Create job"}
            </Button>
          </>
        }
      />
      {state.error !== null && state.error !== undefined && <Problem error={state.error} />}
      <Refusals outcomes={creation.outcomes} />
      <div className={styles.columns}>
        <SourceColumn state={state} draft={draft} onText={edit} />
        <JobsColumn state={state} running={running} creation={creation} onCreate={(job) => void submit([job])} />
      </div>
    </Stack>
  );
}
