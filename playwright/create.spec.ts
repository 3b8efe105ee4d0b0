/** The page that creates jobs, and the one that sets quotas. */
import type { Page } from "@playwright/test";
import { expect, test } from "./console.ts";

const editorOf = (page: Page) => page.getByRole("textbox", { name: "The configuration" });

/** An example by a part of its name. */
async function chooseExample(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Examples" }).click();
  await page.getByRole("menuitem", { name }).click();
}

/** A file that defines www-data/prod/hello, which runs in the scenario with 12 instances of one core. */
function hello(instances: number, cpu: number): string {
  return `main = Process(name = 'main', cmdline = 'exec ./server --port {{thermos.ports[http]}} --verbose')
jobs = [Service(
  cluster = 'east', role = 'www-data', environment = 'prod', name = 'hello', tier = 'preferred',
  instances = ${instances},
  task = Task(processes = [main], resources = Resources(cpu = ${cpu}, ram = 512*MB, disk = 64*MB)))]
`;
}

test("the example is previewed, created, and runs", async ({ console, page }) => {
  await console.open("calm", "/create");
  await expect(page.getByText("The job is well formed.")).toBeVisible();
  await expect(page.getByText("All 3 instances would start now.")).toBeVisible();
  await expect(page.getByText("does not count against the quota")).toBeVisible();
  await expect(page.getByText("written for devcluster; this is east")).toBeVisible();
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page).toHaveURL(/\/scheduler\/www-data\/devel\/hello_world$/);
  await expect(page.getByText("All 3 instances run.")).toBeVisible();
});

test("a wrong name stands where it is, and is put right with one click", async ({ console, page }) => {
  await console.open("calm", "/create");
  await editorOf(page).fill(hello(12, 1).replace("instances", "instancs"));
  await expect(page.getByText("MesosJob has no attribute 'instancs'; did you mean 'instances'?")).toBeVisible();
  await expect(page.locator(".cm-lintRange-error")).toHaveText("instancs = 12");
  await expect(page.getByRole("button", { name: "Create job" })).toBeDisabled();
  await page.getByRole("button", { name: "Line 4" }).click();
  await expect(editorOf(page)).toBeFocused();
  await page.getByRole("button", { name: "Change to instances" }).click();
  await expect(page.getByText("The job is well formed.")).toBeVisible();
});

test("names of the schema are completed, with what they mean", async ({ console, page }) => {
  await console.open("calm", "/create");
  await expect(page.getByText("The job is well formed.")).toBeVisible();
  await editorOf(page).fill("hello = Process(cmd)");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Space");
  await expect(page.getByText("The command line, passed to bash.")).toBeVisible();
  // With the mouse: for a moment after they appear, the editor takes no key for the choice of one.
  await page.getByRole("option", { name: /cmdline.*required/ }).click();
  await expect(editorOf(page)).toHaveText("hello = Process(cmdline = )");
});

test("variables are asked for, remembered, and all jobs of a file are created", async ({ console, page }) => {
  await console.open("calm", "/create");
  await expect(page.getByText("The job is well formed.")).toBeVisible();
  await chooseExample(page, "Two jobs");
  await expect(page.getByText("Config contains unbound variables: {{greeting}}").first()).toBeVisible();
  await expect(page.getByText("No preview until the variables have values")).toBeVisible();
  await page.getByLabel("{{greeting}}").fill("good morning");
  await expect(page.getByText("The 2 jobs are well formed.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("{{greeting}}")).toHaveValue("good morning");
  const list = page.getByRole("region", { name: "Jobs it defines" });
  await list.getByRole("button", { name: "www-data/test/greeter 2 instances" }).click();
  await expect(page.getByText("All 2 instances would start now.")).toBeVisible();
  await page.getByRole("button", { name: "Create 2 jobs" }).click();
  await expect(list.getByText("created: All 2 instances run")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create job" })).toBeDisabled();
  await expect(page.getByText("It runs exactly as configured here.")).toBeVisible();
});

test("a job that exists is compared with its configuration, field by field", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello?tab=config");
  await page.getByRole("link", { name: "Compare with a configuration" }).click();
  await expect(page.getByText("The configuration does not define www-data/prod/hello.")).toBeVisible();
  await editorOf(page).fill(hello(14, 2));
  await expect(page.getByText("This configuration would change 12 instances, add 2 instances.")).toBeVisible();
  const task = page.getByRole("region", { name: "Task", exact: true });
  await expect(task.getByText("resources.numCpus")).toBeVisible();
  await expect(task.locator("del").first()).toHaveText("1");
  await expect(task.locator("ins").first()).toHaveText("2");
  const executor = page.getByRole("region", { name: "What the executor is given" });
  await expect(executor.locator("ins mark", { hasText: "--verbose" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Quota of www-data" })).toContainText("used by others 12 cores");
  await expect(page.getByRole("button", { name: "Create job" })).toBeDisabled();
});

test("errors in JSON stand where they are, too", async ({ console, page }) => {
  await console.open("calm", "/create");
  await expect(page.getByText("The job is well formed.")).toBeVisible();
  await chooseExample(page, "JSON: a service of three instances");
  await expect(editorOf(page)).toContainText('"instanceCount"');
  await editorOf(page).click();
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
  await editorOf(page).fill(JSON.stringify(job));
  await expect(page.getByText("6 of 8 instances would start now; 2 would wait.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Why it waits" })).toContainText("2 instances would wait: 6–7");
  await expect(page.getByRole("region", { name: "Quota of www-data" })).toContainText("over by 8 cores");
});

test("a refusal is told in words near the button, and the text is kept", async ({ console, page }) => {
  await console.open("full-quotas", "/create");
  await expect(page.getByText("It would be refused.")).toBeVisible();
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page.getByRole("alert").first()).toContainText("CPU quota exceeded by 2.00 core(s)");
  await expect(editorOf(page)).toContainText("hello_world");
});

test("a job can be created like another one", async ({ console, page }) => {
  await console.open("calm", "/scheduler/www-data/prod/hello?tab=config");
  await page.getByRole("link", { name: "Create one like this" }).click();
  await expect(editorOf(page)).toContainText('"name": "hello"');
  await expect(page.getByText("It runs exactly as configured here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Create job" })).toBeDisabled();
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
