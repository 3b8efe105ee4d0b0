/**
 * Jobs as the command line names them: `cluster/role/env/name`, with instances behind it, or with wildcards. Behaviour from
 * Aurora's `common/aurora_job_key.py` and `client/cli/options.py`.
 */
import { isGoodIdentifier, jobKeyString, type JobKey } from "../core/domain/job-key.ts";
import { ArgumentError } from "./arguments/argument.ts";
import { instances } from "./arguments/values.ts";

export interface ClusterJobKey {
  readonly cluster: string;
  readonly key: JobKey;
}

/** Some or, where `instances` is undefined, all instances of a job. */
export interface InstanceSpec extends ClusterJobKey {
  readonly instances: readonly number[] | undefined;
}

/** Shell patterns; a part that was left out is `*`. */
export interface JobPattern {
  readonly cluster: string;
  readonly role: string;
  readonly environment: string;
  readonly name: string;
}

export function clusterJobKeyString({ cluster, key }: ClusterJobKey): string {
  return `${cluster}/${jobKeyString(key)}`;
}

export function patternString({ cluster, role, environment, name }: JobPattern): string {
  return [cluster, role, environment, name].join("/");
}

function identifier(what: string, value: string): string {
  if (isGoodIdentifier(value)) return value;
  throw new ArgumentError(`'${value}' is no ${what}: letters, digits, '_', '-' and '.' make one`);
}

function keyOf(parts: readonly string[]): ClusterJobKey {
  const [cluster = "", role = "", environment = "", name = ""] = parts;
  if (cluster === "") throw new ArgumentError("the cluster is missing before the first '/'");
  return {
    cluster,
    key: {
      role: identifier("role", role),
      environment: identifier("environment", environment),
      name: identifier("job name", name),
    },
  };
}

/** Reads `cluster/role/env/name`. @throws {ArgumentError} */
export function jobKey(text: string): ClusterJobKey {
  const parts = text.split("/");
  if (parts.length !== 4) throw new ArgumentError(`'${text}' does not have the form CLUSTER/ROLE/ENV/NAME`);
  return keyOf(parts);
}

/** Reads `cluster/role/env/name[/instances]`. @throws {ArgumentError} */
export function instanceSpec(text: string): InstanceSpec {
  const parts = text.split("/");
  if (parts.length !== 4 && parts.length !== 5) {
    throw new ArgumentError(`'${text}' does not have the form CLUSTER/ROLE/ENV/NAME[/INSTANCES]`);
  }
  return { ...keyOf(parts), instances: instances(parts[4] ?? "") };
}

/** Reads `cluster/role/env/name/instance`. @throws {ArgumentError} */
export function taskInstance(text: string): ClusterJobKey & { readonly instance: number } {
  const parts = text.split("/");
  const given = parts[4];
  if (parts.length !== 5 || given === undefined) {
    throw new ArgumentError(`'${text}' does not have the form CLUSTER/ROLE/ENV/NAME/INSTANCE`);
  }
  if (!/^\d{1,10}$/.test(given)) throw new ArgumentError(`the instance must be a number, not '${given}'`);
  return { ...keyOf(parts), instance: Number(given) };
}

/** Reads `cluster[/role[/env[/name]]]` with wildcards. @throws {ArgumentError} */
export function jobPattern(text: string): JobPattern {
  const parts = text.split("/");
  if (parts.length > 4) throw new ArgumentError(`'${text}' has more parts than cluster/role/env/name`);
  const part = (index: number): string => parts[index] || "*";
  return { cluster: part(0), role: part(1), environment: part(2), name: part(3) };
}

/** Reads `cluster/role`. @throws {ArgumentError} */
export function clusterRole(text: string): { readonly cluster: string; readonly role: string } {
  const [cluster, role, ...rest] = text.split("/");
  if (!cluster || !role || rest.length > 0) throw new ArgumentError(`'${text}' does not have the form CLUSTER/ROLE`);
  return { cluster, role };
}

export const hasWildcard = (text: string): boolean => /[*?[]/.test(text);

/** A shell pattern (`*`, `?`, `[seq]`, `[!seq]`) as Python's fnmatch reads it. */
export function globMatches(pattern: string, text: string): boolean {
  const source = pattern.replace(/\[(!?)(\]?[^\]]*)\]|[\s\S]/g, (piece, negated: string | undefined, set?: string) => {
    if (set !== undefined && set !== "") {
      const members = set.replace(/[\\\]^]/g, "\\$&");
      return `[${negated === "!" ? "^" : ""}${members}]`;
    }
    if (piece === "*") return "[^]*";
    return piece === "?" ? "[^]" : piece.replace(/[\\^$.|+(){}[\]/]/g, "\\$&");
  });
  try {
    return new RegExp(`^${source}$`).test(text);
  } catch (error) {
    if (error instanceof SyntaxError) return pattern === text;
    throw error;
  }
}

export function patternMatches(pattern: JobPattern, key: JobKey): boolean {
  return (
    globMatches(pattern.role, key.role) &&
    globMatches(pattern.environment, key.environment) &&
    globMatches(pattern.name, key.name)
  );
}

/** `0-2,5`: the shortest way to write sorted ids. */
export function formatInstances(ids: readonly number[]): string {
  const spans: { first: number; last: number }[] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span !== undefined && id <= span.last + 1) span.last = id;
    else spans.push({ first: id, last: id });
  }
  return spans.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}
