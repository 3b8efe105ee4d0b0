/** `/files/browse`, `/files/read` and `/files/download`, as an agent has them. Behaviour: src/files/files.cpp of Apache Mesos. */
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { HttpError, sendJson, type Exchange, type Handler } from "../http/exchange.ts";
import { FilesError, modeText, type FileInfo, type FileRange, type SandboxFiles } from "./sandbox-files.ts";

function pathOf(url: URL): string {
  const path = url.searchParams.get("path") ?? "";
  if (path === "") throw new HttpError(400, "Expecting 'path=value' in query.\n");
  return path;
}

/** An integer of the query, -1 meaning "as if it were not there"; undefined when it is not there. */
function integerOf(url: URL, name: string): number | undefined {
  const text = url.searchParams.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text.trim()) || !Number.isSafeInteger(value)) {
    throw new HttpError(400, `Failed to parse ${name}: Failed to convert '${text}' to number.\n`);
  }
  if (value < -1) throw new HttpError(400, `Negative ${name} provided: ${value}.\n`);
  return value;
}

/** Runs `work`, answering what is wrong with a path as Mesos does. */
export async function answeringFaults<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FilesError) throw new HttpError(error.code === "NOT_FOUND" ? 404 : 400, error.message);
    throw error;
  }
}

function listed(info: FileInfo): object {
  return {
    gid: info.gid,
    mode: modeText(info.mode),
    mtime: info.mtime.nanoseconds / 1e9,
    nlink: info.nlink,
    path: info.path,
    size: info.size,
    uid: info.uid,
  };
}

async function browse(files: SandboxFiles, { response, url }: Exchange): Promise<void> {
  const listing = await answeringFaults(files.browse(pathOf(url)));
  sendJson(response, listing.map(listed));
}

async function read(files: SandboxFiles, { response, url }: Exchange): Promise<void> {
  const path = pathOf(url);
  const offset = integerOf(url, "offset") ?? -1;
  const length = integerOf(url, "length");
  // Without an offset only the size is asked for, which is then what `offset` tells.
  const range: FileRange =
    offset === -1 ? { offset: 0, length: 0 } : { offset, length: length === -1 ? undefined : length };
  const { size, data } = await answeringFaults(files.read(path, range));
  sendJson(response, { data: Buffer.from(data).toString("utf8"), offset: offset === -1 ? size : offset });
}

async function download(files: SandboxFiles, { response, url }: Exchange): Promise<void> {
  const { handle, size, path } = await answeringFaults(files.open(pathOf(url)));
  const name = basename(path).replaceAll(/[^\w.-]/g, "_");
  response.setHeader("Content-Type", "application/octet-stream");
  response.setHeader("Content-Disposition", `attachment; filename=${name}`);
  response.setHeader("Content-Length", String(size));
  if (size === 0) {
    await handle.close();
    response.end();
    return;
  }
  // A file that grows meanwhile is sent as long as it was.
  await pipeline(handle.createReadStream({ start: 0, end: size - 1 }), response);
}

export function filesRoutes(files: SandboxFiles): ReadonlyMap<string, Handler> {
  const routes = new Map<string, Handler>();
  for (const [name, handler] of Object.entries({ browse, read, download })) {
    for (const suffix of ["", ".json"]) routes.set(`/files/${name}${suffix}`, (exchange) => handler(files, exchange));
  }
  return routes;
}
