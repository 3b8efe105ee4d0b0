/**
 * Keys of jobs and instances: `role/environment/name` and `role/environment/name/instance`.
 *
 * Behaviour from Aurora's `base/JobKeys.java`, `base/InstanceKeys.java` and `api.thrift`.
 */

/** A unique identifier for a job. */
export interface JobKey {
  /** User role (Unix service account), for example `www-data`. */
  readonly role: string;
  /** Environment, for example `prod`. */
  readonly environment: string;
  /** Name, for example `hello`. */
  readonly name: string;
}

/** A unique identifier for the active task within a job. */
export interface InstanceKey {
  readonly jobKey: JobKey;
  readonly instanceId: number;
}

/** `GOOD_IDENTIFIER_PATTERN` of api.thrift: what role, environment and name may contain. */
export const GOOD_IDENTIFIER_PATTERN = /^[\w\-.]+$/;

/** Aurora's `UserProvidedStrings.MAX_LENGTH`. */
export const MAX_IDENTIFIER_LENGTH = 255;

/** True when `value` may be used as a role, an environment or a job name. */
export function isGoodIdentifier(value: string): boolean {
  return value.length <= MAX_IDENTIFIER_LENGTH && GOOD_IDENTIFIER_PATTERN.test(value);
}

/** The canonical form, `role/environment/name`. Identifiers hold no slash, so it is unique. */
export function jobKeyString(key: JobKey): string {
  return `${key.role}/${key.environment}/${key.name}`;
}

/** The canonical form, `role/environment/name/instance`. */
export function instanceKeyString(key: InstanceKey): string {
  return `${jobKeyString(key.jobKey)}/${key.instanceId}`;
}

/** The key written as `role/environment/name`, or undefined when `text` has another form. */
export function parseJobKey(text: string): JobKey | undefined {
  const [role, environment, name, ...rest] = text.split("/");
  if (role === undefined || environment === undefined || name === undefined || rest.length > 0) {
    return undefined;
  }
  const key = { role, environment, name };
  return isValidJobKey(key) ? key : undefined;
}

/** True when all three parts are good identifiers (`JobKeys.isValid`). */
export function isValidJobKey(key: JobKey): boolean {
  return isGoodIdentifier(key.role) && isGoodIdentifier(key.environment) && isGoodIdentifier(key.name);
}

/** Structural equality. */
export function sameJobKey(a: JobKey, b: JobKey): boolean {
  return a.role === b.role && a.environment === b.environment && a.name === b.name;
}

/** Orders keys by role, then environment, then name, by code unit. */
export function compareJobKeys(a: JobKey, b: JobKey): number {
  return compareText(a.role, b.role) || compareText(a.environment, b.environment) || compareText(a.name, b.name);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
