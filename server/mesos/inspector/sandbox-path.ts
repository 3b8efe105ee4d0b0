/** Paths within a sandbox, as people and browsers give them. What leads out of it is refused here; symbolic links are the agent's to check. */
import { invalidRequest } from "../../core/domain/api-error.ts";

/**
 * The path in its simplest form: no leading, doubled or trailing slashes, no `.`; empty for the sandbox itself.
 * @throws {ApiError} INVALID_REQUEST for an absolute path and for one with `..`.
 */
export function sandboxPath(path: string): string {
  if (path.startsWith("/")) throw invalidRequest(`'${path}' is absolute: paths are relative to the sandbox`);
  if (path.includes("\0")) throw invalidRequest("a path cannot hold a NUL character");
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw invalidRequest(`'${path}' leads out of the sandbox`);
  return parts.join("/");
}

/** `directory` and a path of {@link sandboxPath}. */
export function joinPath(directory: string, path: string): string {
  return path === "" ? directory : `${directory}/${path}`;
}
