/**
 * Names of sequential nodes: an optional label with an underscore, then ten digits that ZooKeeper counts. As Mesos's
 * `group.cpp` reads them: children that do not end in a number (`log_replicas` beside masters) are no members.
 */

export interface SequentialName {
  /** The name as a whole. */
  readonly name: string;
  /** `json.info` of `json.info_0000000001`. */
  readonly label?: string;
  readonly sequence: number;
}

/** The number is signed and may be negative, as ZooKeeper's counter is when it overflows. */
const NAME = /^(?:(.*)_)?(-?\d{1,10})$/;

export function parseSequentialName(name: string): SequentialName | undefined {
  const match = NAME.exec(name);
  if (match?.[2] === undefined) return undefined;
  return { name, sequence: Number(match[2]), ...(match[1] === undefined ? {} : { label: match[1] }) };
}

/** What to create a sequential node under, before its number: the label and an underscore, or nothing. */
export function sequentialPrefix(label: string | undefined): string {
  return label === undefined ? "" : `${label}_`;
}

export function bySequence(a: SequentialName, b: SequentialName): number {
  return a.sequence - b.sequence;
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
