"use client";
/** `/admin/quotas`: what each role may use, and uses. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { ResourceKind } from "../../server/core/domain/resource-bag.ts";
import { useTRPC } from "../api/trpc.ts";
import { plural } from "../format.ts";
import { links } from "../links.ts";
import { toneColor } from "../status/status-table.ts";
import { Answer } from "../ui/answer.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { FilterBox } from "../ui/filter-box.tsx";
import { matchesFilter } from "../ui/filter-text.ts";
import { Nothing, PageTitle, Panel, Stack, Toolbar } from "../ui/layout.tsx";
import { formatShort, RESOURCE_LABELS } from "../ui/resource-bar.model.ts";
import { ResourceCell } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { useParam } from "../ui/use-params.ts";
import { QuotaDialog, RemoveQuotaDialog } from "./quota-dialog.tsx";
import { outsideUses, type QuotaModel, quotaModel, quotaUses, quotaWords } from "./quota.model.ts";
import styles from "./quotas.module.css";

type Dialog = { readonly kind: "edit" | "remove"; readonly model: QuotaModel } | { readonly kind: "new" };

function resourceColumn(kind: ResourceKind): Column<QuotaModel> {
  return {
    id: kind,
    header: RESOURCE_LABELS[kind],
    width: 210,
    numeric: true,
    firstDescending: true,
    hint: "Used by production tasks on shared hosts, of the quota",
    value: ({ isSet, quota, prodShared }) => (isSet && quota[kind] > 0 ? prodShared[kind] / quota[kind] : undefined),
    cell: (model) =>
      model.isSet ? (
        <ResourceCell kind={kind} uses={quotaUses(model, kind)} whole={model.quota[kind]} />
      ) : (
        <span className="dim">{formatShort(kind, model.prodShared[kind])}</span>
      ),
  };
}

function outsideText(model: QuotaModel): string {
  const cpus = outsideUses(model, "cpus").reduce((sum, { amount }) => sum + amount, 0);
  const ramMb = outsideUses(model, "ramMb").reduce((sum, { amount }) => sum + amount, 0);
  return cpus === 0 && ramMb === 0 ? "" : `${formatShort("cpus", cpus)} CPU, ${formatShort("ramMb", ramMb)}`;
}

function columnsOf(open: (dialog: Dialog) => void): Column<QuotaModel>[] {
  return [
    {
      id: "role",
      header: "Role",
      value: ({ role }) => role,
      cell: ({ role }) => <TextLink href={links.role(role)}>{role}</TextLink>,
    },
    {
      id: "fullest",
      header: "Fullest",
      width: 120,
      firstDescending: true,
      value: ({ fullest }) => fullest?.share,
      cell: (model) => {
        const { text, tone } = quotaWords(model);
        return <span style={{ color: toneColor(tone) }}>{text}</span>;
      },
    },
    resourceColumn("cpus"),
    resourceColumn("ramMb"),
    resourceColumn("diskMb"),
    {
      id: "outside",
      header: "Outside",
      width: 160,
      hint: "Non-production tasks, and tasks on dedicated hosts",
      cell: (model) => <span className="dim">{outsideText(model)}</span>,
    },
    {
      id: "actions",
      header: "",
      width: 128,
      cell: (model) => (
        <span className={styles.buttons}>
          <button type="button" className={styles.button} onClick={() => open({ kind: "edit", model })}>
            {model.isSet ? "Edit" : "Set"}
            <span className="visually-hidden"> the quota of {model.role}</span>
          </button>
          {model.isSet && (
            <button type="button" className={styles.button} onClick={() => open({ kind: "remove", model })}>
              Remove
              <span className="visually-hidden"> the quota of {model.role}</span>
            </button>
          )}
        </span>
      ),
    },
  ];
}

function QuotaTable({
  quotas,
  open,
}: {
  readonly quotas: readonly RoleQuota[];
  readonly open: (dialog: Dialog) => void;
}): ReactNode {
  const [q] = useParam("q");
  const rows = useMemo(() => quotas.filter(({ role }) => matchesFilter(q, [role])).map(quotaModel), [quotas, q]);
  const columns = useMemo(() => columnsOf(open), [open]);
  return (
    <Panel flush label="Quotas">
      <DataTable
        label="Quotas"
        columns={columns}
        rows={rows}
        rowKey={({ role }) => role}
        defaultSort="role"
        minWidth={1180}
        empty={
          quotas.length === 0 ? (
            <Nothing title="No role has a quota">
              Production jobs on shared hosts are refused until their role has one.
            </Nothing>
          ) : (
            <Nothing title="No role matches the filter" />
          )
        }
      />
    </Panel>
  );
}

export function QuotasPage(): ReactNode {
  const trpc = useTRPC();
  const quotas = useQuery(trpc.quotas.list.queryOptions());
  const [dialog, setDialog] = useState<Dialog>();
  const onClose = (): void => setDialog(undefined);
  const set = quotas.data?.filter(({ isSet }) => isSet).length;
  return (
    <Stack>
      <PageTitle
        title="Quotas"
        sentence={
          set !== undefined && `${plural(set, "role")} with a quota. It bounds production tasks on shared hosts.`
        }
        actions={<Button onClick={() => setDialog({ kind: "new" })}>Set a quota</Button>}
      />
      <Toolbar>
        <FilterBox label="Filter roles" />
      </Toolbar>
      <Answer of={quotas}>{(list) => <QuotaTable quotas={list} open={setDialog} />}</Answer>
      {dialog?.kind === "new" && <QuotaDialog onClose={onClose} />}
      {dialog?.kind === "edit" && <QuotaDialog model={dialog.model} onClose={onClose} />}
      {dialog?.kind === "remove" && <RemoveQuotaDialog model={dialog.model} onClose={onClose} />}
    </Stack>
  );
}
