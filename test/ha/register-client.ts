/**
 * Clients that use quotas as registers: a role's quota holds the number that was last written to it, in its RAM. What
 * they did goes to a {@link RegisterHistory}. They never do a thing again: what has no answer stays open.
 */
import { TRPCClientError } from "@trpc/client";
import { must } from "../../server/core/domain/invariant.ts";
import type { Rng } from "../../server/core/random/rng.ts";
import type { clientFor } from "../harness.ts";
import type { RegisterHistory, RegisterValue } from "./checkers/register-history.ts";
import { timeoutSignal } from "../load/timeout-signal.ts";
import { NotTakenError } from "./leader-fetch.ts";

type Trpc = ReturnType<typeof clientFor>;

const READ_SHARE = 0.6;
const MIN_TIMEOUT_MS = 1_000;
const MAX_TIMEOUT_MS = 10_000;
const PAUSE_AFTER_FAILURE_MS = 100;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function write(
  trpc: Trpc,
  role: string,
  options: { value: number; signal?: AbortSignal | undefined },
): Promise<void> {
  const quota = { resources: [{ numCpus: 1 }, { ramMb: options.value }, { diskMb: 1 }] };
  await trpc.quotas.set.mutate({ role, quota }, options.signal && { signal: options.signal });
}

async function read(trpc: Trpc, role: string, signal?: AbortSignal): Promise<RegisterValue> {
  const { isSet, quota } = await trpc.quotas.get.query({ role }, signal && { signal });
  if (!isSet) return undefined;
  const ram = quota.resources.find((resource) => "ramMb" in resource);
  return must(ram, `the quota of ${role} has RAM`).ramMb;
}

export interface RegisterAccess {
  readonly trpc: Trpc;
  readonly history: RegisterHistory;
  /** As the history names it. */
  readonly client: string;
}

export interface OperationOptions {
  /** A read when absent. */
  readonly write?: number;
  readonly signal?: AbortSignal;
}

/** One operation, entered into the history. @returns false when there was no answer, or none that decides anything */
export async function operate(
  { trpc, history, client }: RegisterAccess,
  role: string,
  options: OperationOptions = {},
): Promise<boolean> {
  const invocation = history.invoke(client, role, options.write);
  try {
    if (options.write === undefined) invocation.returned(await read(trpc, role, options.signal));
    else {
      await write(trpc, role, { value: options.write, signal: options.signal });
      invocation.returned();
    }
    return true;
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error;
    const data = error.data as { readonly auroraCode?: string } | null | undefined;
    if (data?.auroraCode === "INVALID_REQUEST") throw error;
    if (error.cause instanceof NotTakenError) invocation.failed();
    return false;
  }
}

export interface RegisterClientParts extends RegisterAccess {
  readonly role: string;
  readonly rng: Rng;
  readonly maxPauseMs: number;
  /** Resolves at once unless the load is being held back. */
  readonly gate: () => Promise<void>;
  readonly isOver: () => boolean;
}

/** Reads and writes one register until it is over. */
export async function useRegister(parts: RegisterClientParts): Promise<void> {
  const { role, rng, history, maxPauseMs, gate, isOver } = parts;
  while (!isOver()) {
    await gate();
    const signal = timeoutSignal(MIN_TIMEOUT_MS + rng.nextInt(MAX_TIMEOUT_MS - MIN_TIMEOUT_MS));
    const isRead = rng.next() < READ_SHARE;
    const isDone = await operate(parts, role, { signal, ...(isRead ? {} : { write: history.nextValue() }) });
    await pause(isDone ? rng.nextInt(maxPauseMs) : PAUSE_AFTER_FAILURE_MS);
  }
}
