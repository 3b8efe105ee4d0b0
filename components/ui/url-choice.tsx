"use client";
/** One of a few choices, kept in the address; the first one is the default. */
import { SegmentedControl } from "@mantine/core";
import type { ReactNode } from "react";
import { useParam } from "./use-params.ts";

interface UrlChoiceProps {
  readonly param: string;
  readonly label: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function UrlChoice({ param, label, options }: UrlChoiceProps): ReactNode {
  const [stored, store] = useParam(param);
  const byDefault = options[0]?.[0] ?? "";
  const value = options.some(([option]) => option === stored) ? (stored ?? byDefault) : byDefault;
  return (
    <SegmentedControl
      aria-label={label}
      value={value}
      onChange={(next) => store(next === byDefault ? undefined : next)}
      data={options.map(([option, name]) => ({ value: option, label: name }))}
    />
  );
}
