/** What stands around every page: search, keys, theme, whether what is shown is current. */
import { expect, test } from "./console.ts";

test("searches roles, jobs, instances and hosts from anywhere", async ({ console, page }) => {
  await console.open("calm", "/admin/flags");
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await page.keyboard.press("/");
  const box = page.getByRole("combobox", { name: /Search/ });
  await box.fill("prod hel");
  await expect(page.getByRole("option").first()).toContainText("www-data/prod/hello");
  await box.fill("www-data/prod/hello/3");
  await expect(page.getByRole("option").first()).toContainText("instance 3");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/scheduler\/www-data\/prod\/hello\/3$/);
  await page.keyboard.press("Control+k");
  await box.fill("redis-2");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/admin\/agents\/redis-2\.example\.com$/);
});

test("goes to sections by letter, and lists the keys", async ({ console, page }) => {
  await console.open("calm", "/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("east");
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quotas");
  await page.getByLabel("Filter roles").fill("ga");
  await expect(page).toHaveURL(/\/admin\/quotas\?q=ga$/);
  await page.getByLabel("Filter roles").blur();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Search everything");
});

test("every section of the rail leads to a page", async ({ console, page }) => {
  await console.open("calm", "/");
  const names = await page.getByRole("navigation", { name: "Sections" }).getByRole("listitem").allTextContents();
  expect(names).toEqual([
    "Overview",
    "Jobs",
    "Create",
    "Agents",
    "Dedicated",
    "Quotas",
    "Log",
    "Metrics",
    "Health",
    "Flags",
  ]);
  for (const name of names) {
    await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name, exact: true }).click();
    await expect(
      page.getByRole("link", { name, exact: true }).and(page.locator("[aria-current=page]")).first(),
    ).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("the theme is the system's until another is chosen, which is kept", async ({ console, page }) => {
  await console.open("calm", "/");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "dark");
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("menuitem", { name: "Light" }).click();
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "light");
  await page.reload();
  await expect(html).toHaveAttribute("data-mantine-color-scheme", "light");
});

test("keeps the last known state when the scheduler is gone, tells its age, and recovers", async ({
  console,
  page,
}) => {
  await console.open("calm", "/scheduler/www-data/prod/hello");
  await expect(page.getByText("All 12 instances run.")).toBeVisible();
  await expect(page.getByText("live", { exact: true })).toBeVisible();
  await console.fault("down");
  await expect(page.getByText(/^as of \d\d:\d\d:\d\d, reconnecting$/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("All 12 instances run.")).toBeVisible();
  await console.fault("none");
  await expect(page.getByText("live", { exact: true })).toBeVisible({ timeout: 30_000 });
});

test("says above every page that the scheduler waits for the master", async ({ console, page }) => {
  await console.open("unregistered", "/scheduler");
  await expect(page.getByText("waits for the Mesos master to register it")).toBeVisible();
});

test("skips to the content with the first tab", async ({ console, page }) => {
  await console.open("calm", "/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
});
