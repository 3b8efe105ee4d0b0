/** The election of a scheduler that runs alone: it leads at once and for as long as it lives. */
import type { LeaderControl, LeaderElection } from "./ports.ts";

const control: LeaderControl = {
  advertise: () => Promise.resolve(),
  leave: () => Promise.resolve(),
};

export function singleSchedulerElection(): LeaderElection {
  return {
    hasRivals: false,
    offerLeadership(listener) {
      listener.onLeading(control);
      return Promise.resolve();
    },
  };
}
