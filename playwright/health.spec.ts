/** The health of a scheduler: its lifecycle, who leads, ZooKeeper, its registration. */
import { expect, test } from "./console.ts";

test("a leader shows its way there, who led before, and for how long nobody did", async ({ console, page }) => {
  await console.open("three-replicas", "/admin/health");
  const path = page.getByRole("list", { name: "Lifecycle" });
  await expect(path.getByRole("listitem")).toHaveCount(5);
  await expect(path.locator("[aria-current=step]")).toContainText("Active");
  const leaders = page.getByRole("list", { name: "Leaders" });
  await expect(leaders.getByRole("listitem").first()).toContainText("this process");
  await expect(leaders.getByRole("listitem").nth(1)).toContainText("nobody15s");
  await expect(leaders.getByRole("link", { name: "aurora-2.example.com:8081" })).toHaveAttribute(
    "href",
    "http://aurora-2.example.com:8081/admin/health",
  );
  await expect(page.getByRole("list", { name: "Candidates" })).toContainText("is nextaurora-2.example.com");
  await expect(page.getByRole("region", { name: "ZooKeeper" })).toContainText("0x1000a3f5e2b0004");
  await expect(page.getByRole("region", { name: "Registration with Mesos" })).toContainText("Registered since");
});

test("a follower says that it is one, and shows its own state", async ({ console, page }) => {
  await console.open("follower", "/admin/health");
  await expect(page.getByText("This is a follower; the leader is")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the leader’s console" })).toHaveAttribute(
    "href",
    "http://aurora-1.example.com:8081/",
  );
  await expect(page.getByRole("list", { name: "Lifecycle" }).locator("[aria-current=step]")).toContainText("Following");
  await expect(page.getByRole("region", { name: "Registration with Mesos" })).toContainText(
    "Only the leader talks to the master.",
  );
  await expect(page.getByText(/^as of \d\d:\d\d:\d\d$/)).toBeVisible();
  await console.open("follower", "/scheduler");
  await expect(page.getByText(/^This scheduler follows; aurora-1\.example\.com:8081 leads/)).toBeVisible();
  await expect(page.getByRole("link", { name: "This page at the leader" })).toHaveAttribute(
    "href",
    "http://aurora-1.example.com:8081/scheduler",
  );
  await expect(page.getByText("Storage is not READY").first()).toBeVisible();
});

test("a scheduler that knows of no leader says for how long", async ({ console, page }) => {
  await console.open("no-leader", "/admin/health");
  await expect(page.getByText("No scheduler leads, as far as this one knows.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Leaders" }).getByRole("listitem").first()).toContainText(
    "an election is under way",
  );
});

test("a leader without ZooKeeper tells when it gives up, on every page", async ({ console, page }) => {
  await console.open("zookeeper-suspended", "/admin/health");
  const panel = page.getByRole("region", { name: "ZooKeeper" });
  await expect(panel).toContainText(/Unless one does, this process gives up its leadership in/);
  await expect(panel.getByRole("list", { name: "Changes, newest first" }).getByRole("listitem")).toHaveCount(4);
  await console.open("zookeeper-suspended", "/scheduler");
  await expect(page.getByText(/^ZooKeeper does not answer\. Unless it does/)).toBeVisible();
  await console.open("zookeeper-expired", "/admin/health");
  await expect(panel).toContainText("stands at the end of the line");
});

test("a scheduler that runs alone says so", async ({ console, page }) => {
  await console.open("calm", "/admin/health");
  await expect(page.getByText("This scheduler runs alone: nobody takes over when it ends.")).toBeVisible();
  await expect(page.getByText("Runs without ZooKeeper: -zk_endpoints is not set.")).toBeVisible();
});
