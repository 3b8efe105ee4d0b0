"use client";
/** The columns of a job's list of instances. */
import { Checkbox } from "@mantine/core";
import type { InstanceView } from "../../server/api/jobs.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { formatCount } from "../format.ts";
import { links } from "../links.ts";
import { StatusBadge } from "../status/status-mark.tsx";
import { STATUS_ORDER } from "../status/status-table.ts";
import type { Column } from "../ui/data-table.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { Age } from "../ui/time.tsx";

const STATUS_RANK = new Map(STATUS_ORDER.map((status, i) => [status, i]));

/** What the columns need to know besides the rows. */
export interface ColumnsInput {
  readonly job: JobKey;
  readonly selected: ReadonlySet<number>;
  readonly toggle: (ids: readonly number[]) => void;
  readonly manyConfigs: boolean;
}

function selectColumn({ selected, toggle }: ColumnsInput): Column<InstanceView> {
  return {
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
  };
}

function idColumn(job: JobKey): Column<InstanceView> {
  return {
    id: "instance",
    header: "Instance",
    width: 80,
    value: (row) => row.instanceId,
    cell: ({ instanceId }) => <TextLink href={links.instance({ jobKey: job, instanceId })}>{instanceId}</TextLink>,
  };
}

const STATE_COLUMNS: readonly Column<InstanceView>[] = [
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
];

const CONFIG_COLUMN: Column<InstanceView> = {
  id: "config",
  header: "Config",
  width: 68,
  numeric: true,
  value: (row) => row.config,
  cell: ({ config }) => config + 1,
};

const MESSAGE_COLUMN: Column<InstanceView> = {
  id: "message",
  header: "Last message",
  value: (row) => row.message,
  cell: ({ message }) => (
    <span className="dim" title={message}>
      {message ?? ""}
    </span>
  ),
};

function doorsColumn(job: JobKey): Column<InstanceView> {
  return {
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
  };
}

export function instanceColumns(input: ColumnsInput): Column<InstanceView>[] {
  return [
    selectColumn(input),
    idColumn(input.job),
    ...STATE_COLUMNS,
    ...(input.manyConfigs ? [CONFIG_COLUMN] : []),
    MESSAGE_COLUMN,
    doorsColumn(input.job),
  ];
}
