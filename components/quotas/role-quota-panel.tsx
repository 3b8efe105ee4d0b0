"use client";
/** A role's quota: what is reserved, used, free, and what runs outside it. */
import type { ReactNode } from "react";
import type { RoleQuota } from "../../server/api/quotas.ts";
import { links } from "../links.ts";
import { Nothing, Panel } from "../ui/layout.tsx";
import { ResourceRow } from "../ui/resource-bar.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { outsideUses, quotaModel, quotaUses } from "./quota.model.ts";

export function RoleQuotaPanel({ quota }: { readonly quota: RoleQuota }): ReactNode {
  const model = quotaModel(quota);
  const outside = model.kinds.filter((kind) => outsideUses(model, kind).length > 0);
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
          <p className="dim" style={{ margin: "16px 0 8px" }}>
            Outside the quota
          </p>
          {outside.map((kind) => (
            <ResourceRow key={kind} kind={kind} uses={outsideUses(model, kind)} whole={undefined} wholeLabel="" />
          ))}
        </>
      )}
    </Panel>
  );
}
