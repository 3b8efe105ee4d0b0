/** Opens a page for the person at the terminal. */
import type { CommandContext } from "./context.ts";

function opener(browser: string | undefined): readonly string[] {
  if (browser !== undefined && browser !== "") return [browser.split(":")[0] ?? browser];
  if (process.platform === "darwin") return ["open"];
  return process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
}

/** Shows the address where there is no browser. */
export async function openPage(context: CommandContext, url: string): Promise<void> {
  const command = [...opener(context.environment.variables.BROWSER), url];
  try {
    const { exitCode } = await context.environment.spawn(command, { output: "capture" });
    if (exitCode === 0) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  context.out(`Open this page: ${url}`);
}
