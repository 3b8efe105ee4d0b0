/** The page of a job: what it shows, and what is done with it. */
import { expect, test } from "./console.ts";

test("a pending job says why in words, with what to do about it", async ({ console, page }) => {
  await console.open("pending", "/scheduler/analytics/prod/crunch");
  const why = page.getByRole("region", { name: "Why it waits" });
  await expect(why.getByRole("heading")).toHaveText("3 instances wait: 1–3");
  await expect(why).toContainText("2 of 9 agents lack the attribute rack.");
  await expect(why).toContainText("Give them the attribute, or drop the constraint rack is a.");
  await expect(why.getByRole("link", { name: "agent-1.example.com" })).toBeVisible();
  await expect(why.getByText("Insufficient: CPU")).toBeHidden();
  await why.getByText("As Aurora says it").click();
  await expect(why.getByText(/Insufficient: CPU, Constraint not satisfied: rack/)).toBeVisible();
});

test("troubles are told on the job's page, and lead to the instance", async ({ console, page }) => {
  await console.open("flapping", "/scheduler/www-data/prod/flappy");
  const troubles = page.getByRole("region", { name: "In trouble" });
  await expect(troubles).toContainText("penalized for 60000 ms for flapping");
  await troubles.getByRole("link", { name: "1", exact: true }).click();
  await expect(page).toHaveURL(/\/flappy\/1$/);
});

test("ten thousand instances can be walked with the keyboard, filtered and opened", async ({ console, page }) => {
  await console.open("huge", "/scheduler/www-data/prod/huge");
  const grid = page.getByRole("listbox", { name: /10,000 instances/ });
  await grid.focus();
  await page.keyboard.press("End");
  await expect(grid.getByRole("option")).toHaveText(/^Instance 9999/);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(grid.getByRole("option")).toHaveText("Instance 1, Running, on node-002.example.com");
  await page.getByRole("button", { name: /^Partitioned 20/ }).click();
  await expect(page).toHaveURL(/status=PARTITIONED/);
  await expect(page.getByText("20 of 10,000")).toBeVisible();
  await page.reload();
  await expect(page.getByText("20 of 10,000")).toBeVisible();
  await page.getByRole("listbox").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/huge\/50$/);
});

test("a table of ten thousand rows scrolls to its end and holds few rows in the page", async ({ console, page }) => {
  await console.open("huge", "/scheduler/www-data/prod/huge");
  const table = page.getByRole("table", { name: "Instances" });
  await expect(table).toHaveAttribute("aria-rowcount", "10001");
  await table.getByRole("button", { name: "Instance" }).click();
  await expect(table.getByRole("link", { name: "9999", exact: true })).toBeAttached();
  expect(await table.getByRole("row").count()).toBeLessThan(300);
});

test("killing a whole job says what it will do, has its name typed, and shows it happening", async ({
  console,
  page,
}) => {
  await console.open("calm", "/scheduler/www-data/prod/hello");
  await page.getByRole("button", { name: "Kill", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Kill 12 instances of www-data/prod/hello");
  const button = dialog.getByRole("button", { name: "Kill 12 instances" });
  await expect(button).toBeDisabled();
  await dialog.getByRole("textbox").fill("www-data/prod/hello");
  await button.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Killed 12 instances.")).toBeVisible();
  await expect(page.getByText("Nothing runs; 12 killed.")).toBeVisible();
});

test("selected instances are restarted and run again", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello");
  await page.getByRole("checkbox", { name: "Select instance 2" }).check();
  await page.getByRole("checkbox", { name: "Select instance 3" }).check();
  await expect(page).toHaveURL(/select=2-3/);
  await page.getByRole("button", { name: "Restart 2" }).click();
  await expect(page.getByRole("dialog")).toContainText("Restart 2 instances of www-data/prod/hello");
  await page.getByRole("dialog").getByRole("button", { name: "Restart 2 instances" }).click();
  await expect(page.getByText("Restarted 2 instances.")).toBeVisible();
  await expect(page.getByText("All 12 instances run.")).toBeVisible();
});

test("instances are added and come to run before one's eyes", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/staging/hello");
  await page.getByRole("button", { name: "Add instances" }).click();
  await page.getByLabel("How many").fill("3");
  await page.getByRole("dialog").getByRole("button", { name: "Add 3 instances" }).click();
  await expect(page.getByText("Added 3 instances.")).toBeVisible();
  await expect(page.getByText("All 5 instances run.")).toBeVisible();
  await page.getByRole("tab", { name: "Events" }).click();
  await expect(page.getByRole("list", { name: "Events, newest first" })).toContainText(
    "given more instances by UNSECURE",
  );
});

test("what another does is seen without a reload", async ({ console, page, request }) => {
  await console.open("calm", "/scheduler/www-data/prod/api");
  await expect(page.getByText("All 6 instances run.")).toBeVisible();
  const job = { role: "www-data", environment: "prod", name: "api" };
  await request.post("/api/trpc/jobs.kill", { data: { job, instances: [0] } });
  await expect(page.getByText("All 5 instances run.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Instances" }).getByText("Killed", { exact: true })).toBeVisible();
});

test("the configuration is told in words, with what it runs", async ({ console, page }) => {
  await console.open("calm", "/scheduler/database/prod/redis?tab=config");
  await expect(page.getByText("dedicated is database/redis")).toBeVisible();
  await expect(page.getByText("4 cores, 16 GB RAM, 64 MB Disk, port http")).toBeVisible();
  await expect(page.getByText("exec ./server --port {{thermos.ports[http]}}", { exact: true })).toBeVisible();
});
