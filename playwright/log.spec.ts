/** The log: whether it can be written to, in every state of its replicas, and its entries. */
import { expect, test } from "./console.ts";
import type { ScenarioName } from "./scenarios/scenarios.ts";

const STATES: readonly (readonly [scenario: ScenarioName, verdict: RegExp, row: RegExp, advice: RegExp])[] = [
  [
    "replica-lost",
    /one more failure, and writes wait/,
    /10\.4\.0\.13:8083.*Silent/,
    /has not answered for 4m.*catches up by itself/,
  ],
  ["quorum-lost", /^Quorum lost: 1 of 3 votes/, /10\.4\.0\.12:8083.*Silent.*50s ago/, /2 replicas do not answer/],
  ["empty-replica", /^2 of 3 replicas vote/, /10\.4\.0\.13:8083.*Empty/, /Do not run mesos-log initialize on it/],
  ["recovering-replica", /^2 of 3 replicas vote/, /10\.4\.0\.13:8083.*Recovering/, /votes when it is done/],
  ["unknown-replica", /^2 of 3 replicas vote/, /10\.4\.0\.13:8083.*Unknown.*never/, /has never answered/],
  [
    "new-ensemble",
    /the log has never been initialized/,
    /10\.4\.0\.12:8083.*Empty/,
    /mesos-log initialize --path=\/var\/lib\/aurora\/log/,
  ],
];

for (const [scenario, verdict, row, advice] of STATES) {
  test(`says what the state of the replicas means on the scenario ${scenario}`, async ({ console, page }) => {
    await console.open(scenario, "/admin/log");
    await expect(page.getByText(verdict)).toBeVisible();
    await expect(page.getByRole("table", { name: "Replicas" }).getByRole("row", { name: row })).toBeVisible();
    await expect(page.getByRole("list", { name: "What to do" })).toContainText(advice);
  });
}

test("an entry opens to its ops, their JSON and their configs, by mouse and by keys", async ({ console, page }) => {
  await console.open("calm", "/admin/log?q=saveTasks");
  const entries = page.getByRole("list", { name: "Entries, newest first" });
  await entries.getByText("www-data/staging/hello").first().waitFor();
  await entries.getByText("2 tasks: 2 PENDING").first().click();
  const detail = page.getByRole("region", { name: /^Entry \d+$/ });
  await expect(detail).toContainText("Writes that share it");
  await detail.getByRole("button", { name: "JSON" }).click();
  await expect(detail.getByLabel("saveTasks as JSON")).toContainText('"configId"');
  await detail.getByText("stored in full here").click();
  await expect(detail.getByLabel(/^Config [0-9a-f]{32}$/)).toContainText('"isService": true');
  await expect(page).toHaveURL(/open=\d+/);
  await page.reload();
  await expect(detail).toBeVisible();
  await entries.getByRole("button", { expanded: true }).focus();
  await page.keyboard.press("Enter");
  await expect(detail).toBeHidden();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(detail).toBeVisible();
});

test("entries are read back to the log's begin, filtered, and found from any position", async ({ console, page }) => {
  await console.open("calm", "/admin/log");
  const rows = page.getByRole("button", { name: /^Entry / });
  await expect(rows).toHaveCount(50);
  await page.getByRole("button", { name: "Show older entries" }).click();
  await expect(page.getByText(/^The log begins at position \d+; what came before is in a snapshot\.$/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Entry .*Snapshot$/ })).toHaveCount(1);
  await page.getByRole("combobox", { name: "Kind of entries" }).click();
  await page.getByRole("option", { name: "Snapshot" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/kind=SNAPSHOT/);
  await expect(page.getByText(/^The whole state up to position \d+\.$/)).toBeVisible();
  await console.open("calm", "/admin/log");
  await page.getByLabel("Go to a position").fill("30");
  await page.getByLabel("Go to a position").press("Enter");
  await expect(rows.first()).toHaveAccessibleName("Entry 30, Transactions");
  await expect(page.getByRole("region", { name: "Entry 30" })).toBeVisible();
  await page.getByRole("button", { name: "Back to the log's end" }).click();
  await expect(rows).toHaveCount(50);
});

test("the end is followed as it is written", async ({ console, page }) => {
  await console.open("three-replicas", "/admin/log");
  await expect(page.getByText(/^All 3 replicas vote\. Every write needs 2/)).toBeVisible();
  await expect(page.getByRole("list", { name: "What to do" })).toBeHidden();
  await page.getByRole("checkbox", { name: "Follow the end" }).check();
  await expect(page).toHaveURL(/follow=1/);
  const first = page.getByRole("button", { name: /^Entry / }).first();
  const before = await first.getAttribute("data-position");
  await expect(first).not.toHaveAttribute("data-position", before ?? "", { timeout: 20_000 });
  await expect(page.getByText(/1 event: report \d+/).first()).toBeVisible();
});

test("entries that cannot be read say what is wrong with them", async ({ console, page }) => {
  await console.open("damaged-log", "/admin/log");
  await expect(page.getByText("It cannot be read: its checksum does not match.")).toBeVisible();
  await expect(page.getByText("1 of its 3 frames are there")).toBeVisible();
});
