/**
 * The console: Next's request handler, on the build in `.next/`. Next runs inside this process and is
 * never given the port; the listener hands requests to it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import createNext from "next";
import type { RequestHandler } from "./ports.ts";

/** Next's export is the function itself or an object that holds it, depending on who loads it. */
const makeNext = "default" in createNext ? (createNext.default as unknown as typeof createNext) : createNext;

/** Loads the built console. @throws {Error} when there is no build. */
export async function loadNextApp(root: string): Promise<RequestHandler> {
  if (!existsSync(join(root, ".next", "BUILD_ID"))) {
    throw new Error(`the console is not built: ${join(root, ".next")} has no BUILD_ID; run npm run build`);
  }
  const app = makeNext({ dev: false, dir: root, quiet: true });
  await app.prepare();
  return app.getRequestHandler();
}
