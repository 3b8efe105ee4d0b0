"use client";
/** Everything that pages stand on: theme, calls, cached answers, live events. */
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { makeClient } from "./api/links.ts";
import { makeQueryClient } from "./api/query-client.ts";
import { TRPCProvider } from "./api/trpc.ts";
import { LiveProvider } from "./live/live-provider.tsx";
import { cssVariables, theme } from "./theme/theme.ts";

export function Providers({ children }: { readonly children: ReactNode }): ReactNode {
  const [queryClient] = useState(makeQueryClient);
  const [client] = useState(makeClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={client} queryClient={queryClient}>
          <LiveProvider>{children}</LiveProvider>
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
