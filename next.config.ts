/** Next hosts the pages inside the scheduler's process: `server/main.ts` listens, Next renders. */
import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // Native LevelDB binding: loaded by Node, never bundled.
  serverExternalPackages: ["classic-level"],
  // `npm run typecheck` checks the whole repository at once; the build does not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
