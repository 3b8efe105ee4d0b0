/**
 * The promise of `loadConfig`, tried on inputs that nobody would write: whatever the text, it gives jobs or throws a `ConfigError`
 * with a place inside a file, within its bounds; the same text gives the same answer; and nothing of JavaScript shows through.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { corpusCase, type CorpusCase } from "../../server/core/config-language/corpus-cases.ts";
import { ConfigError, loadConfig } from "../../server/core/config-language/load.ts";
import { seededRng, type Rng } from "../../server/core/random/rng.ts";
import { mutate } from "./mutate.ts";
import { ProgramMaker } from "./programs.ts";

const CORPUS = join(import.meta.dirname, "../../server/core/config-language/corpus");
const LIMITS = { steps: 60_000, allocation: 400_000 };
/** Signs of the host in an answer. */
const LEAK = /\[object |\[native code\]|function \(|=> \{|node:|at Object\.|\.ts:\d/;

export interface Outcome {
  readonly text: string;
  readonly kind: "jobs" | "refused" | "defect";
  /** Why it is a defect. */
  readonly why?: string;
  readonly elapsedMs: number;
}

export interface Tally {
  jobs: number;
  refused: number;
  readonly defects: Outcome[];
  slowest: Outcome | undefined;
}

export function readCorpus(): CorpusCase[] {
  const read = (path: string): string | undefined => {
    const file = join(CORPUS, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
  return readdirSync(CORPUS).map((name) => corpusCase(name, read));
}

/** What loading gives, as text; for a refusal its error. */
function answerOf(
  text: string,
  options: CorpusCase["options"],
): { readonly kind: "jobs" | "refused"; readonly answer: string } {
  try {
    const config = loadConfig({ path: "config.aurora", text }, { ...options, limits: LIMITS });
    return { kind: "jobs", answer: JSON.stringify(config) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { line, column, length } = error.problem;
    if (!(line >= 1 && column >= 1 && length >= 1))
      throw new Error(`an error without place: ${error.message}`, { cause: error });
    return { kind: "refused", answer: error.message };
  }
}

export function tryText(text: string, options: CorpusCase["options"]): Outcome {
  const begin = performance.now();
  try {
    const { kind, answer } = answerOf(text, options);
    const elapsedMs = performance.now() - begin;
    if (LEAK.test(answer) && !LEAK.test(text))
      return { text, kind: "defect", why: `the host shows in ${LEAK.exec(answer)?.[0]}`, elapsedMs };
    return { text, kind, elapsedMs };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { text, kind: "defect", why, elapsedMs: performance.now() - begin };
  }
}

/** The text of one try: a random program or a damaged file of the corpus. */
function nextText(
  rng: Rng,
  corpus: readonly CorpusCase[],
): { readonly text: string; readonly options: CorpusCase["options"] } {
  const good = corpus.filter((one) => one.expected !== undefined);
  const source = rng.nextInt(5) === 0 ? corpus : good;
  const one = source[rng.nextInt(source.length)] as CorpusCase;
  const other = corpus[rng.nextInt(corpus.length)] as CorpusCase;
  if (rng.nextInt(3) === 0) return { text: new ProgramMaker(rng).program(), options: one.options };
  return { text: mutate(rng, one.text, other.text), options: one.options };
}

export interface CampaignOptions {
  readonly seed: number;
  readonly count: number;
  readonly onProgress?: (done: number, tally: Tally) => void;
}

export function runCampaign({ seed, count, onProgress }: CampaignOptions): Tally {
  const rng = seededRng(seed);
  const corpus = readCorpus();
  const tally: Tally = { jobs: 0, refused: 0, defects: [], slowest: undefined };
  for (let done = 1; done <= count; done++) {
    const { text, options } = nextText(rng, corpus);
    const outcome = tryText(text, options);
    if (outcome.kind === "defect") tally.defects.push(outcome);
    else tally[outcome.kind] += 1;
    if (outcome.elapsedMs > (tally.slowest?.elapsedMs ?? 0)) tally.slowest = outcome;
    onProgress?.(done, tally);
  }
  return tally;
}
