/**
 * Next hosts the pages inside the scheduler's process: `server/main.ts` listens, Next renders. Plain
 * JavaScript, since it is read at every start and Next would compile it each time.
 *
 * @type {import("next").NextConfig}
 */
const config = {
  poweredByHeader: false,
  // Native LevelDB binding: loaded by Node, never bundled.
  serverExternalPackages: ["classic-level"],
  // `npm run typecheck` checks the whole repository at once; the build does not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default config;
