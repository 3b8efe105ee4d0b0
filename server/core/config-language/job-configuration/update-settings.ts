/** UpdateConfig as api.thrift's JobUpdateSettings. From `client/api/updater_util.py`. */
import type { JobUpdateSettings, JobUpdateStrategy } from "../../domain/job-update.ts";
import type { StructObject } from "../pystachio/struct.ts";
import type { FieldReader } from "./field-reader.ts";

const MIN_PULSE_INTERVAL_SECONDS = 60;

interface Strategy {
  readonly strategy: JobUpdateStrategy;
  readonly groupSize: number;
  readonly waitForBatchCompletion: boolean;
}

export function readUpdateSettings(reader: FieldReader, job: StructObject): JobUpdateSettings {
  const config = reader.struct(job, "update_config") ?? reader.fail("MesosJob[update_config] is required", job.origin);
  const watchSecs = reader.integer(config, "watch_secs");
  const pulseSecs = reader.optionalInteger(config, "pulse_interval_secs");
  if (watchSecs < 0)
    reader.fail("Watch seconds should be greater than or equal to 0", reader.origin(config, "watch_secs"));
  if (pulseSecs !== undefined && pulseSecs < MIN_PULSE_INTERVAL_SECONDS) {
    const message = `Pulse interval seconds must be at least ${MIN_PULSE_INTERVAL_SECONDS} seconds.`;
    reader.fail(message, reader.origin(config, "pulse_interval_secs"));
  }
  const { strategy, groupSize, waitForBatchCompletion } = readStrategy(reader, config);
  return {
    updateGroupSize: groupSize,
    maxPerInstanceFailures: reader.int32(config, "max_per_shard_failures"),
    maxFailedInstances: reader.int32(config, "max_total_failures"),
    minWaitInInstanceRunningMs: watchSecs * 1000,
    rollbackOnFailure: reader.boolean(config, "rollback_on_failure"),
    updateOnlyTheseInstances: [],
    waitForBatchCompletion,
    ...(pulseSecs !== undefined && { blockIfNoPulsesAfterMs: pulseSecs * 1000 }),
    slaAware: reader.boolean(config, "sla_aware"),
    updateStrategy: strategy,
  };
}

function readStrategy(reader: FieldReader, config: StructObject): Strategy {
  const groupSize = reader.int32(config, "batch_size");
  const wait = reader.boolean(config, "wait_for_batch_completion");
  if (groupSize <= 0) reader.fail("Batch size should be greater than 0", reader.origin(config, "batch_size"));
  const strategy = reader.choice(config, "update_strategy");
  if (strategy === undefined) {
    const batch = { batchStrategy: { groupSize, autopauseAfterBatch: false } };
    return { strategy: wait ? batch : { queueStrategy: { groupSize } }, groupSize, waitForBatchCompletion: wait };
  }
  const ambiguous = (what: string): never =>
    reader.fail(
      `Ambiguous update configuration. Cannot combine ${what} with an explicit update strategy.`,
      strategy.origin,
    );
  if (wait) ambiguous("wait_for_batch_completion");
  if (groupSize > 1) ambiguous("batch_size (set it inside the strategy instead)");
  return explicitStrategy(reader, strategy);
}

function explicitStrategy(reader: FieldReader, strategy: StructObject): Strategy {
  if (strategy.type.name === "QueueUpdateStrategy") {
    const groupSize = positiveSize(reader, strategy, reader.int32(strategy, "batch_size"));
    return { strategy: { queueStrategy: { groupSize } }, groupSize, waitForBatchCompletion: false };
  }
  const autopauseAfterBatch = reader.boolean(strategy, "autopause_after_batch");
  if (strategy.type.name === "BatchUpdateStrategy") {
    const groupSize = positiveSize(reader, strategy, reader.int32(strategy, "batch_size"));
    return { strategy: { batchStrategy: { groupSize, autopauseAfterBatch } }, groupSize, waitForBatchCompletion: true };
  }
  const groupSizes = reader.integers(strategy, "batch_sizes").map((size) => positiveSize(reader, strategy, size));
  const [groupSize] = groupSizes;
  if (groupSize === undefined) return reader.fail("batch_sizes must name at least one size", strategy.origin);
  return {
    strategy: { varBatchStrategy: { groupSizes, autopauseAfterBatch } },
    groupSize,
    waitForBatchCompletion: false,
  };
}

function positiveSize(reader: FieldReader, strategy: StructObject, size: number): number {
  return size > 0 ? size : reader.fail("Batch size should be greater than 0", strategy.origin);
}
