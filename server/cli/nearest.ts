/** The known name that a mistyped one was probably meant to be. */
import { editDistance } from "../base/flags/parse.ts";

/** Edits up to which a name counts as mistyped. */
const MAX_TYPO_EDITS = 3;

const MAX_NAME_LENGTH = 200;

/** Undefined when none is near. Half of a name may differ at most. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > MAX_NAME_LENGTH) return undefined;
  const ranked = [...known]
    .map((candidate) => ({ candidate, edits: editDistance(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.min(MAX_TYPO_EDITS, Math.ceil(candidate.length / 2)))
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
}

/** `; did you mean X?`, or the fallback. */
export function didYouMean(name: string, known: Iterable<string>, otherwise = ""): string {
  const found = nearest(name, known);
  return found === undefined ? otherwise : `; did you mean ${found}?`;
}
