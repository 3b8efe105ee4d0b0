/**
 * Three projects: `unit` (pure and in-process, parallel), `process` (starts programs; two files at a time), and `campaign`
 * (starts programs, one file at a time, and too long for every day: `npm run test:campaign`).
 */
import { defineConfig } from "vitest/config";

const everywhere = { exclude: ["**/node_modules/**", "**/dist/**", "**/.next/**"] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everywhere,
          name: "unit",
          include: ["{server,prisma-free-store,components,app,scripts,lint,bench,test}/**/*.test.{ts,tsx}"],
          exclude: [...everywhere.exclude, "**/*.process.test.ts", "**/*.campaign.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...everywhere,
          name: "process",
          include: ["{server,prisma-free-store,scripts,test}/**/*.process.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Programs under test wait more than they work.
          maxWorkers: 2,
          pool: "forks",
        },
      },
      {
        test: {
          ...everywhere,
          name: "campaign",
          include: ["test/**/*.campaign.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          pool: "forks",
        },
      },
    ],
  },
});
