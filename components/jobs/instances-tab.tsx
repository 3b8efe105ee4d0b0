"use client";
/** The instances of a job: the grid, the states in words, the list. */
import { Button, Checkbox } from "@mantine/core";
import { useRouter } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { formatCount, formatRanges, parseRanges } from "../format.ts";
import { links } from "../links.ts";
import { StatusBadge, StatusMark } from "../status/status-mark.tsx";
import { STATUS_ORDER, STATUS_TABLE } from "../status/status-table.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { Nothing, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age } from "../ui/time.tsx";
import { UrlChoice } from "../ui/url-choice.tsx";
import { useParam } from "../ui/use-params.ts";
import { asGrouping, runsByState } from "./grid.model.ts";
import { InstanceGrid } from "./instance-grid.tsx";
import { filterInstances, parseStatuses, toggleStatus } from "./job.model.ts";
import styles from "./job-page.module.css";

/** The selection, which lives in the address as ranges. */
export function useSelection(): {
  readonly ids: readonly number[];
  readonly toggle: (ids: readonly number[]) => void;
  readonly clear: () => void;
} {
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

const STATUS_RANK = new Map(STATUS_ORDER.map((status, i) => [status, i]));

interface ColumnsInput {
  readonly job: JobKey;
  readonly selected: ReadonlySet<number>;
  readonly toggle: (ids: readonly number[]) => void;
  readonly manyConfigs: boolean;
}

function columnsOf({ job, selected, toggle, manyConfigs }: ColumnsInput): Column<InstanceView>[] {
  const columns: (Column<InstanceView> | false)[] = [
    {
      id: "select",
      header: "",
      width: 36,
      cell: ({ instanceId }) => (
        <Checkbox
          aria-label={`Select instance ${instanceId}`}
          checked={selected.has(instanceId)}
          onChange={() => toggle([instanceId])}
        />
      ),
    },
    {
      id: "instance",
      header: "Instance",
      width: 80,
      value: (row) => row.instanceId,
      cell: ({ instanceId }) => <TextLink href={links.instance({ jobKey: job, instanceId })}>{instanceId}</TextLink>,
    },
    {
      id: "status",
      header: "State",
      width: 118,
      value: (row) => STATUS_RANK.get(row.status),
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: "since",
      header: "For",
      width: 80,
      numeric: true,
      firstDescending: true,
      value: (row) => row.sinceMs,
      cell: ({ sinceMs }) => <Age atMs={sinceMs} />,
    },
    {
      id: "host",
      header: "Host",
      width: 200,
      value: (row) => row.host,
      cell: ({ host }) => (host === undefined ? "" : <TextLink href={links.agent(host)}>{host}</TextLink>),
    },
    {
      id: "failures",
      header: "Failures",
      width: 76,
      numeric: true,
      firstDescending: true,
      value: (row) => row.failureCount,
      cell: ({ failureCount }) => (failureCount === 0 ? <span className="dim">0</span> : formatCount(failureCount)),
    },
    manyConfigs && {
      id: "config",
      header: "Config",
      width: 68,
      numeric: true,
      value: (row: InstanceView) => row.config,
      cell: ({ config }: InstanceView) => config + 1,
    },
    {
      id: "message",
      header: "Last message",
      value: (row) => row.message,
      cell: ({ message }) => (
        <span className="dim" title={message}>
          {message ?? ""}
        </span>
      ),
    },
    {
      id: "open",
      header: "",
      width: 84,
      cell: ({ instanceId, host }) =>
        host !== undefined && (
          <span>
            <TextLink href={links.instance({ jobKey: job, instanceId }, { tab: "log" })}>log</TextLink>{" "}
            <span className="dim">·</span>{" "}
            <TextLink href={links.instance({ jobKey: job, instanceId }, { tab: "files" })}>files</TextLink>
          </span>
        ),
    },
  ];
  return columns.filter((column) => column !== false);
}

function StateLegend({ instances }: { readonly instances: readonly InstanceView[] }): ReactNode {
  const [text, store] = useParam("status");
  const chosen = parseStatuses(text);
  const runs = useMemo(() => runsByState(instances), [instances]);
  const largest = Math.max(...runs.map(({ count }) => count));
  return (
    <div className={styles.legend} role="group" aria-label="States">
      {runs.map(({ status, count, ranges }) => (
        <button
          key={status}
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
      ))}
    </div>
  );
}

export function InstancesTab({ job }: { readonly job: JobView }): ReactNode {
  const router = useRouter();
  const { key } = job.job;
  const [statusText] = useParam("status");
  const [q] = useParam("q");
  const [group] = useParam("group");
  const { ids, toggle, clear } = useSelection();
  const selected = useMemo(() => new Set(ids), [ids]);
  const shown = useMemo(
    () => filterInstances(job.instances, { statuses: parseStatuses(statusText), q }),
    [job.instances, statusText, q],
  );
  const manyConfigs = job.configs.length > 1;
  const columns = useMemo(
    () => columnsOf({ job: key, selected, toggle, manyConfigs }),
    [key, selected, toggle, manyConfigs],
  );
  return (
    <Stack>
      <Toolbar>
        <UrlChoice
          param="group"
          label="Group by"
          options={[
            ["id", "By number"],
            ["status", "By state"],
            ["host", "By host"],
            ...(manyConfigs ? ([["config", "By configuration"]] as const) : []),
          ]}
        />
        <StateLegend instances={job.instances} />
        {ids.length > 0 && (
          <span className={styles.selection}>
            {formatCount(ids.length)} selected
            <Button variant="subtle" onClick={clear}>
              Clear
            </Button>
          </span>
        )}
      </Toolbar>
      <Panel label="Instance grid">
        <InstanceGrid
          instances={shown}
          grouping={asGrouping(group)}
          selected={selected}
          onToggle={toggle}
          onOpen={(instanceId) => router.push(links.instance({ jobKey: key, instanceId }))}
        />
        {shown.length === 0 && <Nothing title="No instance matches the filter" />}
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
          empty={<Nothing title="No instance matches the filter" />}
        />
      </Panel>
    </Stack>
  );
}
