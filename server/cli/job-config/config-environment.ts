/**
 * The environment variables that a configuration file may see: an explicit list, so that a file from somebody else
 * cannot carry this machine's secrets into a job.
 */

/** More can be named, with commas between them. */
export const CONFIG_ENV_VARIABLE = "AURORA_CONFIG_ENV";

const ALLOWED = new Set(["HOME", "HOSTNAME", "LANG", "LOGNAME", "PWD", "SHELL", "TZ", "USER"]);

export function configEnvironment(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const named = new Set((variables[CONFIG_ENV_VARIABLE] ?? "").split(",").map((name) => name.trim()));
  const mayShow = (name: string): boolean => ALLOWED.has(name) || named.has(name);
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) =>
      value !== undefined && mayShow(name) ? [[name, value] as const] : [],
    ),
  );
}
