/**
 * Where a process's output goes: its `logger`, or, for a process that has none, what the executor's flags say
 * (`_build_process_logger_args` of `thermos/core/runner.py`; defaults from `thermos/config/schema_base.py`).
 */
import { InvalidTask } from "./invalid-task.ts";
import type { JsonFields } from "./json-fields.ts";

export const LOGGER_DESTINATIONS = ["file", "console", "both", "none"] as const;
export const LOGGER_MODES = ["standard", "rotate"] as const;

export interface RotatePolicy {
  /** A file that has grown to this is put aside. */
  readonly maxBytes: number;
  /** Files put aside that are kept. */
  readonly backups: number;
}

export interface ProcessLogger {
  /** Files in the sandbox, the executor's own output, both, or nowhere. */
  readonly destination: (typeof LOGGER_DESTINATIONS)[number];
  /** Undefined when files grow without limit. */
  readonly rotate: RotatePolicy | undefined;
}

const MB = 1024 * 1024;
export const DEFAULT_ROTATION: RotatePolicy = { maxBytes: 100 * MB, backups: 5 };
export const DEFAULT_LOGGER: ProcessLogger = { destination: "file", rotate: undefined };

/** True when the output of a process with this logger is to be found in files. */
export function keepsFiles({ destination }: ProcessLogger): boolean {
  return destination === "file" || destination === "both";
}

/** @param fields the `logger` of a process, if it has one. @throws InvalidTask */
export function readLogger(fields: JsonFields | undefined, fallback: ProcessLogger): ProcessLogger {
  if (fields === undefined) return fallback;
  const destination = fields.choice("destination", LOGGER_DESTINATIONS) ?? "file";
  const mode = fields.choice("mode", LOGGER_MODES) ?? "standard";
  return { destination, rotate: mode === "rotate" ? readRotation(fields.object("rotate")) : undefined };
}

function readRotation(fields: JsonFields | undefined): RotatePolicy {
  const maxBytes = fields?.count("log_size", DEFAULT_ROTATION.maxBytes) ?? DEFAULT_ROTATION.maxBytes;
  const backups = fields?.count("backups", DEFAULT_ROTATION.backups) ?? DEFAULT_ROTATION.backups;
  if (maxBytes === 0) throw new InvalidTask("a logger's rotate.log_size must be at least one byte");
  if (backups === 0) throw new InvalidTask("a logger's rotate.backups must be at least one");
  return { maxBytes, backups };
}
