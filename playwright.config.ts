/**
 * Browser tests. `playwright/` tests the console in Chromium on scenarios (playwright/scenarios): the production
 * build, hosted without a scheduler. One worker: the scenarios are one process whose state the tests change.
 */
import { defineConfig } from "@playwright/test";

const PORT = 8097;

export default defineConfig({
  testDir: "playwright",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  reporter: "list",
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    viewport: { width: 1440, height: 900 },
    colorScheme: "dark",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    },
  },
  webServer: {
    command: `node --import tsx playwright/scenarios/main.ts calm ${PORT}`,
    url: `http://127.0.0.1:${PORT}/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    env: { NEXT_TELEMETRY_DISABLED: "1" },
  },
});
