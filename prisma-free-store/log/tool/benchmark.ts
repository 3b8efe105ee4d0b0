/**
 * `mesos-log benchmark`: appends entries of the sizes in a trace, one after another, and writes down how long each took.
 * Options and output as in Mesos's `src/log/tool/benchmark.cpp`.
 */
import { randomInt } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { parseBytes } from "../../../server/base/flags/units.ts";
import { LogError, type LogWriter } from "../log.ts";
import { limited, requiredValue, type Command } from "./command.ts";
import {
  ELECTION_TIMEOUT_MS,
  ensembleFlags,
  ensembleSettings,
  initializeFlag,
  openToolLog,
  WRITE_TIMEOUT_MS,
  type ToolLog,
} from "./ensemble.ts";
import { ToolError } from "./tool-flags.ts";

interface Sample {
  readonly bytes: number;
  readonly endedMs: number;
  readonly durationMs: number;
}

export const benchmark: Command = {
  message:
    "Usage: benchmark [options]\n\nThis command is used to do performance test on the\nreplicated log. It takes a trace file " +
    "of write sizes\nand replay that trace to measure the latency of each\nwrite. The data to be written for each write " +
    "can be\nspecified using the --type flag.\n",
  flags: {
    ...initializeFlag,
    input: "Path to the trace: the size of one append a line (e.g. 100B, 2MB, etc.)",
    output: "Path to the output file",
    ...ensembleFlags,
    type: "What is written: zero (all bits 0), one (all bits 1) or random (one random byte,\nrepeated) (default: random)",
  },
  async run(values, environment) {
    const settings = ensembleSettings(values, benchmark);
    const input = requiredValue(values, "input", { usage: benchmark });
    const output = requiredValue(values, "output", { usage: benchmark });
    const data = (await readTrace(input)).map((bytes) => Buffer.alloc(bytes, fillOf(values.get("type") ?? "random")));
    const opened = await openToolLog(settings, environment);
    try {
      const writer = await startWriter(opened);
      const startMs = performance.now();
      const samples = await appendAll(writer, data);
      const tookMs = performance.now() - startMs;
      await environment.out(`Total number of appends: ${data.length}\nTotal time used: ${durationText(tookMs)}\n`);
      await writeFile(output, samples.map(sampleLine).join("")).catch((error: unknown) => {
        throw new ToolError(`Failed to open the output file ${output}: ${reasonOf(error)}`);
      });
    } finally {
      await opened.close();
    }
  },
};

async function readTrace(path: string): Promise<number[]> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    throw new ToolError(`Failed to open the trace file ${path}: ${reasonOf(error)}`);
  });
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line) => {
    const bytes = parseBytes(line.trim().toUpperCase());
    if (bytes === undefined) throw new ToolError(`Failed to parse the trace file: Invalid bytes '${line.trim()}'`);
    return bytes;
  });
}

function fillOf(type: string): number {
  if (type === "one") return 0xff;
  return type === "random" ? randomInt(256) : 0;
}

async function startWriter({ log }: ToolLog): Promise<LogWriter> {
  const message = "Failed to start a log writer: timed out";
  try {
    return await limited(ELECTION_TIMEOUT_MS, message, () => log.becomeWriter());
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    throw new ToolError(error.code === "TIMEOUT" ? message : `Failed to start a log writer: ${error.message}`);
  }
}

async function appendAll(writer: LogWriter, data: readonly Uint8Array[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const bytes of data) {
    const startMs = performance.now();
    await limited(WRITE_TIMEOUT_MS, "Failed to append: timed out", () => writer.append(bytes)).catch(
      (error: unknown) => {
        if (error instanceof LogError) throw new ToolError(`Failed to append: ${error.message}`);
        throw error;
      },
    );
    const durationMs = performance.now() - startMs;
    samples.push({ bytes: bytes.length, endedMs: Date.now(), durationMs });
  }
  return samples;
}

function sampleLine({ bytes, endedMs, durationMs }: Sample): string {
  const timestamp = new Date(endedMs).toISOString().replace("T", " ").replace("Z", "000000+00:00");
  return `${timestamp} Appended ${bytes} bytes in ${Number(durationMs.toFixed(6))} ms\n`;
}

/** As stout prints a `Duration` of less than an hour. */
function durationText(ms: number): string {
  const [value, unit] = ms < 1000 ? [ms, "ms"] : ms < 60_000 ? [ms / 1000, "secs"] : [ms / 60_000, "mins"];
  return `${Number((value as number).toFixed(9))}${unit as string}`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
