/** The page that creates jobs, and the one that sets quotas. */
import { expect, test } from "./console.ts";

test("the example is previewed, created, and runs", async ({ console, page }) => {
  await console.open("calm", "/create");
  await expect(page.getByText("The job is well formed.")).toBeVisible();
  await expect(page.getByText("All 3 instances would start now.")).toBeVisible();
  await expect(page.getByText("does not count against the quota")).toBeVisible();
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page).toHaveURL(/\/scheduler\/www-data\/devel\/hello_world$/);
  await expect(page.getByText("All 3 instances run.")).toBeVisible();
});

test("errors stand where they are, and lead there", async ({ console, page }) => {
  await console.open("calm", "/create");
  const editor = page.getByLabel("The job as JSON");
  await editor.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.insertText(' "instanceCont": 3,');
  await expect(page.getByText("has no field instanceCont; did you mean instanceCount?")).toBeVisible();
  await expect(page.locator(".cm-lintRange-error")).toHaveText('"instanceCont"');
  await expect(page.getByRole("button", { name: "Create job" })).toBeDisabled();
  await page.keyboard.press("Control+z");
  await expect(page.getByText("The job is well formed.")).toBeVisible();
});

test("what would wait is told before it is created", async ({ console, page }) => {
  await console.open("calm", "/create");
  const editor = page.getByLabel("The job as JSON");
  await editor.click();
  await page.keyboard.press("Control+a");
  const job = {
    key: { role: "www-data", environment: "devel", name: "many" },
    instanceCount: 8,
    taskConfig: {
      isService: true,
      tier: "preferred",
      resources: [{ numCpus: 3 }, { ramMb: 64 }, { diskMb: 64 }],
      constraints: [{ name: "host", constraint: { limit: { limit: 1 } } }],
    },
  };
  await page.keyboard.insertText(JSON.stringify(job));
  await expect(page.getByText("6 of 8 instances would start now; 2 would wait.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Why it waits" })).toContainText("2 instances would wait: 6–7");
  await expect(page.getByRole("region", { name: "Quota of www-data" })).toContainText("over by 8 cores");
});

test("a refusal is told in words near the button, and the text is kept", async ({ console, page }) => {
  await console.open("full-quotas", "/create");
  await expect(page.getByText("It would be refused.")).toBeVisible();
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page.getByRole("alert").first()).toContainText("CPU quota exceeded by 2.00 core(s)");
  await expect(page.getByLabel("The job as JSON")).toContainText("hello_world");
});

test("a job can be created like another one", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello?tab=config");
  await page.getByRole("link", { name: "Create one like this" }).click();
  await expect(page.getByLabel("The job as JSON")).toContainText('"name": "hello"');
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Job www-data/prod/hello already exists.");
});

test("a quota is set, changed and removed", async ({ console, page }) => {
  await console.open("calm", "/admin/quotas");
  await page.getByRole("button", { name: "Set a quota" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Role").fill("analytics");
  await dialog.getByLabel("CPU, cores").fill("12");
  await dialog.getByLabel("RAM, MB").fill("4096");
  await dialog.getByRole("button", { name: "Set the quota" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /analytics/ });
  await expect(row).toContainText("0 / 12");
  await row.getByRole("button", { name: "Edit the quota of analytics" }).click();
  await expect(dialog.getByLabel("CPU, cores")).toHaveValue("12");
  await dialog.getByLabel("CPU, cores").fill("20");
  await dialog.getByRole("button", { name: "Set the quota" }).click();
  await expect(row).toContainText("0 / 20");
  await row.getByRole("button", { name: "Remove the quota of analytics" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the quota" }).click();
  await expect(row).toContainText("no quota");
});

test("a quota below what is used is not sent", async ({ console, page }) => {
  await console.open("calm", "/admin/quotas");
  await page.getByRole("button", { name: "Edit the quota of www-data" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("CPU, cores").fill("3");
  await expect(dialog).toContainText("Production tasks use 24 cores now.");
  await expect(dialog.getByRole("button", { name: "Set the quota" })).toBeDisabled();
});
