"use client";
/** Fields for the mustache variables that the configuration leaves open. */
import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Panel } from "../ui/layout.tsx";
import type { Bindings } from "./bindings.model.ts";
import styles from "./create.module.css";

interface VariablesPanelProps {
  readonly names: readonly string[];
  readonly bindings: Bindings;
  readonly onBind: (name: string, value: string) => void;
}

export function VariablesPanel({ names, bindings, onBind }: VariablesPanelProps): ReactNode {
  if (names.length === 0) return undefined;
  return (
    <Panel title="Variables" aside={<span>as --bind gives them</span>}>
      <div className={styles.variables}>
        {names.map((name) => (
          <TextInput
            key={name}
            label={`{{${name}}}`}
            placeholder="no value yet"
            value={bindings[name] ?? ""}
            onChange={(event) => onBind(name, event.currentTarget.value)}
            classNames={{ label: styles.variable ?? "" }}
          />
        ))}
      </div>
    </Panel>
  );
}
