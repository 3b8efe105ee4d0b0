/**
 * The notations for agents' resources and attributes, as `mesos-agent`'s flags of those names:
 * `cpus:4;mem:4096;ports:[31000-31999]` and `rack:a;dedicated:db/redis`.
 * Grammar: src/common/{resources,attributes,values}.cpp of Apache Mesos.
 */
import type { Attribute, Range, Resource } from "./messages.ts";

/** An agent, as it is to be started. */
export interface AgentSpec {
  readonly hostname: string;
  readonly resources: readonly Resource[];
  readonly attributes: readonly Attribute[];
}

/** A text that does not follow the notation; the message says which part. */
export class NotationError extends Error {
  override readonly name = "NotationError";
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function parseRanges(text: string): Range[] | undefined {
  if (!/^\[.*\]$/.test(text)) return undefined;
  return text
    .slice(1, -1)
    .split(",")
    .map((part) => {
      const match = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(part);
      const begin = Number(match?.[1]);
      const end = Number(match?.[2]);
      if (match === null || begin > end) throw new NotationError(`'${part.trim()}' is not a range such as 31000-31999`);
      return { begin, end };
    });
}

function pairs(text: string): [string, string][] {
  return text
    .split(/[;\n]/)
    .map((token) => token.trim())
    .filter((token) => token !== "")
    .map((token) => {
      const colon = token.indexOf(":");
      const name = token.slice(0, Math.max(colon, 0)).trim();
      const value = token.slice(colon + 1).trim();
      if (colon < 0 || name === "" || value === "") throw new NotationError(`'${token}' is not of the form name:value`);
      return [name, value];
    });
}

/** @throws {NotationError} */
export function parseResources(text: string): Resource[] {
  return pairs(text).map(([label, value]) => {
    const match = /^([\w.-]+)(?:\(([^()]+)\))?(\{REV\})?$/.exec(label);
    if (match?.[1] === undefined) throw new NotationError(`'${label}' is not a resource name`);
    const base = {
      name: match[1],
      role: match[2] ?? "*",
      ...(match[3] === undefined ? {} : { revocable: {} }),
    };
    const ranges = parseRanges(value);
    if (ranges !== undefined) return { ...base, type: "RANGES", ranges: { range: ranges } };
    if (!NUMBER.test(value) || Number(value) < 0) {
      throw new NotationError(`${match[1]}: '${value}' is neither an amount nor ranges such as [31000-31999]`);
    }
    return { ...base, type: "SCALAR", scalar: { value: Number(value) } };
  });
}

/** @throws {NotationError} */
export function parseAttributes(text: string): Attribute[] {
  return pairs(text).map(([name, value]) => {
    const ranges = parseRanges(value);
    if (ranges !== undefined) return { name, type: "RANGES", ranges: { range: ranges } };
    if (NUMBER.test(value)) return { name, type: "SCALAR", scalar: { value: Number(value) } };
    return { name, type: "TEXT", text: { value } };
  });
}
