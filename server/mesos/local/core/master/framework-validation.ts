/** What a FrameworkInfo must satisfy. Behaviour: src/master/validation.cpp, src/common/{validation,roles}.cpp of Apache Mesos. */
import type { FrameworkInfo } from "../messages.ts";
import { hasCapability } from "../task-state.ts";

/** Longest id, as of a file name. */
const MAX_ID_LENGTH = 255;

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** What is wrong with an id that becomes a directory's name; undefined when nothing is. */
export function idFault(id: string): string | undefined {
  if (id === "") return "ID must not be empty";
  if (id.length > MAX_ID_LENGTH) return `ID must not be greater than ${MAX_ID_LENGTH} characters`;
  if (id === "." || id === "..") return `'${id}' is disallowed`;
  return hasControlCharacter(id) || /[/\\]/.test(id) ? `'${id}' contains invalid characters` : undefined;
}

const INVALID_IN_ROLES = /[\b\t\n\v\f\r ]/;

function rolePartFault(role: string, part: string): string | undefined {
  if (part === "." || part === ".." || part === "*") return `Role '${role}' cannot include '${part}' as a component`;
  if (part.startsWith("-")) return `Role component '${part}' is invalid because it starts with a dash`;
  return INVALID_IN_ROLES.test(part)
    ? `Role component '${part}' is invalid because it contains backspace or whitespace`
    : undefined;
}

function roleFault(role: string): string | undefined {
  if (role === "*") return undefined;
  if (role === "") return "Role names cannot be the empty string";
  if (role.startsWith("/")) return `Role '${role}' cannot start with a slash`;
  if (role.endsWith("/")) return `Role '${role}' cannot end with a slash`;
  if (role.includes("//")) return `Role '${role}' cannot contain two adjacent slashes`;
  for (const part of role.split("/")) {
    const fault = rolePartFault(role, part);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function multiRoleFault(info: FrameworkInfo): string | undefined {
  if (info.role !== undefined) {
    return "'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable";
  }
  const roles = info.roles ?? [];
  const twice = roles.filter((role, i) => roles.indexOf(role) !== i);
  if (twice.length > 0) return `'FrameworkInfo.roles' contains duplicate items: { ${twice.join(", ")} }`;
  for (const role of roles) {
    const fault = roleFault(role);
    if (fault !== undefined) return `'FrameworkInfo.roles' contains invalid role: ${fault}`;
  }
  return undefined;
}

function singleRoleFault(info: FrameworkInfo): string | undefined {
  if ((info.roles ?? []).length > 0) {
    return "'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable";
  }
  const fault = roleFault(info.role ?? "*");
  return fault === undefined ? undefined : `'FrameworkInfo.role' is not a valid role: ${fault}`;
}

/** Durations are 64-bit nanoseconds. */
const MAX_DURATION_SECONDS = 2 ** 63 / 1e9;

/** What is wrong with what a framework says of itself; undefined when nothing is. */
export function frameworkInfoFault(info: FrameworkInfo): string | undefined {
  const roles = hasCapability(info, "MULTI_ROLE") ? multiRoleFault(info) : singleRoleFault(info);
  if (roles !== undefined) return roles;
  const id = info.id?.value;
  const identity = id === undefined || id === "" ? undefined : idFault(id);
  if (identity !== undefined) return identity;
  const timeout = info.failover_timeout ?? 0;
  return Math.abs(timeout) < MAX_DURATION_SECONDS
    ? undefined
    : `The framework failover_timeout (${streamed(timeout)}) is invalid`;
}

/** A double as a C++ stream prints it, with six digits. */
function streamed(value: number): string {
  const [mantissa = "", exponent = ""] = Number(value.toPrecision(6)).toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(value.toPrecision(6)));
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}
