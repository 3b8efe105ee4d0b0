/** What an executor is made of. */
import type { Clock } from "../base/clock.ts";
import type { AgentClient } from "./agent-client/agent-client.ts";
import type { AgentSettings } from "./agent-client/settings.ts";
import type { Recorder } from "./checkpoint-file.ts";
import type { Log } from "./log.ts";
import type { ExecutorOptions } from "./options.ts";

export interface ExecutorParts {
  readonly client: AgentClient;
  readonly agent: AgentSettings;
  readonly options: ExecutorOptions;
  readonly clock: Clock;
  readonly log: Log;
  readonly recorder: Recorder;
  /** The executor has nothing left to do. */
  readonly exit: (status: number) => void;
}
