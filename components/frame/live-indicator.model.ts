/** Whether what is on screen is current, in words. Pure. */
import { formatClock } from "../format.ts";
import type { LiveState } from "../live/live-provider.tsx";
import type { Shape, Tone } from "../status/status-table.ts";

export interface LiveWords {
  readonly text: string;
  readonly hint: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

export function liveWords({ liveness, heardMs }: LiveState): LiveWords {
  const asOf = heardMs === 0 ? undefined : formatClock(heardMs);
  switch (liveness) {
    case "live":
      return { text: "live", hint: "Changes appear as they are committed.", tone: "run", shape: "disc" };
    case "paused":
      return {
        text: asOf === undefined ? "paused" : `as of ${asOf}, paused`,
        hint: "The tab was in the background.",
        tone: "gone",
        shape: "ring",
      };
    case "following":
      return {
        text: asOf === undefined ? "not live" : `as of ${asOf}`,
        hint: "This process does not lead: its own state is read every few seconds. The leader's console is live.",
        tone: "start",
        shape: "half",
      };
    case "connecting":
      return { text: "connecting", hint: "Opening the event stream.", tone: "start", shape: "quarter" };
    case "lost":
      return {
        text: asOf === undefined ? "reconnecting" : `as of ${asOf}, reconnecting`,
        hint: "The scheduler does not answer; what is shown is the last known state.",
        tone: "wait",
        shape: "dashed",
      };
  }
}
