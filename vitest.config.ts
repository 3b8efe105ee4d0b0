/** Two projects: `unit` (pure and in-process, parallel) and `process` (starts programs; one file at a time). */
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
          exclude: [...everywhere.exclude, "**/*.process.test.ts"],
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
          fileParallelism: false,
          pool: "forks",
        },
      },
    ],
  },
});
