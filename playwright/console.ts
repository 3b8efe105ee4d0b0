/** What the console's tests share: a page on a scenario that fails on any complaint of the browser. */
import { type APIRequestContext, expect, type Page, test as base } from "@playwright/test";
import type { ScenarioName } from "./scenarios/scenarios.ts";

export interface Console {
  readonly page: Page;
  /** Changes the scenario, then opens an address. */
  open(scenario: ScenarioName, path: string): Promise<void>;
  /** Has the scheduler not answer any more, or answer again. */
  fault(kind: "down" | "none"): Promise<void>;
  /** What the browser complained of. */
  readonly complaints: readonly string[];
}

async function command(request: APIRequestContext, path: string): Promise<void> {
  const response = await request.post(path);
  expect(response.ok()).toBe(true);
}

/** A browser's own words about a connection that was cut are no complaint about the console. */
const EXPECTED = /ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|Failed to load resource/;

export const test = base.extend<{ console: Console }>({
  async console({ page, request }, provide) {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if ((message.type() === "error" || message.type() === "warning") && !EXPECTED.test(message.text())) {
        complaints.push(message.text());
      }
    });
    await provide({
      page,
      complaints,
      async open(scenario, path) {
        await command(request, `/scenario/${scenario}`);
        await page.goto(path);
      },
      fault: (kind) => command(request, `/fault/${kind}`),
    });
    await command(request, "/fault/none");
    expect(complaints).toEqual([]);
  },
});

export { expect };
