"use client";
/** The instances of a job: the grid, the states in words, the list. */
import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import { formatCount, formatRanges, parseRanges } from "../format.ts";
import { links } from "../links.ts";
import { StatusMark } from "../status/status-mark.tsx";
import { STATUS_TABLE } from "../status/status-table.ts";
import { DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Nothing, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { UrlChoice } from "../ui/url-choice.tsx";
import { useParam } from "../ui/use-params.ts";
import { asGrouping, runsByState } from "./grid.model.ts";
import { instanceColumns } from "./instance-columns.tsx";
import { InstanceGrid } from "./instance-grid.tsx";
import { filterInstances, parseStatuses, toggleStatus } from "./job.model.ts";
import styles from "./job-page.module.css";

export interface Selection {
  readonly ids: readonly number[];
  readonly toggle: (ids: readonly number[]) => void;
  readonly clear: () => void;
}

/** The selection, which lives in the address as ranges. */
export function useSelection(): Selection {
  const [text, store] = useParam("select");
  return useMemo(() => {
    const ids = parseRanges(text ?? "") ?? [];
    return {
      ids,
      toggle(changed: readonly number[]) {
        const next = new Set(ids);
        const allIn = changed.every((id) => next.has(id));
        for (const id of changed) {
          if (allIn) next.delete(id);
          else next.add(id);
        }
        store(
          formatRanges([...next], Infinity)
            .replaceAll("–", "-")
            .replaceAll(" ", ""),
        );
      },
      clear: () => store(undefined),
    };
  }, [text, store]);
}

function StateLegend({ instances }: { readonly instances: readonly InstanceView[] }): ReactNode {
  const [text, store] = useParam("status");
  const chosen = parseStatuses(text);
  const runs = useMemo(() => runsByState(instances), [instances]);
  const largest = Math.max(...runs.map(({ count }) => count));
  return (
    <ul className={styles.legend} aria-label="States">
      {runs.map(({ status, count, ranges }) => (
        <li key={status}>
          <button
            type="button"
            className={styles.state}
            aria-pressed={chosen?.has(status) ?? false}
            title={STATUS_TABLE[status].meaning}
            onClick={() => store(toggleStatus(text, status))}
          >
            <StatusMark status={status} />
            {STATUS_TABLE[status].label} <b>{formatCount(count)}</b>
            {count < largest && (
              <span className={styles.ranges}>
                {ranges
                  .slice(0, 3)
                  .map(({ first, last }) => (first === last ? `#${first}` : `#${first}–${last}`))
                  .join(", ")}
                {ranges.length > 3 && ", …"}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Tools({ job, selection }: { readonly job: JobView; readonly selection: Selection }): ReactNode {
  return (
    <Toolbar>
      <UrlChoice
        param="group"
        label="Group by"
        options={[
          ["id", "By number"],
          ["status", "By state"],
          ["host", "By host"],
          ...(job.configs.length > 1 ? ([["config", "By configuration"]] as const) : []),
        ]}
      />
      <StateLegend instances={job.instances} />
      {selection.ids.length > 0 && (
        <span className={styles.selection}>
          {formatCount(selection.ids.length)} selected
          <Button variant="subtle" onClick={selection.clear}>
            Clear
          </Button>
        </span>
      )}
    </Toolbar>
  );
}

export function InstancesTab({ job }: { readonly job: JobView }): ReactNode {
  const router = useRouter();
  const { key } = job.job;
  const [statusText] = useParam("status");
  const [q] = useParam("q");
  const [group] = useParam("group");
  const selection = useSelection();
  const { ids, toggle } = selection;
  const selected = useMemo(() => new Set(ids), [ids]);
  const shown = useMemo(
    () => filterInstances(job.instances, { statuses: parseStatuses(statusText), q }),
    [job.instances, statusText, q],
  );
  const manyConfigs = job.configs.length > 1;
  const columns = useMemo(
    () => instanceColumns({ job: key, selected, toggle, manyConfigs }),
    [key, selected, toggle, manyConfigs],
  );
  const nothing = <Nothing title="No instance matches the filter" />;
  return (
    <Stack>
      <Tools job={job} selection={selection} />
      <Panel label="Instance grid">
        <InstanceGrid
          instances={shown}
          grouping={asGrouping(group)}
          selected={selected}
          onToggle={toggle}
          onOpen={(instanceId) => router.push(links.instance({ jobKey: key, instanceId }))}
        />
        {shown.length === 0 && nothing}
      </Panel>
      <Toolbar>
        <FilterBox label="Filter by host, message or #number" />
        {shown.length !== job.instances.length && (
          <span className="dim">
            {formatCount(shown.length)} of {formatCount(job.instances.length)}
          </span>
        )}
      </Toolbar>
      <Panel flush label="Instances">
        <DataTable
          label="Instances"
          columns={columns}
          rows={shown}
          rowKey={(row) => String(row.instanceId)}
          rowHref={(row) => links.instance({ jobKey: key, instanceId: row.instanceId })}
          defaultSort="instance"
          minWidth={860}
          empty={nothing}
        />
      </Panel>
    </Stack>
  );
}
