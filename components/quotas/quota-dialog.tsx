"use client";
/** Sets a role's quota, beside what the role uses. */
import { NumberInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { EMPTY_BAG } from "../../server/core/domain/resource-bag.ts";
import { useTRPC } from "../api/trpc.ts";
import { Confirm } from "../ui/confirm.tsx";
import { formatResource } from "../ui/resource-bar.model.ts";
import { checkForm, emptyForm, QUOTA_KINDS, type QuotaForm, type QuotaKind, quotaOf } from "./quota-form.model.ts";
import type { QuotaModel } from "./quota.model.ts";
import styles from "./quotas.module.css";

const LABELS: Readonly<Record<QuotaKind, string>> = {
  cpus: "CPU, cores",
  ramMb: "RAM, MB",
  diskMb: "Disk, MB",
  gpus: "GPUs",
};

interface QuotaDialogProps {
  /** The quota to change; absent for a role that is named in the dialog. */
  readonly model?: QuotaModel;
  readonly onClose: () => void;
}

export function QuotaDialog({ model, onClose }: QuotaDialogProps): ReactNode {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const set = useMutation(trpc.quotas.set.mutationOptions());
  const [form, setForm] = useState<QuotaForm>(() => emptyForm(model?.role ?? "", model?.quota));
  const used = model?.prodShared ?? EMPTY_BAG;
  const faults = checkForm(form, used);
  const isValid = Object.keys(faults).length === 0;
  return (
    <Confirm
      title={model === undefined ? "Set the quota of a role" : `Quota of ${model.role}`}
      action="Set the quota"
      disabled={!isValid}
      onClose={onClose}
      run={async () => {
        await set.mutateAsync({ role: form.role, quota: { resources: [...quotaOf(form).resources] } });
        await queries.invalidateQueries(trpc.quotas.pathFilter());
      }}
    >
      {model === undefined && (
        <TextInput
          label="Role"
          data-autofocus
          value={form.role}
          error={form.role !== "" && faults.role}
          onChange={(event) => setForm({ ...form, role: event.currentTarget.value.trim() })}
        />
      )}
      <div className={styles.form}>
        {QUOTA_KINDS.map((kind) => (
          <NumberInput
            key={kind}
            label={LABELS[kind]}
            description={model === undefined ? undefined : `${formatResource(kind, used[kind])} used by production`}
            min={0}
            decimalScale={kind === "cpus" ? 3 : 0}
            value={form.amounts[kind]}
            error={faults[kind]}
            onChange={(value) =>
              setForm({ ...form, amounts: { ...form.amounts, [kind]: value === "" ? Number.NaN : Number(value) } })
            }
          />
        ))}
      </div>
      <p className="dim">
        Production tasks of the role on shared hosts may use this much together. Jobs that would exceed it are refused.
      </p>
    </Confirm>
  );
}

export function RemoveQuotaDialog({
  model,
  onClose,
}: {
  readonly model: QuotaModel;
  readonly onClose: () => void;
}): ReactNode {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(trpc.quotas.remove.mutationOptions());
  return (
    <Confirm
      title={`Remove the quota of ${model.role}`}
      action="Remove the quota"
      destructive
      onClose={onClose}
      run={async () => {
        await remove.mutateAsync({ role: model.role });
        await queries.invalidateQueries(trpc.quotas.pathFilter());
      }}
    >
      <p>
        What runs goes on. New production jobs of {model.role} on shared hosts are refused until it has a quota again.
      </p>
    </Confirm>
  );
}
