/** Every page on the scenarios that matter to it, in both schemes: it opens, says what it is about, and nothing complains. */
import { expect, test } from "./console.ts";
import type { ScenarioName } from "./scenarios/scenarios.ts";

const PAGES: readonly (readonly [scenario: ScenarioName, path: string, heading: string])[] = [
  ["empty", "/", "east"],
  ["calm", "/", "east"],
  ["every-state", "/", "east"],
  ["unregistered", "/", "east"],
  ["empty", "/scheduler", "Jobs"],
  ["flapping", "/scheduler?view=jobs&show=attention", "Jobs"],
  ["calm", "/scheduler/www-data", "www-data"],
  ["calm", "/scheduler/www-data/prod", "www-data/prod"],
  ["every-state", "/scheduler/www-data/devel/zoo", "www-data/devel/zoo"],
  ["calm", "/scheduler/www-data/prod/nothing", "www-data/prod/nothing"],
  ["flapping", "/scheduler/www-data/prod/flappy/0", "www-data/prod/flappy/0"],
  ["calm", "/scheduler/www-data/prod/hello/99", "www-data/prod/hello/99"],
  ["calm", "/create", "Create a job"],
  ["empty", "/admin/agents", "Agents"],
  ["huge", "/admin/agents", "Agents"],
  ["calm", "/admin/agents/agent-1.example.com", "agent-1.example.com"],
  ["calm", "/admin/dedicated", "Dedicated hosts"],
  ["full-quotas", "/admin/quotas", "Quotas"],
  ["unregistered", "/admin/health", "Health"],
  ["calm", "/admin/flags", "Flags"],
  ["calm", "/admin/log", "Log"],
  ["calm", "/admin/metrics", "Metrics"],
];

for (const [scenario, path, heading] of PAGES) {
  test(`${path} opens on the scenario ${scenario}`, async ({ console, page }) => {
    await console.open(scenario, path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await page.emulateMedia({ colorScheme: "light" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "light");
    await expect(page.getByText("live", { exact: true })).toBeVisible();
  });
}

test("an address that leads nowhere says so", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/not-a-number");
  await expect(page.getByText("There is no such page")).toBeVisible();
  await console.open("calm", "/admin/agents/nowhere");
  await expect(page.getByRole("alert").getByText("Unknown host: nowhere")).toBeVisible();
});

test("nothing comes from another host", async ({ console, page }) => {
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).hostname));
  for (const path of ["/", "/create", "/admin/metrics?stat=process_uptime_secs"]) {
    await console.open("calm", path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect([...hosts]).toEqual(["127.0.0.1"]);
});

test("fits a narrow window without scrolling sideways", async ({ console, page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  for (const path of [
    "/",
    "/scheduler/analytics/prod/crunch",
    "/scheduler/www-data/prod/hello/0",
    "/create",
    "/admin/agents",
    "/admin/log",
    "/admin/health",
  ]) {
    await console.open(/log|health/.test(path) ? "quorum-lost" : "pending", path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess, path).toBeLessThanOrEqual(0);
  }
});
