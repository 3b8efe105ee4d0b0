/** Quotas of roles. */
import type { GetQuotaResult, ResourceAggregate } from "../core/domain/job.ts";
import type { Caller } from "./caller.ts";

export interface RoleQuota extends GetQuotaResult {
  readonly role: string;
  /** False when the role uses resources but was never given a quota. */
  readonly isSet: boolean;
}

export interface QuotasApi {
  /** Every role with a quota or with consumption. */
  list(): Promise<RoleQuota[]>;
  get(role: string): Promise<RoleQuota>;
  /** @throws {ApiError} INVALID_REQUEST when negative, incomplete, or below what production tasks use now. */
  set(role: string, quota: ResourceAggregate, caller: Caller): Promise<RoleQuota>;
  remove(role: string, caller: Caller): Promise<void>;
}
