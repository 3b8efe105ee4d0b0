/** The timing of a production ensemble. */
import type { Timing } from "./log-node.types.ts";

/**
 * Retries as in Mesos (`consensus.cpp`, `recover.cpp`), the write timeout as Aurora's `-native_log_write_timeout`.
 * The quarantine is longer than Aurora's `-native_log_election_timeout`, the longest round of any coordinator.
 */
export const DEFAULT_TIMING: Timing = {
  writeTimeoutMs: 3_000,
  roundTimeoutMs: 5_000,
  retransmitMs: 1_000,
  refusalGraceMs: 300,
  retryMs: 100,
  recoverRetryMs: 500,
  gapPatienceMs: 200,
  surveyMs: 2_000,
  quarantineMs: 20_000,
};
