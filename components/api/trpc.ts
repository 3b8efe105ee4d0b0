"use client";
/** The typed way from components to the scheduler's procedures. Only the router's type comes over here. */
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "../../server/trpc/router.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** The procedures as query and mutation options. */
export type Procedures = ReturnType<typeof useTRPC>;
