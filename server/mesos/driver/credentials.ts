/**
 * The file of `-framework_authentication_file`: a Java properties file with two keys, as Aurora's
 * CommandLineDriverSettingsModule reads it. The pair goes to the master as HTTP basic authentication. That of
 * `-agent_authentication_file`, in the same form, goes to agents: they are not trusted with the framework's secret.
 */
import { readFileSync } from "node:fs";
import { UsageError } from "../../base/flags/parse.ts";

export interface Credentials {
  readonly principal: string;
  readonly secret: string;
}

const PRINCIPAL_KEY = "aurora_authentication_principal";
const SECRET_KEY = "aurora_authentication_secret";

const ESCAPES: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };

function unescape(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, other: string | undefined) =>
    hex === undefined ? (ESCAPES[other ?? ""] ?? other ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Reads a Java properties text: comments, continued lines, the three separators, backslash escapes. */
export function parseProperties(text: string): Map<string, string> {
  const properties = new Map<string, string>();
  const logicalLines = text.replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\\r?\n[ \t\f]*/g, "").split(/\r?\n|\r/);
  for (const line of logicalLines) {
    const match = /^[ \t\f]*((?:\\[\s\S]|[^\\\s=:#!])(?:\\[\s\S]|[^\\\s=:])*)[ \t\f]*[=:]?[ \t\f]*([\s\S]*)$/.exec(
      line,
    );
    if (match?.[1] !== undefined) properties.set(unescape(match[1]), unescape(match[2] ?? ""));
  }
  return properties;
}

/** The flags that name such files. */
export type CredentialsFlag = "framework_authentication_file" | "agent_authentication_file";

/** @throws {UsageError} when the file cannot be read or lacks a key. */
export function readCredentials(path: string, flag: CredentialsFlag = "framework_authentication_file"): Credentials {
  const fault = (what: string): UsageError => new UsageError(`-${flag}=${path}: ${what}`);
  let text: string;
  try {
    text = readFileSync(path, "latin1");
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error));
  }
  const properties = parseProperties(text);
  const required = (key: string): string => {
    const value = properties.get(key);
    if (value === undefined || value === "") throw fault(`the key ${key} is missing`);
    return value;
  };
  return { principal: required(PRINCIPAL_KEY), secret: required(SECRET_KEY) };
}

/** What to do about the status 401; `sent` tells whether credentials were sent. */
export function authenticationAdvice(flag: CredentialsFlag, sent: boolean): string {
  return sent ? `it does not accept the credentials of -${flag}` : `it asks for credentials, which -${flag} names`;
}

/** The `Authorization` header. */
export function basicAuthorization({ principal, secret }: Credentials): string {
  return `Basic ${Buffer.from(`${principal}:${secret}`).toString("base64")}`;
}
