/**
 * The README's tour, on the real scheduler with an embedded cluster and real processes: create the example,
 * watch it run, kill it behind the scheduler's back, ask for more than there is, kill a job, start again.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, type Page } from "@playwright/test";
import { initializeLog, makeStateDir, removeStateDir, startScheduler, type SchedulerProcess } from "../test/harness.ts";

test.describe.configure({ mode: "serial" });

/** As `npm start` has them; and the instance that dies twice in a minute waits for a second, not for up to a minute. */
const FLAGS = ["-reconciliation_initial_delay=1secs", "-initial_flapping_task_delay=1secs"];

let stateDir: string;
let scheduler: SchedulerProcess;

test.beforeAll(async () => {
  stateDir = makeStateDir();
  initializeLog(stateDir);
  scheduler = await startScheduler({ stateDir, flags: FLAGS });
});

test.afterAll(async () => {
  await scheduler.stop();
  removeStateDir(stateDir);
});

const JOB = "/scheduler/www-data/devel/hello_world";

const EXAMPLE = fileURLToPath(new URL("../examples/jobs/hello_world.aurora", import.meta.url));

/** Replaces the editor's text. */
async function fillEditor(page: Page, change: (text: string) => string): Promise<void> {
  const editor = page.getByRole("textbox", { name: "The configuration" });
  await expect(editor).toContainText("hello_world");
  await editor.fill(change(readFileSync(EXAMPLE, "utf8")));
}

/** The client, with the cluster described as `npm start` does. */
function aurora(...argv: string[]): string {
  writeFileSync(
    join(stateDir, "clusters.json"),
    JSON.stringify([{ name: "devcluster", scheduler_uri: scheduler.base }]),
  );
  return execFileSync(fileURLToPath(new URL("../bin/aurora", import.meta.url)), argv, {
    encoding: "utf8",
    env: { ...process.env, AURORA_STATE_DIR: stateDir },
  });
}

async function openCreate(page: Page): Promise<void> {
  await page.goto(`${scheduler.base}/create`);
  await expect(page.getByText("The job is well formed.")).toBeVisible();
}

test("the example on the create page runs as it is", async ({ page }) => {
  await openCreate(page);
  await expect(page.getByText("www-data/devel/hello_world")).toBeVisible();
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page).toHaveURL(new RegExp(`${JOB}$`));
  await expect(page.getByText("All 3 instances run.")).toBeVisible({ timeout: 30_000 });
});

test("an instance shows its states, its files and the live tail of its log", async ({ page }) => {
  await page.goto(`${scheduler.base}${JOB}/0`);
  const log = page.getByRole("log");
  await expect(log).toContainText("hello from instance 0", { timeout: 30_000 });
  const lines = await log.innerText();
  await expect.poll(async () => log.innerText(), { timeout: 20_000 }).not.toBe(lines);
  await page.getByRole("tab", { name: "Files" }).click();
  await expect(page.getByText(".logs").first()).toBeVisible();
});

test("a task that dies behind the scheduler's back comes back by itself, and both runs are kept", async ({ page }) => {
  await page.goto(`${scheduler.base}${JOB}/0`);
  await expect(page.getByRole("log")).toBeVisible();
  execFileSync("pkill", ["-9", "-f", `${stateDir}/.*/thermos-www-data-devel-hello_world-0-`]);
  const done = await scheduler.trpc.jobs.get.query({
    job: { role: "www-data", environment: "devel", name: "hello_world" },
  });
  expect(done.instances).toHaveLength(3);
  await expect
    .poll(
      async () => {
        const { tasks } = await scheduler.trpc.tasks.list.query({ jobName: "hello_world", instanceIds: [0] });
        return tasks.map((task) => task.status).toSorted();
      },
      { timeout: 45_000 },
    )
    .toEqual([expect.stringMatching(/FAILED|LOST/), "RUNNING"]);
  await expect(page.getByText("Running", { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/Failed|Lost/).first()).toBeVisible();
});

test("a job that asks for more hosts than there are says why it waits and what would help", async ({ page }) => {
  await openCreate(page);
  await fillEditor(page, (text) =>
    text.replace("instances = 3", "instances = 12").replaceAll("'hello_world'", "'hello_many'"),
  );
  await page.getByRole("button", { name: "Create job" }).click();
  await expect(page).toHaveURL(/hello_many$/);
  await expect(
    page.getByText(/[45] of [56] agents share their host with as many tasks of this job as allowed/).first(),
  ).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Raise the limit on host, or add hosts with another host.").first()).toBeVisible();
});

test("killing a job of many instances asks for its name, then happens on screen", async ({ page }) => {
  await page.goto(`${scheduler.base}/scheduler/www-data/devel/hello_many`);
  await page.getByRole("button", { name: /^Kill/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("12 instances of www-data/devel/hello_many");
  const confirm = dialog.getByRole("button", { name: /Kill/ });
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill("www-data/devel/hello_many");
  await confirm.click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(
      async () => {
        const jobs = await scheduler.trpc.jobs.list.query({ role: "www-data" });
        return jobs.find((job) => job.job.key.name === "hello_many")?.stats.activeTaskCount ?? 0;
      },
      { timeout: 30_000 },
    )
    .toBe(0);
  await expect(page.getByText(/^Nothing runs/).first()).toBeVisible();
});

test("everything that was acknowledged is there after the next start", async ({ page }) => {
  await scheduler.stop("SIGKILL");
  scheduler = await startScheduler({ stateDir, flags: FLAGS });
  await page.goto(`${scheduler.base}${JOB}`);
  await expect(page.getByText("All 3 instances run.")).toBeVisible({ timeout: 30_000 });
});

test("the command line does the same, and the console compares what runs with a changed file", async ({ page }) => {
  const key = "devcluster/www-data/devel/hello_world";
  aurora("job", "killall", key);
  expect(aurora("job", "create", key, EXAMPLE)).toContain("Job create succeeded");
  expect(aurora("job", "status", key)).toContain("hello_world");
  await page.goto(`${scheduler.base}/create?job=www-data/devel/hello_world`);
  await expect(page.getByText("Compared with what runs")).toBeVisible();
  await fillEditor(page, (text) => text.replace("instances = 3", "instances = 4").replace("cpu = 0.5", "cpu = 0.25"));
  await expect(page.getByText("This configuration would change 3 instances, add 1 instance.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Task", exact: true })).toContainText("resources.numCpus");
});
