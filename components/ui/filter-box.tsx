"use client";
/** A box that filters a list; its text is in the address. */
import { CloseButton, TextInput } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "./icon.tsx";
import { useParam } from "./use-params.ts";

const SETTLED_MS = 150;

interface FilterBoxProps {
  readonly label: string;
  readonly param?: string;
  readonly width?: number;
}

export function FilterBox({ label, param = "q", width = 260 }: FilterBoxProps): ReactNode {
  const [stored, store] = useParam(param);
  const [text, setText] = useState(stored ?? "");
  const written = useRef(stored ?? "");
  useEffect(() => {
    if ((stored ?? "") !== written.current) {
      written.current = stored ?? "";
      setText(stored ?? "");
    }
  }, [stored]);
  useEffect(() => {
    if (text === written.current) return undefined;
    const timer = setTimeout(() => {
      written.current = text;
      store(text);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text, store]);
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      value={text}
      w={width}
      maw="100%"
      leftSection={<Icon name="search" size={14} />}
      rightSection={
        text === "" ? undefined : <CloseButton size="xs" aria-label="Clear the filter" onClick={() => setText("")} />
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setText("");
      }}
    />
  );
}
