/**
 * Completion for bash and zsh. The shell hands the words of the command line over and is given candidates, one a line:
 * nouns, verbs, options, what an option takes, and keys of jobs, part by part.
 */
import type { Argument } from "../arguments/argument.ts";
import { CommandError } from "../command-error.ts";
import { CommandContext } from "../context.ts";
import type { Environment } from "../environment.ts";
import { EXIT_INVALID_PARAMETER, EXIT_OK } from "../exit-codes.ts";
import { clusterJobKeyString } from "../job-key.ts";
import { COMMANDS, NOUNS } from "../nouns.ts";
import { argumentsOf } from "../common-arguments.ts";

/** Nobody waits longer for a key. */
const KEYS_PATIENCE_MS = 2_000;

const BASH = `# bash completion for aurora: eval "$(aurora completion bash)"
_aurora() {
  local current="\${COMP_WORDS[COMP_CWORD]}" IFS=$'\\n'
  COMPREPLY=($(aurora __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  if [ "\${#COMPREPLY[@]}" -eq 0 ]; then COMPREPLY=($(compgen -f -- "$current")); fi
  case "\${COMPREPLY[0]}" in */) compopt -o nospace 2>/dev/null ;; esac
}
complete -o filenames -o nosort -F _aurora aurora 2>/dev/null || complete -F _aurora aurora`;

const ZSH = `# zsh completion for aurora: eval "$(aurora completion zsh)"
_aurora() {
  local -a found
  found=("\${(@f)$(aurora __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  found=("\${(@)found:#}")
  if (( \${#found} == 0 )); then _files; return; fi
  local -a whole=("\${(@)found:#*/}") part=("\${(@M)found:#*/}")
  (( \${#whole} )) && compadd -Q -- "\${whole[@]}"
  (( \${#part} )) && compadd -Q -S '' -- "\${part[@]}"
}
compdef _aurora aurora`;

const SCRIPTS: Readonly<Record<string, string>> = { bash: BASH, zsh: ZSH };

/** Prints the script of a shell. @throws {CommandError} for another shell. */
export function completionScript(shell: string | undefined, environment: Environment): number {
  const script = SCRIPTS[shell ?? ""];
  if (script === undefined) {
    throw new CommandError(EXIT_INVALID_PARAMETER, "usage: aurora completion bash|zsh");
  }
  environment.out(script);
  return EXIT_OK;
}

/** The next part of keys that begin as typed: `cluster/`, `cluster/role/`, ..., a whole key. */
export function nextParts(keys: readonly string[], typed: string): string[] {
  const depth = typed.split("/").length;
  const parts = keys
    .filter((key) => key.startsWith(typed))
    .map((key) => {
      const all = key.split("/");
      return all.slice(0, depth).join("/") + (all.length > depth ? "/" : "");
    });
  return [...new Set(parts)];
}

async function jobKeys(typed: string, context: CommandContext): Promise<string[]> {
  const [cluster = "", role = ""] = typed.split("/");
  if (!typed.includes("/")) return context.clusters.all.map(({ name }) => `${name}/`);
  const isWhole = typed.split("/").length > 2;
  const pattern = { cluster, role: isWhole ? role : "*", environment: "*", name: "*" };
  const found = await context.matchingJobs(pattern);
  return nextParts(found.map(clusterJobKeyString), typed);
}

const takesKey = ({ metavar }: Argument<unknown>): boolean => /^cluster(\[?\/role|$)/i.test(metavar);

/** Candidates for the positional argument that a word is in the place of. */
async function positionalCandidates(
  declared: readonly Argument<unknown>[],
  words: readonly string[],
  context: CommandContext,
): Promise<string[]> {
  const typed = words.at(-1) ?? "";
  const before = words.slice(0, -1).filter((word) => !word.startsWith("-")).length;
  const argument = declared.filter(({ flags }) => flags.length === 0)[before];
  if (argument === undefined || !takesKey(argument)) return [];
  if (argument.metavar === "cluster") return context.clusters.all.map(({ name }) => name);
  return jobKeys(typed, context);
}

async function candidates(words: readonly string[], environment: Environment): Promise<readonly string[]> {
  const [noun = "", name = "", ...rest] = words;
  if (words.length <= 1) return [...Object.keys(NOUNS), ...Object.keys(COMMANDS)];
  const verbs = Object.hasOwn(NOUNS, noun) ? (NOUNS[noun]?.verbs ?? {}) : {};
  if (words.length === 2) return noun === "completion" ? Object.keys(SCRIPTS) : Object.keys(verbs);
  const verb = Object.hasOwn(verbs, name) ? await verbs[name]?.load?.() : undefined;
  if (verb === undefined) return [];
  const declared = Object.values(argumentsOf(noun, verb)).filter(({ hidden }) => hidden !== true);
  const typed = rest.at(-1) ?? "";
  if (typed.startsWith("-")) return declared.flatMap(({ flags }) => flags.filter((flag) => flag.startsWith("--")));
  const previous = declared.find(({ flags }) => flags.includes(rest.at(-2) ?? ""));
  if (previous !== undefined && previous.metavar !== "") return previous.choices ?? [];
  const context = new CommandContext({ environment, isVerbose: false, bypassLeaderRedirect: false });
  return positionalCandidates(declared, rest, context);
}

/** Prints the candidates for the last of `words`. Says nothing where it knows none, whatever the reason. */
export async function complete(words: readonly string[], environment: Environment): Promise<number> {
  const quiet: Environment = { ...environment, err: () => undefined };
  const none = environment.sleep(KEYS_PATIENCE_MS).then(() => []);
  try {
    const typed = words.at(-1) ?? "";
    const found = await Promise.race([candidates(words, quiet), none]);
    for (const candidate of found) if (candidate.startsWith(typed)) environment.out(candidate);
  } catch (error) {
    // A cluster that is not there has no keys to offer; the command itself will say so.
    if (!(error instanceof Error)) throw error;
  }
  return EXIT_OK;
}
