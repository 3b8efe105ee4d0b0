"use client";
/** The framework's registration with the Mesos master. */
import type { ReactNode } from "react";
import type { ClusterStatus } from "../../server/api/cluster.ts";
import { ShapeMark } from "../status/status-mark.tsx";
import { type Shape, type Tone, toneColor } from "../status/status-table.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { Facts, Panel } from "../ui/layout.tsx";
import { Age, Ago, Instant } from "../ui/time.tsx";
import styles from "./health.module.css";
import { isFollower, roleOf } from "./leadership.model.ts";

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly shape: Shape;
  readonly words: string;
}

function lookOf(status: ClusterStatus): Look {
  const { framework } = status;
  if (framework.registered) {
    return {
      label: "Registered",
      tone: "run",
      shape: "disc",
      words: "The master sends offers and updates to this process.",
    };
  }
  if (isFollower(status) || roleOf(status) === "waits") {
    return {
      label: "Not registered",
      tone: "gone",
      shape: "ring",
      words:
        "Only the leader talks to the master. This process registers when it leads, with the framework id in the log.",
    };
  }
  return framework.disconnectedMs === undefined
    ? {
        label: "Registering",
        tone: "wait",
        shape: "quarter",
        words: "No task is started until the master has registered the framework.",
      }
    : {
        label: "Disconnected",
        tone: "bad",
        shape: "cross",
        words: "Running tasks go on; nothing new is started or killed until the master is back.",
      };
}

export function MesosPanel({ status }: { readonly status: ClusterStatus }): ReactNode {
  const { framework } = status;
  const { label, tone, shape, words } = lookOf(status);
  const { id, master, driverState, lastEventMs, registeredMs, disconnectedMs, registrations = 0 } = framework;
  return (
    <Panel
      title="Registration with Mesos"
      aside={
        <span className={styles.state} style={{ color: toneColor(tone) }}>
          <ShapeMark shape={shape} tone={tone} />
          {label}
        </span>
      }
    >
      <p className={`${styles.words} dim`}>{words}</p>
      <Facts
        rows={[
          ["Framework", framework.name],
          id === undefined ? undefined : ["Framework id", <CopyText key="id" text={id} what="framework id" />],
          registeredMs === undefined
            ? undefined
            : [
                "Registered since",
                <span key="since">
                  <Instant atMs={registeredMs} />{" "}
                  <span className="dim">
                    (<Age atMs={registeredMs} />)
                  </span>
                </span>,
              ],
          disconnectedMs === undefined
            ? undefined
            : ["Disconnected since", <Instant key="gone" atMs={disconnectedMs} />],
          registrations > 1 ? ["Registrations of this process", String(registrations)] : undefined,
          ["Master", master ?? <span className="dim">not known</span>],
          ["Driver", driverState],
          ["Last event", lastEventMs === undefined ? "never" : <Ago key="last" atMs={lastEventMs} />],
        ]}
      />
    </Panel>
  );
}
