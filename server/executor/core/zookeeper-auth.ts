/**
 * The file of `-announcer-zookeeper-auth-config`: who announces, and who may do what with announcements
 * (`executor/common/announcer_zkauth_schema.py`).
 *
 *     {"auth": [{"scheme": "digest", "credential": "user:password"}],
 *      "acl": [{"scheme": "world", "credential": "anyone", "permissions": {"read": true}}]}
 */
import { InvalidTask } from "./invalid-task.ts";
import { isObject, JsonFields } from "./json-fields.ts";

const PERMISSIONS = ["read", "write", "create", "delete", "admin"] as const;

export interface AccessRule {
  readonly scheme: string;
  readonly credential: string;
  readonly permissions: readonly (typeof PERMISSIONS)[number][];
}

export interface ZooKeeperAuth {
  /** `user:password` of the digest scheme. */
  readonly credentials: string | undefined;
  /** Empty for the usual one. */
  readonly acl: readonly AccessRule[];
}

const CREDENTIALS = /^[^:]+:[^:]+$/;

/** @throws InvalidTask, whose message holds no credentials */
export function parseZooKeeperAuth(text: string): ZooKeeperAuth {
  const config = new JsonFields(parseObject(text), { path: "config", scopes: [], unbound: new Set() });
  const auth = config.list("auth").map((item, i) => readCredential(config.inner(`auth[${i}]`, item)));
  if (auth.length > 1) throw new InvalidTask("the ZooKeeper authentication config has more than one auth entry");
  const [first] = auth;
  if (first !== undefined && first.scheme !== "digest") {
    throw new InvalidTask(`the ZooKeeper authentication scheme ${first.scheme} is not known here: use digest`);
  }
  const acl = config.list("acl").map((item, i) => readAccess(config.inner(`acl[${i}]`, item)));
  return { credentials: first?.credential, acl };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isObject(value)) throw new InvalidTask("the ZooKeeper authentication config is not a JSON object");
  return value;
}

function readCredential(fields: JsonFields): { scheme: string; credential: string } {
  const scheme = fields.text("scheme");
  const credential = fields.text("credential");
  if (scheme === "digest" && !CREDENTIALS.test(credential)) {
    throw new InvalidTask("a digest credential is of the form user:password");
  }
  return { scheme, credential };
}

function readAccess(fields: JsonFields): AccessRule {
  const permissions = fields.object("permissions");
  return {
    ...readCredential(fields),
    permissions: PERMISSIONS.filter((name) => permissions?.boolean(name, false) ?? false),
  };
}
