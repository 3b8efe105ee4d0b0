/** The page of an instance: its life, its runs, its files, its log. */
import { expect, test } from "./console.ts";

test("the log follows its end as it is written, and stops when one scrolls up", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/0");
  const log = page.getByRole("log");
  await expect(log).toContainText("served request 1000");
  await expect(log).toContainText("served request 1003", { timeout: 20_000 });
  await log.hover();
  await page.mouse.wheel(0, -2000);
  await expect(page.getByRole("button", { name: "Follow the end" })).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: "Follow the end" }).click();
  await expect(page.getByText("following", { exact: true })).toBeVisible();
});

test("the log is searched, filtered and read back to its beginning", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/0");
  await expect(page.getByRole("log")).toContainText("INFO");
  await page.getByRole("button", { name: /Load earlier/ }).click();
  await expect(page.getByRole("button", { name: /Load earlier/ })).toBeHidden();
  await page.getByLabel("Search in the log").fill("ERROR connection");
  await expect(page.getByText("1/19")).toBeVisible();
  await page.getByLabel("Search in the log").press("Enter");
  await expect(page.getByText("2/19")).toBeVisible();
  await page.getByRole("button", { name: "Only matches" }).click();
  await expect(page.getByRole("log").locator("mark").first()).toHaveText("ERROR connection");
  await expect(page.getByRole("log")).not.toContainText("INFO");
});

test("the log wraps, and the choice is in the address", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/0");
  await page.getByRole("button", { name: "Wrap long lines" }).click();
  await expect(page).toHaveURL(/wrap=1/);
  await expect(page.getByRole("log")).toHaveAttribute("data-wrap", "true");
});

test("the whole log can be downloaded", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/0?file=.logs/main/0/stderr");
  await expect(page.getByRole("log")).toContainText("no configuration file given");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("logs_main_0_stderr.txt");
});

test("all runs are listed, and an earlier one is shown with its end", async ({ console, page }) => {
  await console.open("flapping", "/scheduler/www-data/prod/flappy/3");
  const runs = page.getByRole("list", { name: "Runs, newest first" });
  await expect(runs.getByRole("button")).toHaveCount(9);
  await runs.getByRole("button").nth(1).click();
  await expect(page).toHaveURL(/run=/);
  await expect(page.getByText("An earlier run is shown.")).toBeVisible();
  await expect(page.getByText(/Process main exited with status 1/).first()).toBeVisible();
  await page.getByRole("tab", { name: /States/ }).click();
  const states = page.getByRole("table", { name: "States of the run" });
  await expect(states.getByRole("row").nth(1)).toContainText("Failed");
  await expect(states).toContainText("1m 4s");
});

test("the sandbox is browsed, and a file is opened from a link", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/0?tab=files");
  await page.getByRole("button", { name: /^etc/ }).click();
  await page.getByRole("button", { name: /server\.conf/ }).click();
  await expect(page.getByRole("log")).toContainText("listen 31337");
  await page.reload();
  await expect(page.getByRole("log")).toContainText("workers 4");
  await page.getByRole("navigation", { name: "Directory" }).getByRole("button", { name: "sandbox" }).click();
  await expect(page.getByRole("button", { name: /task\.json/ })).toBeVisible();
});

test("a task that never got an agent has no sandbox, and says so", async ({ console, page }) => {
  await console.open("pending", "/scheduler/analytics/prod/crunch/2");
  await expect(page.getByText("This run has no sandbox")).toBeVisible();
  await expect(page.getByRole("region", { name: "Why it waits" })).toContainText("Instance 2 waits");
});

test("killing an instance is shown as it happens", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/5");
  await page.getByRole("button", { name: "Kill" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Kill 1 instance" }).click();
  await expect(page.getByText(/Command terminated with signal Terminated/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Kill" })).toBeDisabled();
});

test("the processes of a run are listed with runs and exit codes, and lead to their logs", async ({
  console,
  page,
}) => {
  await console.open("calm", "/scheduler/www-data/prod/hello/0?tab=processes");
  const table = page.getByRole("table", { name: "Processes of the run" });
  const row = (text: RegExp) => table.getByRole("row").filter({ hasText: text });
  await expect(row(/^fetch/)).toContainText(/Success.*2 runs, 1 of 3 failed.*0/);
  await expect(row(/^main/)).toContainText(/daemon, after fetch.*Running/);
  await expect(row(/^save/)).toContainText(/final.*Waiting.*none/);
  await page.getByRole("button", { name: "Show 1 earlier run" }).click();
  await expect(row(/fetch, earlier/)).toContainText(/Failed.*run 0.*7/);
  await expect(page).toHaveURL(/runs=all/);
  await row(/^main/).getByRole("button", { name: "stdout" }).click();
  await expect(page.getByRole("tab", { name: "Log" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("log")).toContainText("served request");
});
