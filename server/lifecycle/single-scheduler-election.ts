/** The election of a scheduler that runs alone: it leads at once and for as long as it lives. */
import type { LeaderElection } from "./ports.ts";

/** The election with a look at its state. */
export interface SingleSchedulerElection extends LeaderElection {
  /** True while this scheduler is the one to talk to: from when it is active. */
  readonly isAdvertised: boolean;
}

export function singleSchedulerElection(): SingleSchedulerElection {
  let isAdvertised = false;
  function setAdvertised(value: boolean): Promise<void> {
    isAdvertised = value;
    return Promise.resolve();
  }
  return {
    hasRivals: false,
    get isAdvertised() {
      return isAdvertised;
    },
    offerLeadership(listener) {
      listener.onLeading({ advertise: () => setAdvertised(true), leave: () => setAdvertised(false) });
      return Promise.resolve();
    },
  };
}
