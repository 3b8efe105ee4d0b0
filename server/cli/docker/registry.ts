/**
 * Finds out which image a tag stands for at a Docker registry (API version 2), so that a job names it by its digest and every
 * instance runs the same one. Behaviour from Aurora's `client/docker/docker_client.py`: repositories that want a token
 * get the one that anybody can have; private ones are not resolved.
 */

/** Docker Hub; the cluster's `docker_registry` may name another one. */
export const DEFAULT_REGISTRY = "https://registry-1.docker.io";

const ACCEPT = [
  "application/vnd.docker.distribution.manifest.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.oci.image.index.v1+json",
].join(", ");

const TIMEOUT_MS = 30_000;

/** An image that cannot be told from its tag; the message says why. */
export class DockerRegistryError extends Error {
  override readonly name = "DockerRegistryError";
}

export interface ImageTag {
  readonly name: string;
  readonly tag: string;
}

type Headers = Readonly<Record<string, string>>;

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new DockerRegistryError(`no answer from the Docker registry at ${url} (${reason})`, { cause: error });
  }
}

/** Gets the token that a challenge of the form `Bearer realm="...",service="...",scope="..."` asks for. */
async function token(challenge: string): Promise<string> {
  if (!/^Bearer /i.test(challenge)) {
    const kind = challenge.split(" ")[0] ?? "";
    throw new DockerRegistryError(
      `the Docker registry wants ${kind || "unnamed"} authorization, which is not supported`,
    );
  }
  const fields = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value]));
  const realm = fields.get("realm");
  if (realm === undefined)
    throw new DockerRegistryError(`the Docker registry does not say who gives tokens: ${challenge}`);
  const url = new URL(realm);
  for (const [key, value] of fields) if (key !== "realm" && key !== "error") url.searchParams.set(key, value);
  const response = await request(url.href, {});
  const body: unknown = response.ok ? await response.json() : undefined;
  const found = (body as { readonly token?: unknown } | undefined)?.token;
  if (typeof found === "string") return found;
  throw new DockerRegistryError(`no token from ${realm} (HTTP ${response.status})`);
}

/** A HEAD request that answers one challenge. */
async function head(url: string, headers: Headers): Promise<Response> {
  const first = await request(url, { method: "HEAD", headers });
  if (first.status !== 401) return first;
  const authorization = `Bearer ${await token(first.headers.get("www-authenticate") ?? "")}`;
  return request(url, { method: "HEAD", headers: { ...headers, authorization } });
}

/** `name@sha256:...`, with the registry's host before it unless that is Docker Hub. @throws {DockerRegistryError} */
export async function resolveImage(registry: string, { name, tag }: ImageTag): Promise<string> {
  const base = registry.replace(/\/+$/, "");
  const version = await head(`${base}/v2/`, {});
  if (!version.ok) throw new DockerRegistryError(`${base} is not a registry v2 (HTTP ${version.status})`);
  const manifest = await head(`${base}/v2/${name}/manifests/${tag}`, { accept: ACCEPT });
  if (manifest.status === 401) throw new DockerRegistryError(`Private Docker repository - ${name}:${tag}`);
  const digest = manifest.headers.get("docker-content-digest");
  if (!manifest.ok || digest === null) {
    throw new DockerRegistryError(`Unable to resolve image ${name}:${tag} at ${base} (HTTP ${manifest.status})`);
  }
  return `${base === DEFAULT_REGISTRY ? "" : `${new URL(base).host}/`}${name}@${digest}`;
}
