"use client";
/** A role's quota: what is reserved, used, free, and what runs outside it. */
import type { ReactNode } from "react";
import type { RoleQuota } from "../../server/api/quotas.ts";
import { links } from "../links.ts";
import { Facts, Nothing, Panel } from "../ui/layout.tsx";
import { ResourceRow } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { outsideRows, quotaModel, quotaUses } from "./quota.model.ts";
import styles from "./quotas.module.css";

export function RoleQuotaPanel({ quota }: { readonly quota: RoleQuota }): ReactNode {
  const model = quotaModel(quota);
  const outside = outsideRows(model);
  return (
    <Panel title="Quota" aside={<TextLink href={links.quotas({ q: quota.role })}>Edit</TextLink>}>
      {model.isSet ? (
        model.kinds.map((kind) => (
          <ResourceRow
            key={kind}
            kind={kind}
            uses={quotaUses(model, kind)}
            whole={model.quota[kind]}
            wholeLabel="reserved"
          />
        ))
      ) : (
        <Nothing title={`${quota.role} has no quota`}>
          Production jobs on shared hosts need one; others run without.
        </Nothing>
      )}
      {outside.length > 0 && (
        <>
          <h3 className={styles.outside}>Outside the quota</h3>
          <Facts rows={outside} />
        </>
      )}
    </Panel>
  );
}
