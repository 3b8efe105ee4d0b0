/**
 * For tests and the fuzzer: the corpus of configuration files, one folder each. A folder holds `config.aurora` (or
 * `config.json`), files that it includes, `options.json` where the load needs some, and what is expected: `expected.json` or
 * `expected-error.txt`.
 */
import type { LoadedConfig, LoadOptions } from "./loaded-config.ts";

export interface CorpusCase {
  readonly name: string;
  /** `config.aurora` or `config.json`. */
  readonly path: string;
  readonly text: string;
  readonly options: LoadOptions;
  readonly expected: string | undefined;
  readonly expectedError: string | undefined;
}

/** Reads a file of the corpus; undefined when there is none. */
export type ReadCorpusFile = (path: string) => string | undefined;

/** The case in the folder `name`, whose files `read` gives by their paths within the corpus. */
export function corpusCase(name: string, read: ReadCorpusFile): CorpusCase {
  const aurora = read(`${name}/config.aurora`);
  const options = JSON.parse(read(`${name}/options.json`) ?? "{}") as Omit<LoadOptions, "read">;
  return {
    name,
    path: aurora === undefined ? "config.json" : "config.aurora",
    text: aurora ?? read(`${name}/config.json`) ?? "",
    options: { ...options, read: (path) => read(`${name}/${path}`) },
    expected: read(`${name}/expected.json`),
    expectedError: read(`${name}/expected-error.txt`),
  };
}

/** What `expected.json` holds: everything about the jobs, less where they are in the file. */
export function corpusAnswer({ jobs, unboundVariables, files, output }: LoadedConfig): unknown {
  return {
    jobs: jobs.map((job) => {
      const warnings = job.warnings.map(({ line, column, message }) => `${line}:${column}: ${message}`);
      const shared = { key: job.key, raw: job.raw, ...(warnings.length > 0 && { warnings }) };
      if (!job.ready)
        return { ...shared, problem: `${job.problem.line}:${job.problem.column}: ${job.problem.message}` };
      return { ...shared, jobConfiguration: job.jobConfiguration, updateSettings: job.updateSettings };
    }),
    ...(unboundVariables.length > 0 && { unboundVariables: unboundVariables.map(({ name }) => name) }),
    ...(files.length > 1 && { files }),
    ...(output.length > 0 && { output }),
  };
}

/** The first error of a load that is expected to fail: of the file, else of one of its jobs. */
export function corpusError({ jobs }: LoadedConfig): string | undefined {
  const invalid = jobs.find((job) => !job.ready);
  if (invalid === undefined || invalid.ready) return undefined;
  const { file, line, column, message } = invalid.problem;
  return `${file}:${line}:${column}: ${message}`;
}
