"use client";
/** A page that broke: a defect of the console, told as such, without taking the frame down. */
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Nothing, Panel } from "../components/ui/layout.tsx";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps): ReactNode {
  return (
    <Panel>
      <Nothing title="This page broke">
        <p>
          {error.message}
          {error.digest !== undefined && ` (${error.digest})`}
        </p>
        <p style={{ marginTop: 12 }}>
          <Button onClick={reset}>Try again</Button>
        </p>
      </Nothing>
    </Panel>
  );
}
