/** `mesos-log replica`: a replica without a scheduler, as Mesos's `src/log/tool/replica.cpp` runs one. */
import type { Command } from "./command.ts";
import { ensembleFlags, ensembleSettings, initializeFlag, openToolLog } from "./ensemble.ts";

export const replica: Command = {
  message: "Usage: replica [options]\n\nThis command is used to start a replica server.\n",
  flags: { ...initializeFlag, ...ensembleFlags },
  async run(values, environment) {
    const { failed, close } = await openToolLog(ensembleSettings(values, replica), environment);
    try {
      await Promise.race([environment.untilStopped(), failed]);
    } finally {
      await close();
    }
  },
};
