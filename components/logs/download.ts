"use client";
/** Saves a whole file of a sandbox on the viewer's disk, read in parts. */
import type { TRPCClient } from "@trpc/client";
import type { AppRouter } from "../../server/trpc/router.ts";
import type { LogSource } from "./log-tail.ts";

const PART_BYTES = 1024 * 1024;
/** Nobody reads more in an editor, and the browser holds it all. */
const MOST_BYTES = 256 * 1024 * 1024;

/** `.logs/main/0/stdout` -> `logs_main_0_stdout.txt`: visible, flat, and opened as text. */
function fileNameOf(path: string): string {
  const flat = path.replaceAll("/", "_").replace(/^[._]+/, "");
  return /\.\w+$/.test(flat) ? flat : `${flat}.txt`;
}

/** Resolves when the browser has been handed the file. @throws what a read throws. */
export async function downloadFile(
  client: TRPCClient<AppRouter>,
  { taskId, path }: LogSource,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const parts: string[] = [];
  let offset = 0;
  for (;;) {
    const { data, nextOffset, atEnd } = await client.tasks.readFile.query({ taskId, path, offset, length: PART_BYTES });
    parts.push(data);
    const stuck = nextOffset === offset;
    offset = nextOffset;
    onProgress(offset);
    if (atEnd || stuck || offset >= MOST_BYTES) break;
  }
  const url = URL.createObjectURL(new Blob(parts, { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileNameOf(path);
  link.click();
  URL.revokeObjectURL(url);
}
